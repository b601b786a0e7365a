package org.homeward.employment;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** How long jobs were held: the marks of 4, 13 and 26 weeks, and the outcome that DWP pays for. */
final class Sustainment {

  /** The marks, in weeks from the start of a job. */
  static final List<Integer> MARKS = List.of(4, 13, 26);

  private static final int DWP_HOURS = 7;
  private static final int DWP_WEEKS = 13;
  private static final int DWP_WINDOW_WEEKS = 16;

  private Sustainment() {}

  /**
   * A job as far as is known.
   *
   * @param startedOn first day
   * @param heldUntil the day up to which it is known that the person held it; never before the
   *     start
   * @param weeklyHours hours of a usual week, or null if not known
   * @param underpaid whether pay below the minimum wage was recorded
   */
  record Stretch(LocalDate startedOn, LocalDate heldUntil, Integer weeklyHours, boolean underpaid) {

    long days() {
      return ChronoUnit.DAYS.between(startedOn, heldUntil);
    }

    private long daysWithin(LocalDate from, LocalDate to) {
      LocalDate start = startedOn.isAfter(from) ? startedOn : from;
      LocalDate end = heldUntil.isBefore(to) ? heldUntil : to;
      return Math.max(0, ChronoUnit.DAYS.between(start, end));
    }
  }

  /**
   * The highest mark a job has reached.
   *
   * @return 4, 13 or 26; 0 if none
   */
  static int mark(Stretch job) {
    return MARKS.stream().filter(weeks -> job.days() >= weeks * 7L).reduce(0, (low, high) -> high);
  }

  /**
   * Whether the job outcome of the Department for Work and Pensions for IPS in primary care is
   * reached: 13 weeks of work within 16, in one job or several after each other, at 7 hours a week
   * or more and not below the minimum wage.
   */
  static boolean dwpOutcome(List<Stretch> jobs) {
    List<Stretch> counting =
        withoutOverlap(
            jobs.stream()
                .filter(job -> job.weeklyHours() != null && job.weeklyHours() >= DWP_HOURS)
                .filter(job -> !job.underpaid())
                .sorted(Comparator.comparing(Stretch::startedOn))
                .toList());
    // A window that holds the most begins with a job or ends with one.
    return counting.stream()
        .flatMap(job -> Stream.of(job.startedOn(), job.heldUntil().minusWeeks(DWP_WINDOW_WEEKS)))
        .anyMatch(from -> daysFrom(from, counting) >= DWP_WEEKS * 7L);
  }

  private static long daysFrom(LocalDate from, List<Stretch> jobs) {
    LocalDate to = from.plusWeeks(DWP_WINDOW_WEEKS);
    return jobs.stream().mapToLong(job -> job.daysWithin(from, to)).sum();
  }

  /** Days in two jobs at once count once. */
  private static List<Stretch> withoutOverlap(List<Stretch> sorted) {
    LocalDate covered = LocalDate.MIN;
    List<Stretch> apart = new java.util.ArrayList<>();
    for (Stretch job : sorted) {
      LocalDate from = job.startedOn().isBefore(covered) ? covered : job.startedOn();
      if (from.isBefore(job.heldUntil())) {
        apart.add(new Stretch(from, job.heldUntil(), job.weeklyHours(), job.underpaid()));
        covered = job.heldUntil();
      }
    }
    return apart;
  }
}
