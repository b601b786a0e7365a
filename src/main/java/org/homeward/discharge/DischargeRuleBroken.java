package org.homeward.discharge;

/** Dates or codes that cannot be so. The message says which rule, in plain words. */
class DischargeRuleBroken extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DischargeRuleBroken(String message) {
    super(message);
  }
}
