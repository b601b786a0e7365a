package org.homeward.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A chart of single values and their moving ranges (XmR), the kind of control chart that NHS
 * England's programme Making Data Count uses. Limits are the mean and 2.66 times the mean of the
 * moving ranges to either side; moving ranges above 3.267 times their mean are left out of it,
 * once, so that one wild value does not hide others. As in the NHS-R Community's package
 * NHSRplotthedots, which follows that programme; a trend takes six points here (the programme's own
 * tool lets one choose six or seven, the package takes seven).
 *
 * <p>Nothing that is the same as its neighbour is part of a trend, and nothing that lies on the
 * mean is part of a shift.
 */
final class Xmr {

  /** With fewer points than this, limits mean little: nothing is said to be unusual. */
  static final int ENOUGH = 12;

  private static final double LIMIT = 2.66;
  private static final double NEAR = LIMIT * 2 / 3;
  private static final double WILD = 3.267;
  private static final int SHIFT = 7;
  private static final int TREND = 6;
  private static final int THREE = 3;
  private static final int TWO = 2;

  private final double[] values;
  private final double mean;
  private final double range;
  private final Rule[] rules;
  private final boolean[] high;

  private Xmr(double... values) {
    this.values = values.clone();
    this.mean = Arrays.stream(values).average().orElse(0);
    this.range = screened(values);
    this.rules = new Rule[values.length];
    this.high = new boolean[values.length];
    if (values.length >= ENOUGH) {
      // The stronger rule stays.
      trends();
      near();
      shifts();
      outside();
    }
  }

  /**
   * @param values one per week, in their order
   */
  static Xmr of(double... values) {
    return new Xmr(values);
  }

  private static double screened(double... values) {
    double[] ranges =
        IntStream.range(1, values.length)
            .mapToDouble(i -> Math.abs(values[i] - values[i - 1]))
            .toArray();
    double all = Arrays.stream(ranges).average().orElse(0);
    double calm = Arrays.stream(ranges).filter(range -> range <= WILD * all).average().orElse(0);
    // Where all others are the same, nothing would be usual any more.
    return calm > 0 ? calm : all;
  }

  private void outside() {
    for (int i = 0; i < values.length; i++) {
      if (isOutside(i)) {
        mark(i, Rule.OUTSIDE, values[i] > mean);
      }
    }
  }

  private boolean isOutside(int i) {
    return values[i] > upper() || values[i] < lower();
  }

  private void shifts() {
    for (int from = 0; from + SHIFT <= values.length; from++) {
      double side = side(from);
      if (side != 0 && IntStream.range(from, from + SHIFT).allMatch(i -> side(i) == side)) {
        IntStream.range(from, from + SHIFT).forEach(i -> mark(i, Rule.SHIFT, side > 0));
      }
    }
  }

  private void near() {
    for (int from = 0; from + THREE <= values.length; from++) {
      double side = side(from);
      List<Integer> close = new ArrayList<>();
      for (int i = from; i < from + THREE; i++) {
        if (Math.abs(values[i] - mean) > NEAR * range && !isOutside(i)) {
          close.add(i);
        }
      }
      if (side != 0
          && close.size() >= TWO
          && IntStream.range(from, from + THREE).allMatch(i -> side(i) == side)) {
        close.forEach(i -> mark(i, Rule.NEAR, side > 0));
      }
    }
  }

  private void trends() {
    for (int from = 0; from + TREND <= values.length; from++) {
      double way = Math.signum(values[from + 1] - values[from]);
      if (way != 0
          && IntStream.range(from + 1, from + TREND)
              .allMatch(i -> Math.signum(values[i] - values[i - 1]) == way)) {
        IntStream.range(from, from + TREND).forEach(i -> mark(i, Rule.TREND, way > 0));
      }
    }
  }

  private double side(int i) {
    return Math.signum(values[i] - mean);
  }

  private void mark(int i, Rule rule, boolean up) {
    rules[i] = rule;
    high[i] = up;
  }

  /** Whether there are enough points to tell what is unusual. */
  boolean enough() {
    return values.length >= ENOUGH;
  }

  int points() {
    return values.length;
  }

  double mean() {
    return mean;
  }

  /** The mean of the moving ranges, without the wild ones. */
  double range() {
    return range;
  }

  double upper() {
    return mean + LIMIT * range;
  }

  /** May be below zero also where no value can be. */
  double lower() {
    return mean - LIMIT * range;
  }

  /** Why a point is unusual; null if it is not. */
  Rule rule(int i) {
    return rules[i];
  }

  /** Of an unusual point: whether it is high, or rises; otherwise it is low, or falls. */
  boolean high(int i) {
    return high[i];
  }

  /** How many points are unusual. */
  int unusual() {
    return (int) Arrays.stream(rules).filter(rule -> rule != null).count();
  }

  /** The last unusual point, or -1. */
  int lastUnusual() {
    for (int i = rules.length - 1; i >= 0; i--) {
      if (rules[i] != null) {
        return i;
      }
    }
    return -1;
  }
}
