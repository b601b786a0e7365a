package org.homeward.bottleneck;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeatTest {
  @Test
  void aStepIsSlowFromOneInFiveAndStuckFromHalf() {
    assertThat(Heat.of(0, 0)).isEqualTo(Heat.NONE);
    assertThat(Heat.of(6, 1)).isEqualTo(Heat.SOME);
    assertThat(Heat.of(5, 1)).isEqualTo(Heat.SLOW);
    assertThat(Heat.of(5, 2)).isEqualTo(Heat.SLOW);
    assertThat(Heat.of(4, 2)).isEqualTo(Heat.STUCK);
    assertThat(Heat.of(1, 1)).isEqualTo(Heat.STUCK);
  }
}
