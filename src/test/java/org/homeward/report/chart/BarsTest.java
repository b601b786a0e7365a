package org.homeward.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BarsTest {

  @Test
  void ticksStandAtRoundNumbersAndHoldTheLargest() {
    assertThat(Scale.to(0, 500)).isEqualTo(new Scale(1, 1, 500));
    assertThat(Scale.to(5, 500)).isEqualTo(new Scale(5, 1, 500));
    assertThat(Scale.to(6, 500)).isEqualTo(new Scale(6, 2, 500));
    assertThat(Scale.to(14, 500)).isEqualTo(new Scale(15, 5, 500));
    assertThat(Scale.to(26, 500)).isEqualTo(new Scale(30, 10, 500));
    assertThat(Scale.to(1234, 500)).isEqualTo(new Scale(1500, 500, 500));
    for (int largest = 1; largest < 3000; largest++) {
      Scale scale = Scale.to(largest, 500);
      assertThat(scale.most()).isBetween(largest, largest + scale.step() - 1);
      assertThat(scale.ticks()).hasSizeBetween(2, 6);
    }
  }

  @Test
  void placesAreInProportion() {
    Scale scale = Scale.to(14, 500);
    assertThat(scale.at(0)).isZero();
    assertThat(scale.at(15)).isEqualTo(500);
    assertThat(scale.at(3)).isEqualTo(100);
    assertThat(scale.ticks()).containsExactly(0, 5, 10, 15);
  }

  @Test
  void barsBeginAtZeroAndStandOneBelowTheOther() {
    Bars bars =
        Bars.of(
            List.of(
                new Bars.Value("One", 10, 5, "10 waiting"),
                new Bars.Value("Two", 2, 0, "2 waiting")));
    assertThat(bars.bars())
        .containsExactly(
            new Bars.Bar(bars.bars().get(0).value(), "18", "26", "500", "250", "508"),
            new Bars.Bar(bars.bars().get(1).value(), "74", "82", "100", "0", "108"));
    assertThat(bars.ticks()).extracting(Bars.Tick::at).startsWith("0", "100").endsWith("500");
    assertThat(bars.foot()).isEqualTo(112);
    assertThat(bars.height()).isGreaterThan(bars.foot());
  }
}
