package org.homeward.web;

import org.springframework.http.HttpStatus;

/** The reader may know that the thing exists but may not do this: answered with 403. */
public class ForbiddenException extends ProblemException {

  /**
   * @param title heading of the page, a short sentence without full stop
   * @param message what has happened, or null
   * @param whatToDo what the reader can do next, or null
   */
  public ForbiddenException(String title, String message, String whatToDo) {
    super(HttpStatus.FORBIDDEN, title, message, whatToDo);
  }
}
