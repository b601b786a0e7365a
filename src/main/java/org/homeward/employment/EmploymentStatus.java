package org.homeward.employment;

/** The national employment status. */
enum EmploymentStatus {
  EMPLOYED("01", "Employed"),
  SEEKING_WORK("02", "Unemployed and actively seeking work"),
  STUDENT("03", "Student, not working or seeking work"),
  LONG_TERM_SICK("04", "Long-term sick or disabled, on benefits"),
  HOMEMAKER("05", "Homemaker, not working or seeking work"),
  NO_BENEFITS("06", "Not receiving benefits, not working or seeking work"),
  VOLUNTEER("07", "Unpaid voluntary work, not working or seeking work"),
  RETIRED("08", "Retired"),
  NOT_STATED("ZZ", "Not stated");

  private final String code;
  private final String words;

  EmploymentStatus(String code, String words) {
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
   * The status of a national code.
   *
   * @throws EmploymentRuleBroken if there is none
   */
  static EmploymentStatus of(String code) {
    for (EmploymentStatus status : values()) {
      if (status.code.equals(code)) {
        return status;
      }
    }
    throw new EmploymentRuleBroken("No such employment status: " + code);
  }
}
