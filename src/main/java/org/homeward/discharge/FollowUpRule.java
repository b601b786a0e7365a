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
final class FollowUpRule {

  private static final Set<String> MECHANISMS = Set.of("01", "02", "04", "11");
  private static final int DAYS = 3;
  private static final String SEEN = "seen";
  private static final String READMITTED = "readmitted";

  private FollowUpRule() {}

  static boolean counts(LocalDate discharge, LocalDate contact, String mechanism, String outcome) {
    boolean inTime =
        contact != null && contact.isAfter(discharge) && !contact.isAfter(discharge.plusDays(DAYS));
    boolean reached = SEEN.equals(outcome) && mechanism != null && MECHANISMS.contains(mechanism);
    return inTime && (reached || READMITTED.equals(outcome));
  }
}
