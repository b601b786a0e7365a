package org.homeward.web;

import org.springframework.http.HttpStatus;

/** Something Homeward needs is not there just now: answered with 503. */
public class UnavailableException extends ProblemException {

  /**
   * @param title heading of the page, a short sentence without full stop
   * @param message what has happened, or null
   * @param whatToDo what the reader can do next, or null
   */
  public UnavailableException(String title, String message, String whatToDo) {
    super(HttpStatus.SERVICE_UNAVAILABLE, title, message, whatToDo);
  }
}
