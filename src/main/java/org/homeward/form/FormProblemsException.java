package org.homeward.form;

import java.util.List;
import java.util.stream.Collectors;

/** The forms cannot be used; the message names every problem, not just the first. */
public class FormProblemsException extends RuntimeException {

  private final transient List<FormProblem> problems;

  FormProblemsException(List<FormProblem> problems) {
    super(
        problems.stream()
            .map(problem -> "\n  " + problem)
            .collect(Collectors.joining("", "The forms have problems:", "")));
    this.problems = List.copyOf(problems);
  }

  /**
   * @return all problems, in the order of the files
   */
  public List<FormProblem> problems() {
    return problems;
  }
}
