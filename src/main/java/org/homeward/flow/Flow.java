package org.homeward.flow;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import org.homeward.report.Percentiles;

/**
 * What came, what left and what is open of one thing: the cases of a pathway or the tasks of a
 * step.
 *
 * @param days what came and left, by day; at least of the period and of the one before it
 * @param took how long what left took, of the same days
 * @param open what is open now, by the day it came
 * @param late tasks finished in the period, and those of them that were late
 * @param lateBefore the same of the period before
 */
record Flow(
    NavigableMap<LocalDate, Day> days,
    List<Took> took,
    NavigableMap<LocalDate, Integer> open,
    Late late,
    Late lateBefore) {

  private static final int PERCENT = 100;

  /** What came and left on a day. */
  record Day(int came, int left) {}

  /**
   * Some that were over on the same day and had taken as long.
   *
   * @param on when they were over
   * @param days how long they took
   * @param number how many
   */
  record Took(LocalDate on, int days, int number) {}

  /** How many tasks were finished, and how many of them late. */
  record Late(int finished, int late) {

    /** In percent; of one finished at least. */
    int share() {
      return (int) Math.round((double) PERCENT * late / finished);
    }
  }

  int came(Span span) {
    return days.subMap(span.from(), true, span.to(), true).values().stream()
        .mapToInt(Day::came)
        .sum();
  }

  int left(Span span) {
    return days.subMap(span.from(), true, span.to(), true).values().stream()
        .mapToInt(Day::left)
        .sum();
  }

  int openNow() {
    return open.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** What was open at the end of a day: counted back from now. */
  int openAt(LocalDate end) {
    return openNow()
        + days.tailMap(end, false).values().stream().mapToInt(day -> day.left() - day.came()).sum();
  }

  Percentiles took(Span span) {
    Percentiles percentiles = new Percentiles();
    took.stream()
        .filter(one -> span.has(one.on()))
        .forEach(one -> percentiles.add(one.days(), one.number()));
    return percentiles;
  }

  /** What is open and came on one of these days. */
  int openSince(Span span) {
    return open.subMap(span.from(), true, span.to(), true).values().stream()
        .mapToInt(Integer::intValue)
        .sum();
  }

  /** The first day, of both periods, on which anything was counted; null if there is none. */
  LocalDate first() {
    return days.isEmpty() ? null : days.firstKey();
  }

  /** Weeks of a period since something was first counted: before that, nothing is not a number. */
  List<Span> weeks(Span period) {
    if (days.isEmpty()) {
      return List.of();
    }
    LocalDate first = days.firstKey();
    return period.weeks().stream().filter(week -> !week.to().isBefore(first)).toList();
  }
}
