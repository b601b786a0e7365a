package org.homeward.employment;

/** Dates or codes that cannot be so. The message says which rule, in plain words. */
class EmploymentRuleBroken extends RuntimeException {

  private static final long serialVersionUID = 1L;

  EmploymentRuleBroken(String message) {
    super(message);
  }
}
