package org.homeward.discharge;

import static java.util.Comparator.naturalOrder;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts days of delay in the three ways that are in use, which give different numbers for the same
 * periods and must not be mixed.
 *
 * <p>Source of the national rule: NHS England, mental health monthly statistics, measure MHS26
 * "Days of delayed discharge", from Mental Health Services Data Set version 6. Source of the
 * episode length: NHS England, acute inpatient dashboard.
 */
public final class DelayedDays {

  /**
   * A stretch of readiness with one reason.
   *
   * @param end null while it runs
   */
  public record Period(LocalDate start, LocalDate end) {}

  /**
   * The days of a period that the national measure counts, whatever the reporting period.
   *
   * @param period the period
   * @param from the first day that counts
   * @param until the day after the last that counts, or null while it runs
   */
  public record Counted(Period period, LocalDate from, LocalDate until) {

    /**
     * How many of them lie in a reporting period.
     *
     * @param first its first day
     * @param last its last day, or today while it runs
     */
    public long within(LocalDate first, LocalDate last) {
      LocalDate begin = from.isBefore(first) ? first : from;
      LocalDate end = until == null || until.isAfter(last) ? last.plusDays(1) : until;
      return Math.max(0, ChronoUnit.DAYS.between(begin, end));
    }
  }

  private DelayedDays() {}

  /**
   * Days somebody has been waiting without a break up to now: calendar days since the first.
   *
   * @param since first day of the unbroken readiness
   * @param today the day that is asked about
   */
  public static long waiting(LocalDate since, LocalDate today) {
    return ChronoUnit.DAYS.between(since, today);
  }

  /**
   * Length of an episode of readiness: both its first and its last day count.
   *
   * @param end its last day, or today while it runs
   */
  public static long episode(LocalDate start, LocalDate end) {
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
    return national(periods).stream().mapToLong(counted -> counted.within(from, to)).sum();
  }

  /**
   * What the national measure MHS26 counts of each period; see {@link #national(List, LocalDate,
   * LocalDate)}. Cut to a reporting period, it gives the days of that period.
   *
   * @param periods those of one hospital spell, in any order
   */
  public static List<Counted> national(List<Period> periods) {
    List<Counted> counted = new ArrayList<>();
    LocalDate previousEnd = null;
    for (Period period :
        periods.stream()
            .filter(period -> !period.start().equals(period.end()))
            .sorted(Comparator.comparing(Period::start))
            .toList()) {
      boolean begins = previousEnd == null || period.start().isAfter(previousEnd.plusDays(1));
      counted.add(
          new Counted(period, begins ? period.start().plusDays(1) : period.start(), period.end()));
      previousEnd = period.end();
    }
    return counted;
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
  public static long finishedEpisodes(List<Period> periods) {
    return episodes(periods.stream().filter(period -> period.end() != null).toList()).stream()
        .mapToLong(episode -> episode(episode.start(), episode.end()))
        .sum();
  }

  /**
   * Episodes of readiness: periods that follow one another on the same date are one.
   *
   * @param periods those of one hospital spell, in any order
   * @return in their order; the end of one that runs is null
   */
  public static List<Period> episodes(List<Period> periods) {
    List<Period> episodes = new ArrayList<>();
    for (Period period :
        periods.stream()
            .sorted(
                Comparator.comparing(Period::start)
                    .thenComparing(Period::end, Comparator.nullsLast(naturalOrder())))
            .toList()) {
      Period last = episodes.isEmpty() ? null : episodes.getLast();
      boolean goesOn = last != null && (last.end() == null || !period.start().isAfter(last.end()));
      if (goesOn) {
        episodes.set(
            episodes.size() - 1, new Period(last.start(), later(last.end(), period.end())));
      } else {
        episodes.add(period);
      }
    }
    return episodes;
  }

  /**
   * The day the present waiting began, whatever its reason was since then.
   *
   * @param periods those of one hospital spell, in the order they began
   * @return empty if nobody waits
   */
  public static Optional<LocalDate> unbrokenSince(List<Period> periods) {
    LocalDate since = null;
    for (Period period : periods.reversed()) {
      if (since == null ? period.end() == null : since.equals(period.end())) {
        since = period.start();
      } else if (since != null) {
        break;
      }
    }
    return Optional.ofNullable(since);
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    if (one == null || other == null) {
      return null;
    }
    return one.isAfter(other) ? one : other;
  }
}
