package org.homeward.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.homeward.report.chart.Mark;
import org.junit.jupiter.api.Test;

/** Worked values, and each rule on both sides. */
class XmrTest {

  /** Sum 132 of 12; differences 2, 3, 2, 2, 3, 2, 4, 3, 3, 4, 2: 30 of 11. */
  @Test
  void limitsAreTheMeanAndTwoPointSixSixRangesToEitherSide() {
    Xmr chart = Xmr.of(10, 12, 9, 11, 13, 10, 12, 8, 11, 14, 10, 12);
    assertThat(chart.mean()).isEqualTo(11);
    assertThat(chart.range()).isCloseTo(2.7273, within(0.0001));
    assertThat(chart.upper()).isCloseTo(18.2545, within(0.0001));
    assertThat(chart.lower()).isCloseTo(3.7455, within(0.0001));
    assertThat(chart.unusual()).isZero();
    assertThat(chart.lastUnusual()).isEqualTo(-1);
  }

  /**
   * The example of the package spc-plotly says a mean of 2820.6316, a mean range of 571.8919 and an
   * upper limit of the ranges of 1868.943. One range lies above that, 2003: without it the 36
   * others have a mean of 532.1389.
   */
  @Test
  void wildRangesAreLeftOutOnce() {
    Xmr chart =
        Xmr.of(
            2478, 2350, 2485, 2296, 2359, 2567, 3089, 2668, 1788, 2854, 2365, 1883, 1959, 1927,
            2640, 2626, 2144, 2409, 4412, 3287, 3049, 3364, 3078, 2972, 3415, 2753, 3102, 2191,
            3693, 4385, 4699, 3031, 2659, 3885, 2628, 2621, 3071, 2002);
    assertThat(chart.mean()).isCloseTo(2820.6316, within(0.0001));
    assertThat(chart.range()).isCloseTo((37 * 571.8918918918919 - 2003) / 36, within(0.0001));
    assertThat(chart.range()).isCloseTo(532.1389, within(0.0001));
    assertThat(chart.upper()).isCloseTo(4236.121, within(0.001));
    assertThat(chart.lower()).isCloseTo(1405.142, within(0.001));
    assertThat(rules(chart, Rule.OUTSIDE)).containsExactly(18, 29, 30);
  }

  @Test
  void aPointOutsideTheLimitsStandsOut() {
    double[] values = swinging(16);
    values[9] = 40;
    Xmr high = Xmr.of(values);
    assertThat(rules(high, Rule.OUTSIDE)).containsExactly(9);
    assertThat(high.high(9)).isTrue();
    values[9] = -20;
    Xmr low = Xmr.of(values);
    assertThat(rules(low, Rule.OUTSIDE)).containsExactly(9);
    assertThat(low.high(9)).isFalse();
  }

  @Test
  void sevenOnOneSideOfTheMeanStandOutAndSixDoNot() {
    // Mean 10.
    Xmr seven = Xmr.of(11, 12, 11, 12, 11, 12, 11, 8, 9, 8, 9, 8, 9, 9);
    assertThat(seven.mean()).isEqualTo(10);
    assertThat(rules(seven, Rule.SHIFT)).isEqualTo(IntStream.range(0, 14).boxed().toList());
    assertThat(seven.high(0)).isTrue();
    assertThat(seven.high(13)).isFalse();
    Xmr six = Xmr.of(11, 12, 11, 12, 11, 12, 9, 11, 8, 9, 8, 9, 8, 9);
    assertThat(six.mean()).isEqualTo(10);
    assertThat(six.unusual()).isZero();
  }

  @Test
  void sixThatRiseOrFallStandOutAndFiveDoNot() {
    // Up from the third to the eighth, across the mean of 10.
    Xmr rising = Xmr.of(13, 7, 6, 8, 9, 11, 12, 14, 7, 13, 8, 12);
    assertThat(rising.mean()).isEqualTo(10);
    assertThat(rules(rising, Rule.TREND)).containsExactly(2, 3, 4, 5, 6, 7);
    assertThat(rising.high(2)).isTrue();
    Xmr falling = Xmr.of(7, 13, 14, 12, 11, 9, 8, 6, 13, 7, 12, 8);
    assertThat(rules(falling, Rule.TREND)).containsExactly(2, 3, 4, 5, 6, 7);
    assertThat(falling.high(7)).isFalse();
    // Two that are the same break it.
    Xmr broken = Xmr.of(13, 7, 6, 8, 9, 9, 12, 14, 7, 13, 8, 14);
    assertThat(rules(broken, Rule.TREND)).isEmpty();
  }

  @Test
  void twoOfThreeNearALimitStandOutAndOneDoesNot() {
    // Limits 10 +/- 10.2 with a mean range of 46 / 12: near is beyond 16.8.
    double[] values = {10, 12, 8, 10, 17, 12, 17, 8, 5, 7, 5, 9, 10};
    Xmr two = Xmr.of(values);
    assertThat(two.mean()).isEqualTo(10);
    assertThat(two.range()).isCloseTo(46 / 12.0, within(0.0001));
    assertThat(rules(two, Rule.NEAR)).containsExactly(4, 6);
    assertThat(two.high(4)).isTrue();
    // The third point on the other side of the mean: no rule.
    Xmr across = Xmr.of(10, 12, 8, 10, 17, 9, 17, 8, 6, 8, 6, 9, 10);
    assertThat(rules(across, Rule.NEAR)).isEmpty();
    // One alone.
    Xmr one = Xmr.of(10, 12, 8, 10, 17, 12, 11, 8, 8, 9, 7, 9, 9);
    assertThat(rules(one, Rule.NEAR)).isEmpty();
  }

  @Test
  void nothingIsSaidOfFewPointsAndOfPointsThatAreAllTheSame() {
    Xmr few = Xmr.of(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 90);
    assertThat(few.enough()).isFalse();
    assertThat(few.unusual()).isZero();
    assertThat(Xmr.of().points()).isZero();
    Xmr same = Xmr.of(4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4);
    assertThat(same.enough()).isTrue();
    assertThat(same.upper()).isEqualTo(4);
    assertThat(same.unusual()).isZero();
    // All but one the same: leaving the wild ranges out would leave none, and no week usual.
    Xmr spike = Xmr.of(4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 30, 4, 4, 4, 4, 4, 4, 4, 4);
    assertThat(spike.range()).isCloseTo(52 / 20.0, within(0.0001));
    assertThat(rules(spike, Rule.OUTSIDE)).containsExactly(12);
  }

  @Test
  void whatIsUnusualIsGoodOrBadOnlyWhereOneWishesForLess() {
    assertThat(Good.LOW.mark(true)).isEqualTo(Mark.CONCERN);
    assertThat(Good.LOW.mark(false)).isEqualTo(Mark.IMPROVEMENT);
    assertThat(Good.NEITHER.mark(true)).isEqualTo(Mark.UNUSUAL);
    assertThat(Good.NEITHER.mark(false)).isEqualTo(Mark.UNUSUAL);
  }

  private static double[] swinging(int points) {
    double[] values = new double[points];
    Arrays.setAll(values, i -> i % 2 == 0 ? 9 : 11);
    return values;
  }

  private static List<Integer> rules(Xmr chart, Rule rule) {
    return IntStream.range(0, chart.points()).filter(i -> chart.rule(i) == rule).boxed().toList();
  }
}
