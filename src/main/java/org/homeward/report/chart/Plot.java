package org.homeward.report.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The frame of a drawing with time from left to right and numbers upwards from zero.
 *
 * @param up ticks of the numbers
 * @param across ticks of the time
 * @param levels horizontal lines
 * @param labels words at the right end
 * @param width width of the drawing in pixels
 * @param height its height
 * @param left where time begins
 * @param right where it ends
 * @param foot where the numbers begin, in pixels from the top
 */
public record Plot(
    List<Tick> up,
    List<Tick> across,
    List<Line> levels,
    List<Words> labels,
    int width,
    int height,
    int left,
    int right,
    int foot) {

  static final int LEFT = 48;
  static final int RIGHT = 560;
  static final int TOP = 16;
  static final int FOOT = 256;

  private static final int WIDTH = 720;
  private static final int HEIGHT = 292;

  /** Room between words one below the other. */
  private static final int WORDS = 18;

  /** No more ticks of time than have room for their words. */
  private static final int TICKS = 7;

  /**
   * A tick.
   *
   * @param label its words
   * @param at where it stands
   */
  public record Tick(String label, String at) {}

  /** A horizontal line. */
  public record Line(String at, boolean main) {}

  /** Words at the right end of what they name. */
  public record Words(String text, String at) {}

  /**
   * @param scale the numbers
   * @param times words for each moment, evenly spaced
   * @param levels horizontal lines
   * @param ends further words at the right end: what, and at which number
   */
  static Plot of(Scale scale, List<String> times, List<Level> levels, List<Level> ends) {
    List<Level> named = new ArrayList<>(levels);
    named.addAll(ends);
    named.removeIf(level -> level.label().isEmpty());
    named.sort(Comparator.comparingDouble(Level::at).reversed());
    double[] places = spread(named.stream().mapToDouble(level -> y(scale, level.at())).toArray());
    int every = Math.max(1, Math.ceilDiv(times.size(), TICKS));
    return new Plot(
        scale.ticks().stream()
            .map(tick -> new Tick(String.valueOf(tick), Pixels.of(y(scale, tick))))
            .toList(),
        IntStream.range(0, times.size())
            .filter(i -> i % every == 0)
            .mapToObj(i -> new Tick(times.get(i), Pixels.of(x(i, times.size()))))
            .toList(),
        levels.stream()
            .map(level -> new Line(Pixels.of(y(scale, level.at())), level.main()))
            .toList(),
        IntStream.range(0, named.size())
            .mapToObj(i -> new Words(named.get(i).label(), Pixels.of(places[i])))
            .toList(),
        WIDTH,
        HEIGHT,
        LEFT,
        RIGHT,
        FOOT);
  }

  static Scale scale(double largest) {
    return Scale.to((int) Math.ceil(largest), (double) FOOT - TOP);
  }

  /** Where a moment lies; a single one in the middle. */
  static double x(int i, int of) {
    return of < 2 ? (LEFT + RIGHT) / 2.0 : LEFT + (double) (RIGHT - LEFT) * i / (of - 1);
  }

  static double y(Scale scale, double number) {
    return FOOT - scale.at(number);
  }

  /**
   * Moves words apart that would lie on each other, first downwards, then up from the foot.
   *
   * @param wanted where they belong, from the top
   */
  static double[] spread(double... wanted) {
    double[] places = Arrays.copyOf(wanted, wanted.length);
    for (int i = 1; i < places.length; i++) {
      places[i] = Math.max(places[i], places[i - 1] + WORDS);
    }
    for (int i = places.length - 1; i >= 0; i--) {
      double most = i == places.length - 1 ? FOOT : places[i + 1] - WORDS;
      places[i] = Math.min(places[i], most);
    }
    return places;
  }
}
