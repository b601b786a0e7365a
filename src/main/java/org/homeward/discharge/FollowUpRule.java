package org.homeward.discharge;

import java.time.LocalDate;
import java.util.Set;

/**
 * Whether a contact counts as the national 72-hour follow-up: after the day of discharge and not
 * later than the third day; either the person was seen face to face, by telephone, talk type or
 * video, or they were back in hospital. Same-day contact, text and e-mail do not count.
 *
 * <p>Source: NHS England, monthly mental health statistics, measures MHS78 to MHS80.
 */
public final class FollowUpRule {

  private static final Set<String> MECHANISMS = Set.of("01", "02", "04", "11");
  private static final int DAYS = 3;
  private static final String SEEN = "seen";
  private static final String READMITTED = "readmitted";

  /** Acute, older adult, PICU, acute for learning disability or autism, rehabilitation. */
  private static final Set<String> BEDS = Set.of("200", "201", "202", "205", "212", "213");

  /** Died. */
  private static final Set<String> NOT_METHODS = Set.of("4", "5");

  /** Other hospitals, court, prison, police custody, forced repatriation, died. */
  private static final Set<String> NOT_DESTINATIONS =
      Set.of("30", "37", "40", "42", "48", "49", "50", "53", "79", "84", "87", "89");

  private FollowUpRule() {}

  /**
   * Whether a discharge is one of those that are to be followed up.
   *
   * @param bedType national code of the bed, or null
   * @param method national code of the method of discharge, or null
   * @param destination national code of the destination, or null
   */
  public static boolean due(String bedType, String method, String destination) {
    return bedType != null
        && BEDS.contains(bedType)
        && (method == null || !NOT_METHODS.contains(method))
        && (destination == null || !NOT_DESTINATIONS.contains(destination));
  }

  /** Days after the day of discharge within which the contact is to be. */
  public static int days() {
    return DAYS;
  }

  static boolean counts(LocalDate discharge, LocalDate contact, String mechanism, String outcome) {
    boolean inTime =
        contact != null && contact.isAfter(discharge) && !contact.isAfter(discharge.plusDays(DAYS));
    boolean reached = SEEN.equals(outcome) && mechanism != null && MECHANISMS.contains(mechanism);
    return inTime && (reached || READMITTED.equals(outcome));
  }
}
