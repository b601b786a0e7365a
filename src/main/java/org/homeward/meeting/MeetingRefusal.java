package org.homeward.meeting;

/** Something that may not be done to a session as it stands. The message says why, in words. */
class MeetingRefusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MeetingRefusal(String message) {
    super(message);
  }
}
