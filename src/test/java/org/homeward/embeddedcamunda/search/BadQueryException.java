package org.homeward.embeddedcamunda.search;

/** A search that cannot be understood; the message says why. */
public final class BadQueryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadQueryException(String message) {
    super(message);
  }
}
