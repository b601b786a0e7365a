package org.homeward.trial;

/** The trial cannot start for a reason that whoever started it can change; the message says how. */
final class CannotStart extends RuntimeException {

  CannotStart(String message) {
    super(message);
  }
}
