package org.homeward.trial;

/**
 * Where someone is in hospital, and where they come from.
 *
 * @param ward code of the ward
 * @param borough code of the borough
 * @param daysAgo how many days before today they were admitted
 * @param bedType national code
 * @param legalStatus value of the start form
 * @param before national code of where they lived
 */
record Stay(
    String ward, String borough, int daysAgo, String bedType, String legalStatus, String before) {

  private static final String ACUTE_ADULT = "200";
  private static final String ACUTE_OLDER_ADULT = "201";
  private static final String LOW_SECURE = "206";
  private static final String COUNCIL_TENANT = "02";
  private static final String FIRST_CODE_OF_NO_HOME = "12";
  private static final String LAST_CODE_OF_NO_HOME = "19";

  /** Someone in an acute bed, there of their own will, with a flat of the council. */
  static Stay on(String ward, String borough, int daysAgo) {
    return new Stay(ward, borough, daysAgo, ACUTE_ADULT, "informal", COUNCIL_TENANT);
  }

  Stay olderAdult() {
    return new Stay(ward, borough, daysAgo, ACUTE_OLDER_ADULT, legalStatus, before);
  }

  Stay lowSecure() {
    return new Stay(ward, borough, daysAgo, LOW_SECURE, "section-37", before);
  }

  Stay detained(String section) {
    return new Stay(ward, borough, daysAgo, bedType, section, before);
  }

  Stay cameFrom(String accommodation) {
    return new Stay(ward, borough, daysAgo, bedType, legalStatus, accommodation);
  }

  boolean homeless() {
    return before.compareTo(FIRST_CODE_OF_NO_HOME) >= 0
        && before.compareTo(LAST_CODE_OF_NO_HOME) <= 0;
  }
}
