package org.homeward.employment;

/** Why a support that ended has not both a first and a last employment record. */
enum MissingRecord {
  NOT_REACHED("not-reached", "the person could not be reached"),
  REFUSED("refused", "the person did not want to say"),
  UNWELL("unwell", "the person was not well enough"),
  TOO_EARLY("too-early", "the support ended before there was one"),
  OTHER("other", "another reason");

  private final String code;
  private final String words;

  MissingRecord(String code, String words) {
    this.code = code;
    this.words = words;
  }

  String code() {
    return code;
  }

  String words() {
    return words;
  }

  /**
   * The reason of a code that a form gives.
   *
   * @throws EmploymentRuleBroken if there is none
   */
  static MissingRecord of(String code) {
    for (MissingRecord reason : values()) {
      if (reason.code.equals(code)) {
        return reason;
      }
    }
    throw new EmploymentRuleBroken("No such reason for a missing record: " + code);
  }
}
