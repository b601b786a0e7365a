package org.homeward.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.homeward.report.Percentiles;
import org.junit.jupiter.api.Test;

class FuturesTest {

  private static final int[] ONE_TO_A_HUNDRED = IntStream.rangeClosed(1, 100).toArray();

  @Test
  void theDrawsAreSpreadLikeTheHistory() {
    Percentiles futures = Futures.draw(List.of(ONE_TO_A_HUNDRED), random());

    assertThat(futures.within(1)).isLessThanOrEqualTo(3);
    assertThat(futures.within(50)).isBetween(47, 53);
    assertThat(futures.within(85)).isBetween(83, 87);
    assertThat(futures.within(100)).isEqualTo(100);
  }

  /** Draws apart from each other would have their middle at 71. */
  @Test
  void stepsSideBySideAreStepsOfOneCase() {
    Percentiles futures = Futures.draw(List.of(ONE_TO_A_HUNDRED, ONE_TO_A_HUNDRED), random());

    assertThat(futures.within(50)).isBetween(47, 53);
  }

  @Test
  void theStepThatTakesLongestCounts() {
    Percentiles futures = Futures.draw(List.of(new int[] {60}, ONE_TO_A_HUNDRED), random());

    assertThat(futures.within(1)).isEqualTo(60);
    assertThat(futures.within(50)).isEqualTo(60);
    assertThat(futures.within(85)).isBetween(83, 87);
  }

  private static RandomGenerator random() {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(42);
  }
}
