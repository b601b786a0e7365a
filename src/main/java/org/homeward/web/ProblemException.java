package org.homeward.web;

import org.springframework.http.HttpStatus;

/**
 * Something a person has to be told about on a page of its own. Any controller or service may throw
 * one of the subclasses; it becomes a page in plain words with the right status.
 *
 * <p>The words are the caller's, ready to show: they must not hold anything the reader may not
 * know.
 */
public abstract class ProblemException extends RuntimeException {

  private final transient ProblemPage page;

  ProblemException(HttpStatus status, String title, String message, String whatToDo) {
    super(title + (message == null ? "" : ": " + message));
    this.page = ProblemPage.said(status.value(), title, message, whatToDo);
  }

  /**
   * @return the page to show
   */
  public ProblemPage page() {
    return page;
  }

  /** Expected refusals are part of the work; their stack traces help nobody. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
