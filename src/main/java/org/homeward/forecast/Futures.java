package org.homeward.forecast;

import java.util.Collection;
import java.util.random.RandomGenerator;
import org.homeward.report.Percentiles;

/** Tries out how a case could go on, by how like cases did. */
final class Futures {

  /** So many that the mark of 85 in 100 does not move by chance. */
  private static final int TRIES = 5000;

  private Futures() {}

  /**
   * Draws futures. In each of them the case is so far along in the order of its like cases as the
   * draw says, and equally so at each of its steps: they are steps of one case, and a slow case is
   * slow at all of them. The step that then takes the longest to the end counts.
   *
   * @param steps for each open step how many days like cases still took, in ascending order; one
   *     step and one case at least
   * @param random where the draws come from
   * @return days until the case is closed, over all draws
   */
  static Percentiles draw(Collection<int[]> steps, RandomGenerator random) {
    Percentiles futures = new Percentiles();
    for (int i = 0; i < TRIES; i++) {
      double luck = random.nextDouble();
      int days = 0;
      for (int[] remaining : steps) {
        days = Math.max(days, remaining[(int) (luck * remaining.length)]);
      }
      futures.add(days, 1);
    }
    return futures;
  }
}
