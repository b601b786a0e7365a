package org.homeward.flow;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/**
 * Some days one after the other.
 *
 * @param from the first
 * @param to the last
 */
record Span(LocalDate from, LocalDate to) {

  private static final int WEEK = 7;

  /** How many days. */
  int days() {
    return (int) ChronoUnit.DAYS.between(from, to) + 1;
  }

  /** As many days, ending the day before. */
  Span before() {
    return new Span(from.minusDays(days()), from.minusDays(1));
  }

  boolean has(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }

  /**
   * The weeks from Monday to Sunday that lie in it as a whole. What is left at either end is not a
   * week: it would look as if little had happened in it.
   */
  List<Span> weeks() {
    List<Span> weeks = new ArrayList<>();
    LocalDate monday = from.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
    for (Span week = week(monday); !week.to().isAfter(to); week = week(week.from.plusDays(WEEK))) {
      weeks.add(week);
    }
    return weeks;
  }

  private static Span week(LocalDate monday) {
    return new Span(monday, monday.plusDays(WEEK - 1L));
  }
}
