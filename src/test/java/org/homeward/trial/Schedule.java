package org.homeward.trial;

import static org.homeward.agency.WorkingCalendar.LONDON;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/**
 * When the stories happen: from some weeks ago until yesterday, so that nothing they do lies in the
 * future at whatever time of day the trial is started.
 *
 * @param today the day on which the trial is started
 * @param days how many days before it the stories begin
 */
record Schedule(LocalDate today, int days) {

  /** A step of a Monday after bank holidays may be done this much earlier. */
  private static final int BANK_HOLIDAYS = 5;

  /** Timers fire at these times, so the clock stops there each day. */
  private static final List<LocalTime> TIMERS =
      List.of(LocalTime.of(0, 0, 5), LocalTime.of(9, 0, 5));

  private static final List<LocalTime> AT_WORK =
      List.of(
          LocalTime.of(9, 15),
          LocalTime.of(10, 45),
          LocalTime.of(12, 15),
          LocalTime.of(14, 0),
          LocalTime.of(15, 30));

  private static final int UP_TO_MINUTES_LATER = 75;

  /** A moment at which the clock stops, and whether people work then. */
  record Stop(Instant at, boolean working) {}

  /** The schedule of stories that are put in now. */
  static Schedule of(List<Story> stories, Clock clock) {
    int longest =
        stories.stream()
            .flatMap(story -> story.steps().stream())
            .mapToInt(Step::daysAgo)
            .max()
            .orElse(0);
    return new Schedule(LocalDate.ofInstant(clock.instant(), LONDON), longest + BANK_HOLIDAYS);
  }

  /** The moment at which the trial is set up, before anything happens. */
  Instant beginning() {
    return at(day(days + 1), LocalTime.of(7, 0));
  }

  LocalDate day(int daysAgo) {
    return today.minusDays(daysAgo);
  }

  /** All stops, in order. */
  List<Stop> stops() {
    List<Stop> stops = new ArrayList<>();
    for (LocalDate day = day(days); !day.isAfter(today); day = day.plusDays(1)) {
      for (LocalTime time : TIMERS) {
        stops.add(new Stop(at(day, time), false));
      }
      if (day.isBefore(today)) {
        // The same minutes whenever the trial is started, and others each day.
        Random minutes = new Random(today.toEpochDay() - day.toEpochDay());
        for (LocalTime time : AT_WORK) {
          stops.add(
              new Stop(at(day, time.plusMinutes(minutes.nextInt(UP_TO_MINUTES_LATER))), true));
        }
      }
    }
    stops.sort((a, b) -> a.at().compareTo(b.at()));
    return stops;
  }

  private static Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(LONDON).toInstant();
  }

  /**
   * The day on which a step is due: the one it names, or the working day before.
   *
   * @param workingDay whether offices are open
   */
  LocalDate due(Step step, Predicate<LocalDate> workingDay) {
    LocalDate day = day(step.daysAgo());
    while (!step.deed().onAnyDay() && !workingDay.test(day)) {
      day = day.minusDays(1);
    }
    return day;
  }
}
