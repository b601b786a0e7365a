package org.homeward.bottleneck;

import java.time.LocalDate;

/**
 * Open tasks.
 *
 * @param tasks how many
 * @param untaken of them, those nobody has taken
 * @param overdue of them, those whose last day is over
 * @param upTo7 of them, those that came within the last 7 days (calendar days, today counted)
 * @param upTo28 from 8 to 28 days ago
 * @param over28 longer ago
 * @param oldest when the oldest came; null if there are none
 */
record Waiting(
    int tasks, int untaken, int overdue, int upTo7, int upTo28, int over28, LocalDate oldest) {

  static final Waiting NONE = new Waiting(0, 0, 0, 0, 0, 0, null);

  Waiting plus(Waiting other) {
    LocalDate older =
        oldest == null || other.oldest != null && other.oldest.isBefore(oldest)
            ? other.oldest
            : oldest;
    return new Waiting(
        tasks + other.tasks,
        untaken + other.untaken,
        overdue + other.overdue,
        upTo7 + other.upTo7,
        upTo28 + other.upTo28,
        over28 + other.over28,
        older);
  }

  Heat heat() {
    return Heat.of(tasks, overdue);
  }
}
