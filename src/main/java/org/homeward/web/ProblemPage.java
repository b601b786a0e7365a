package org.homeward.web;

import java.util.Set;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.servlet.ModelAndView;

/**
 * A page that says what went wrong and what to do. Its words are either given, or the standard ones
 * of the status, found in the messages under {@code error.<status>.title} and {@code .text}.
 *
 * @param status HTTP status of the answer
 * @param title heading, or null for the standard one
 * @param message what has happened, or null
 * @param whatToDo what the reader can do next, or null
 * @param reference code under which the log tells more, or null
 */
public record ProblemPage(
    int status, String title, String message, String whatToDo, String reference) {

  private static final Set<Integer> STANDARD = Set.of(400, 403, 404, 405, 409, 413, 500, 503);

  static ProblemPage said(int status, String title, String message, String whatToDo) {
    return new ProblemPage(status, title, message, whatToDo, null);
  }

  static ProblemPage standard(int status) {
    return new ProblemPage(status, null, null, null, null);
  }

  ProblemPage withReference(String code) {
    return new ProblemPage(status, title, message, whatToDo, code);
  }

  /**
   * @return the status whose standard words describe the problem best
   */
  public int words() {
    if (STANDARD.contains(status)) {
      return status;
    }
    return status >= 500 ? 500 : 400;
  }

  ModelAndView view() {
    ModelAndView view = new ModelAndView("error/problem");
    view.setStatus(HttpStatusCode.valueOf(status));
    view.addObject("problem", this);
    return view;
  }
}
