package org.homeward.report.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * A straight scale from zero, with ticks at round numbers.
 *
 * @param most the largest number that has a place
 * @param step distance between ticks
 * @param length length in pixels
 */
public record Scale(int most, int step, double length) {

  private static final int[] ROUND = {1, 2, 5};
  private static final int TICKS = 5;
  private static final int TEN = 10;

  /**
   * The scale on which numbers fit, with no more than five ticks after zero.
   *
   * @param largest the largest of the numbers; a scale is never shorter than 1
   * @param length length in pixels
   */
  public static Scale to(int largest, double length) {
    int numbers = Math.max(1, largest);
    for (int power = 1; ; power *= TEN) {
      for (int round : ROUND) {
        int step = round * power;
        int ticks = Math.ceilDiv(numbers, step);
        if (ticks <= TICKS) {
          return new Scale(ticks * step, step, length);
        }
      }
    }
  }

  /** Where a number lies, in pixels from zero. */
  public double at(double number) {
    return length * number / most;
  }

  /** The numbers at which ticks stand, zero first. */
  public List<Integer> ticks() {
    List<Integer> ticks = new ArrayList<>();
    for (int tick = 0; tick <= most; tick += step) {
      ticks.add(tick);
    }
    return ticks;
  }
}
