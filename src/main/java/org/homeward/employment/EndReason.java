package org.homeward.employment;

/** Why employment support ended. */
enum EndReason {
  SUSTAINED("sustained", "Holds a job"),
  IN_WORK("in-work", "In work, needs no more support"),
  DISENGAGED("disengaged", "Could not be reached any more"),
  MOVED("moved", "Moved away"),
  NOT_NOW("not-now", "Not now"),
  HEALTH("health", "Stopped because of health"),
  DECLINED("declined", "Did not want the support"),
  DUPLICATE("duplicate", "Supported elsewhere"),
  NOT_SUITABLE("not-suitable", "Not a suitable candidate"),
  ERROR("error", "Opened in error"),
  DIED("died", "The person died");

  private final String code;
  private final String words;

  EndReason(String code, String words) {
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
  static EndReason of(String code) {
    for (EndReason reason : values()) {
      if (reason.code.equals(code)) {
        return reason;
      }
    }
    throw new EmploymentRuleBroken("No such reason for an end: " + code);
  }
}
