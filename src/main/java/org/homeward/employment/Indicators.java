package org.homeward.employment;

import org.homeward.employment.EmploymentAnswers.Answers;

/**
 * The employment questions of the national data sets, in their codes. What was not asked, because
 * another answer settles it, is filled in: whoever is not employed has no weekly hours (98), is
 * neither self-employed nor off sick (8) and receives no Statutory Sick Pay (N).
 *
 * @param status employment status, 01 to 08 or ZZ
 * @param weeklyHours band of weekly hours: 01 to 04, 97 not stated, 98 not employed, 99 not known
 * @param selfEmployed Y, N, 8 not employed, Z not stated, X not known
 * @param sicknessAbsence the same codes
 * @param ssp Statutory Sick Pay: Y, N, U not known, Z not stated
 * @param benefit any benefit, the same codes
 * @param universalCredit the same codes
 * @param esa Employment and Support Allowance
 * @param pip Personal Independence Payment
 * @param jsa Jobseeker's Allowance
 * @param other another benefit
 */
record Indicators(
    EmploymentStatus status,
    String weeklyHours,
    String selfEmployed,
    String sicknessAbsence,
    String ssp,
    String benefit,
    String universalCredit,
    String esa,
    String pip,
    String jsa,
    String other) {

  private static final String NOT_KNOWN_HOURS = "99";
  private static final String NO_HOURS = "98";
  private static final String NOT_EMPLOYED = "8";

  /** Reads them from the answers to a form. */
  static Indicators of(Answers said) {
    EmploymentStatus status = EmploymentStatus.of(said.required("employmentStatus"));
    boolean employed = status == EmploymentStatus.EMPLOYED;
    String benefit = or(said.text("benefitIndicator"), "U");
    return new Indicators(
        status,
        employed ? or(said.text("weeklyHours"), NOT_KNOWN_HOURS) : NO_HOURS,
        employed ? or(said.text("selfEmployed"), "X") : NOT_EMPLOYED,
        employed ? or(said.text("sicknessAbsence"), "X") : NOT_EMPLOYED,
        employed ? or(said.text("sspIndicator"), "U") : "N",
        benefit,
        one(said, benefit, "uc"),
        one(said, benefit, "esa"),
        one(said, benefit, "pip"),
        one(said, benefit, "jsa"),
        one(said, benefit, "other"));
  }

  /** One benefit: as ticked if the person receives any; else as for benefits as a whole. */
  private static String one(Answers said, String benefit, String name) {
    if (!"Y".equals(benefit)) {
      return benefit;
    }
    return said.ticked("benefitsReceived").contains(name) ? "Y" : "N";
  }

  private static String or(String given, String otherwise) {
    return given == null ? otherwise : given;
  }
}
