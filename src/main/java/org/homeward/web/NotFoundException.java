package org.homeward.web;

import org.springframework.http.HttpStatus;

/**
 * What is asked for does not exist, or the reader may not know that it does: answered with 404 and
 * always the same page, so that nothing can be learned from the difference.
 */
public class NotFoundException extends ProblemException {

  /**
   * @param what what was looked for, for the log only
   */
  public NotFoundException(String what) {
    super(HttpStatus.NOT_FOUND, what, null, null);
  }

  @Override
  public ProblemPage page() {
    return ProblemPage.standard(HttpStatus.NOT_FOUND.value());
  }
}
