package org.homeward.web;

import org.springframework.http.HttpStatus;

/** Somebody else was faster, or what is asked for no longer fits: answered with 409. */
public class ConflictException extends ProblemException {

  /**
   * @param title heading of the page, a short sentence without full stop
   * @param message what has happened, or null
   * @param whatToDo what the reader can do next, or null
   */
  public ConflictException(String title, String message, String whatToDo) {
    super(HttpStatus.CONFLICT, title, message, whatToDo);
  }
}
