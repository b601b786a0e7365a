package org.homeward.delay;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homeward.discharge.DelayedDays;
import org.homeward.discharge.FollowUpRule;

/**
 * A hospital stay, as far as figures need it.
 *
 * @param trust the trust that has the person; empty if none
 * @param borough borough of the person's home, or null
 * @param ward the ward the person is on or was last, or null
 * @param bedType national code of the last bed, or null
 * @param admitted first day
 * @param discharged last day, or null
 * @param method national code of the method of discharge, or null
 * @param destination national code of the destination, or null
 * @param followedUp whether a contact counts as the 72-hour follow-up
 * @param next the day of the person's next admission, or null
 * @param periods its periods of readiness
 */
record Stay(
    String trust,
    String borough,
    String ward,
    String bedType,
    LocalDate admitted,
    LocalDate discharged,
    String method,
    String destination,
    boolean followedUp,
    LocalDate next,
    List<Ready> periods) {

  /** Back within fewer days than that is a readmission. */
  static final int RETURN_DAYS = 14;

  /** Died, or left against advice: NHS England's acute inpatient dashboard leaves them out. */
  private static final Set<String> NOT_RETURN_METHODS = Set.of("4", "6", "7", "8");

  /** Other hospitals and death; the same source. */
  private static final Set<String> NOT_RETURN_DESTINATIONS =
      Set.of("48", "49", "50", "53", "79", "84", "87");

  Stay {
    // Nobody waits on after they have left, whatever was not written down.
    periods =
        periods.stream()
            .map(ready -> ready.isOpen() && discharged != null ? ready.until(discharged) : ready)
            .toList();
  }

  /**
   * A period of readiness with one reason.
   *
   * @param end null while it runs
   * @param council the responsible council, or null
   */
  record Ready(LocalDate start, LocalDate end, String reason, String attribution, String council) {

    boolean isOpen() {
      return end == null;
    }

    private Ready until(LocalDate day) {
      return new Ready(start, later(start, day), reason, attribution, council);
    }
  }

  /**
   * What it adds to the figures.
   *
   * @return how often or how many days of each
   */
  Map<StayFigure, Integer> figures() {
    Map<StayFigure, Integer> figures = new HashMap<>();
    // By identity: two periods may have the same dates.
    Map<DelayedDays.Period, Ready> byDates = new IdentityHashMap<>();
    List<DelayedDays.Period> dates =
        periods.stream()
            .map(
                ready -> {
                  DelayedDays.Period period = new DelayedDays.Period(ready.start(), ready.end());
                  byDates.put(period, ready);
                  return period;
                })
            .toList();
    periods.stream()
        .filter(Ready::isOpen)
        .findFirst()
        .ifPresent(
            ready ->
                DelayedDays.unbrokenSince(dates)
                    .ifPresent(since -> add(figures, ready, StayFigure.Kind.READY, since, 1)));
    for (DelayedDays.Counted counted : DelayedDays.national(dates)) {
      Ready ready = byDates.get(counted.period());
      if (counted.until() == null) {
        add(figures, ready, StayFigure.Kind.MHS26_OPEN, counted.from(), 1);
      } else {
        months(counted.from(), counted.until())
            .forEach(
                month ->
                    add(
                        figures,
                        ready,
                        StayFigure.Kind.MHS26,
                        month.atDay(1),
                        (int) counted.within(month.atDay(1), month.atEndOfMonth())));
      }
    }
    DelayedDays.episodes(dates).stream()
        .filter(episode -> episode.end() != null)
        .forEach(
            episode ->
                add(
                    figures,
                    StayFigure.Kind.EPISODE,
                    episode.end(),
                    (int) DelayedDays.episode(episode.start(), episode.end()),
                    1));
    if (discharged == null) {
      add(figures, StayFigure.Kind.BED_OPEN, admitted, 0, 1);
    } else {
      left(figures, dates);
    }
    figures.values().removeIf(number -> number == 0);
    return figures;
  }

  private void left(Map<StayFigure, Integer> figures, List<DelayedDays.Period> dates) {
    months(admitted, discharged)
        .forEach(
            month -> {
              LocalDate first = later(admitted, month.atDay(1));
              LocalDate end = earlier(discharged, month.plusMonths(1).atDay(1));
              add(
                  figures,
                  StayFigure.Kind.BED,
                  month.atDay(1),
                  0,
                  (int) ChronoUnit.DAYS.between(first, end));
            });
    int nights = (int) Math.max(0, ChronoUnit.DAYS.between(admitted, discharged));
    add(
        figures,
        periods.isEmpty() ? StayFigure.Kind.LEFT : StayFigure.Kind.LEFT_DELAYED,
        discharged,
        nights,
        1);
    add(
        figures,
        StayFigure.Kind.LEFT_LESS,
        discharged,
        (int) Math.max(0, nights - DelayedDays.finishedEpisodes(dates)),
        1);
    if (FollowUpRule.due(bedType, method, destination)) {
      add(figures, StayFigure.Kind.FOLLOW_UP_DUE, discharged, 0, 1);
      add(figures, StayFigure.Kind.FOLLOW_UP_MET, discharged, 0, followedUp ? 1 : 0);
    }
    if ((method == null || !NOT_RETURN_METHODS.contains(method))
        && (destination == null || !NOT_RETURN_DESTINATIONS.contains(destination))) {
      boolean back = next != null && next.isBefore(discharged.plusDays(RETURN_DAYS));
      add(figures, StayFigure.Kind.RETURN_POSSIBLE, discharged, 0, 1);
      add(figures, StayFigure.Kind.RETURNED, discharged, 0, back ? 1 : 0);
    }
  }

  /** Months that have days from one day to the day before another. */
  private static List<YearMonth> months(LocalDate from, LocalDate until) {
    return from.isBefore(until)
        ? YearMonth.from(from)
            .atDay(1)
            .datesUntil(until, java.time.Period.ofMonths(1))
            .map(YearMonth::from)
            .toList()
        : List.of();
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }

  private void add(
      Map<StayFigure, Integer> figures, StayFigure.Kind kind, LocalDate on, int days, int number) {
    figures.merge(
        new StayFigure(trust, borough, ward, null, kind, on, days, "", ""), number, Integer::sum);
  }

  private void add(
      Map<StayFigure, Integer> figures,
      Ready ready,
      StayFigure.Kind kind,
      LocalDate on,
      int number) {
    figures.merge(
        new StayFigure(
            trust,
            borough,
            ward,
            ready.council(),
            kind,
            on,
            0,
            ready.reason(),
            ready.attribution()),
        number,
        Integer::sum);
  }
}
