package org.homeward.discharge;

import static java.util.Comparator.naturalOrder;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts days of delay in the three ways that are in use, which give different numbers for the same
 * periods and must not be mixed.
 *
 * <p>Source of the national rule: NHS England, mental health monthly statistics, measure MHS26
 * "Days of delayed discharge", from Mental Health Services Data Set version 6. Source of the
 * episode length: NHS England, acute inpatient dashboard.
 */
final class DelayedDays {

  /**
   * A stretch of readiness with one reason.
   *
   * @param end null while it runs
   */
  record Period(LocalDate start, LocalDate end) {}

  private DelayedDays() {}

  /**
   * Days somebody has been waiting without a break up to now: calendar days since the first.
   *
   * @param since first day of the unbroken readiness
   * @param today the day that is asked about
   */
  static long waiting(LocalDate since, LocalDate today) {
    return ChronoUnit.DAYS.between(since, today);
  }

  /**
   * Length of an episode of readiness: both its first and its last day count.
   *
   * @param end its last day, or today while it runs
   */
  static long episode(LocalDate start, LocalDate end) {
    return ChronoUnit.DAYS.between(start, end) + 1;
  }

  /**
   * Days that the national measure MHS26 counts within a reporting period. Neither the first day of
   * a readiness nor its last counts, but a change of reason on the same date, or the day after,
   * loses no first day again; a period that began before the reporting period counts from its first
   * day. Periods that begin and end on the same date are left out.
   *
   * @param periods those of one hospital spell, in any order
   * @param from first day of the reporting period
   * @param to its last day, or today while it runs
   */
  static long national(List<Period> periods, LocalDate from, LocalDate to) {
    List<Period> counted =
        periods.stream()
            .filter(period -> !period.start().equals(period.end()))
            .sorted(Comparator.comparing(Period::start))
            .toList();
    long days = 0;
    LocalDate previousEnd = null;
    for (Period period : counted) {
      if (!period.start().isAfter(to) && (period.end() == null || !period.end().isBefore(from))) {
        LocalDate start = countsFrom(period, previousEnd, from);
        LocalDate end =
            period.end() == null || period.end().isAfter(to) ? to.plusDays(1) : period.end();
        days += Math.max(0, ChronoUnit.DAYS.between(start, end));
      }
      previousEnd = period.end();
    }
    return days;
  }

  /**
   * What {@link #national} gives for each month in which somebody was ready, as it is reported.
   *
   * @param periods those of one hospital spell, in any order
   * @param today the last day that can count
   * @return days by month, the newest first; a month without any is there too if it lies between
   */
  static Map<YearMonth, Long> byMonth(List<Period> periods, LocalDate today) {
    Map<YearMonth, Long> months = new LinkedHashMap<>();
    if (periods.isEmpty()) {
      return months;
    }
    LocalDate first = periods.stream().map(Period::start).min(naturalOrder()).orElseThrow();
    LocalDate last =
        periods.stream()
            .map(period -> period.end() == null ? today : period.end())
            .max(naturalOrder())
            .orElseThrow();
    YearMonth begin = YearMonth.from(first);
    for (YearMonth month = YearMonth.from(last);
        !month.isBefore(begin);
        month = month.minusMonths(1)) {
      LocalDate end = month.atEndOfMonth().isAfter(today) ? today : month.atEndOfMonth();
      months.put(month, national(periods, month.atDay(1), end));
    }
    return months;
  }

  /**
   * Length of all finished episodes of readiness together. An episode goes on over a change of
   * reason; its first and its last day count, once each.
   *
   * @param periods those of one hospital spell, in any order
   */
  static long finishedEpisodes(List<Period> periods) {
    long days = 0;
    LocalDate counted = null;
    for (Period period :
        periods.stream()
            .filter(period -> period.end() != null)
            .sorted(Comparator.comparing(Period::start).thenComparing(Period::end))
            .toList()) {
      boolean goesOn = counted != null && !period.start().isAfter(counted);
      days += episode(goesOn ? counted.plusDays(1) : period.start(), period.end());
      counted = period.end();
    }
    return days;
  }

  private static LocalDate countsFrom(Period period, LocalDate previousEnd, LocalDate from) {
    if (period.start().isBefore(from)) {
      return from;
    }
    boolean begins = previousEnd == null || period.start().isAfter(previousEnd.plusDays(1));
    return begins ? period.start().plusDays(1) : period.start();
  }
}
