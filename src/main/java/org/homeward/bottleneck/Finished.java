package org.homeward.bottleneck;

import org.homeward.report.Percentiles;

/**
 * Tasks of a step that were finished in a period.
 *
 * @param days how many working days they took
 * @param late how many were finished after they were due
 * @param sentBack how often they were sent back, together
 */
record Finished(Percentiles days, int late, int sentBack) {

  static Finished none() {
    return new Finished(new Percentiles(), 0, 0);
  }

  public int tasks() {
    return days.number();
  }
}
