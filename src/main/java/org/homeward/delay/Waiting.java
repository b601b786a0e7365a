package org.homeward.delay;

import java.time.LocalDate;
import org.homeward.discharge.DelayedDays;

/**
 * People who are clinically ready and wait.
 *
 * @param people how many
 * @param days days they have waited up to now, together
 * @param longest days of the one who has waited longest
 * @param overFourWeeks how many have waited more than 28 days
 */
record Waiting(int people, int days, int longest, int overFourWeeks) {

  static final Waiting NONE = new Waiting(0, 0, 0, 0);

  private static final int FOUR_WEEKS = 28;

  /**
   * Some who wait since the same day.
   *
   * @param since first day of their unbroken readiness
   */
  static Waiting of(LocalDate since, LocalDate today, int people) {
    int days = (int) DelayedDays.waiting(since, today);
    return new Waiting(people, days * people, days, days > FOUR_WEEKS ? people : 0);
  }

  Waiting plus(Waiting other) {
    return new Waiting(
        people + other.people,
        days + other.days,
        Math.max(longest, other.longest),
        overFourWeeks + other.overFourWeeks);
  }
}
