package org.homeward.casefile;

/** Something that may not be done to a case as it stands. The message says why, in plain words. */
public class CaseRefusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why it was refused. */
  public enum Why {
    NOT_ALLOWED,
    CONFLICT
  }

  private final Why why;

  CaseRefusal(Why why, String message) {
    super(message);
    this.why = why;
  }

  /** Which kind of refusal it is. */
  public Why why() {
    return why;
  }
}
