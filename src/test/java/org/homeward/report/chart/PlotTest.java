package org.homeward.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlotTest {

  private static final List<String> THREE = List.of("a", "b", "c");

  @Test
  void linesGoFromLeftToRightAndUpFromZero() {
    Lines lines =
        Lines.of(
            THREE,
            List.of(
                new Lines.Series(
                    "open",
                    List.of(0.0, 5.0, 10.0),
                    List.of(Mark.USUAL, Mark.CONCERN, Mark.IMPROVEMENT))),
            List.of(new Level("limit", -3, false), new Level("mean", 2.5, true)));
    assertThat(lines.lines().getFirst().points()).isEqualTo("48,256 304,136 560,16");
    assertThat(lines.lines().getFirst().dots())
        .extracting(Lines.Dot::mark, Lines.Dot::words)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Mark.USUAL, "a: 0"),
            org.assertj.core.groups.Tuple.tuple(Mark.CONCERN, "b: 5"),
            org.assertj.core.groups.Tuple.tuple(Mark.IMPROVEMENT, "c: 10"));
    assertThat(lines.lines().getFirst().dots().get(1).path()).isEqualTo("M298,130h12v12h-12z");
    // A limit below zero is drawn at zero, where no number can be.
    assertThat(lines.plot().levels())
        .containsExactly(new Plot.Line("256", false), new Plot.Line("196", true));
    assertThat(lines.plot().up())
        .extracting(Plot.Tick::label)
        .containsExactly("0", "2", "4", "6", "8", "10");
    assertThat(lines.plot().labels())
        .containsExactly(
            new Plot.Words("open", "16"),
            new Plot.Words("mean", "196"),
            new Plot.Words("limit", "256"));
  }

  @Test
  void aLineGoesOnWhereThereIsNoNumber() {
    Lines lines =
        Lines.of(
            THREE,
            List.of(
                new Lines.Series(
                    "", Arrays.asList(1.0, null, 1.0), Collections.nCopies(3, Mark.USUAL))),
            List.of());
    assertThat(lines.lines().getFirst().points()).isEqualTo("48,16 560,16");
    assertThat(lines.lines().getFirst().dots()).hasSize(2);
    assertThat(Lines.of(List.of(), List.of(), List.of()).lines()).isEmpty();
  }

  @Test
  void noMoreTimesAreNamedThanHaveRoom() {
    for (int moments = 1; moments < 400; moments++) {
      List<String> times = IntStream.range(0, moments).mapToObj(String::valueOf).toList();
      Plot plot = Plot.of(Plot.scale(3), times, List.of(), List.of());
      assertThat(plot.across()).hasSizeBetween(1, 7);
      assertThat(plot.across().getFirst().label()).isEqualTo("0");
    }
  }

  @Test
  void wordsDoNotLieOnEachOther() {
    assertThat(Plot.spread(20, 22, 100)).containsExactly(20, 38, 100);
    assertThat(Plot.spread(250, 252, 256)).containsExactly(220, 238, 256);
    assertThat(Plot.spread()).isEmpty();
  }

  @Test
  void dotsOfOnePlaceBecomeOneWhoseAreaShowsHowMany() {
    Dots dots =
        Dots.of(
            THREE,
            List.of(new Dots.Value(0, 10, 1), new Dots.Value(0, 10, 3), new Dots.Value(2, 5, 1)),
            List.of(new Level("half: 5", 5, true)));
    assertThat(dots.dots())
        .containsExactlyInAnyOrder(
            new Dots.Dot("48", "16", "7", 4), new Dots.Dot("560", "136", "3.5", 1));
    List<Dots.Value> many = new ArrayList<>();
    for (int moment = 0; moment < 365; moment++) {
      for (int value = 0; value < 200; value++) {
        many.add(new Dots.Value(moment, value, 1));
      }
    }
    Dots full = Dots.of(Collections.nCopies(365, ""), many, List.of());
    // However many there are, no more than have room: 65 places across, 31 upwards.
    assertThat(full.dots()).hasSizeLessThanOrEqualTo(65 * 31);
    assertThat(full.dots().stream().mapToInt(Dots.Dot::number).sum()).isEqualTo(many.size());
    assertThat(Double.parseDouble(full.dots().getFirst().x())).isCloseTo(48, within(8.0));
  }
}
