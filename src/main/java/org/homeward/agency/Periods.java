package org.homeward.agency;

import java.time.LocalDate;

/** Periods of days of which either end may be open; both ends belong to the period. */
final class Periods {

  private Periods() {}

  static boolean covers(LocalDate from, LocalDate to, LocalDate day) {
    return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
  }
}
