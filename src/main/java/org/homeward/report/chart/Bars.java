package org.homeward.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Horizontal bars one below the other, each with the part of it that is marked.
 *
 * @param bars the bars
 * @param ticks the ticks of the scale below them
 * @param width width of the drawing in pixels
 * @param height its height
 * @param foot where the scale begins, in pixels from the top
 */
public record Bars(List<Bar> bars, List<Tick> ticks, int width, int height, int foot) {

  private static final int WIDTH = 720;

  /** Room at the right for the words after the longest bar. */
  private static final int WORDS = 220;

  private static final int ROW = 56;
  private static final int LABEL = 18;
  private static final int BAR = 26;
  private static final int FOOT = 32;

  /**
   * A number to be drawn.
   *
   * @param label what it is of
   * @param number how many
   * @param marked how many of them
   * @param words both in words, written after the bar
   */
  public record Value(String label, int number, int marked, String words) {}

  /**
   * A bar.
   *
   * @param value what it shows
   * @param labelAt base line of its label
   * @param top upper edge
   * @param length length in pixels
   * @param marked length of the marked part
   * @param wordsAt where its words begin
   */
  public record Bar(
      Value value, String labelAt, String top, String length, String marked, String wordsAt) {}

  /**
   * A tick.
   *
   * @param number its number
   * @param at where it stands
   */
  public record Tick(int number, String at) {}

  /**
   * Draws numbers, in their order from the top.
   *
   * @param values the numbers, one at least
   */
  public static Bars of(List<Value> values) {
    Scale scale =
        Scale.to(
            values.stream().mapToInt(Value::number).max().orElseThrow(), (double) WIDTH - WORDS);
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Value value = values.get(i);
      double length = scale.at(value.number());
      bars.add(
          new Bar(
              value,
              pixels(i * ROW + LABEL),
              pixels(i * ROW + BAR),
              pixels(length),
              pixels(scale.at(value.marked())),
              pixels(length + 8)));
    }
    int foot = values.size() * ROW;
    return new Bars(
        bars,
        scale.ticks().stream().map(tick -> new Tick(tick, pixels(scale.at(tick)))).toList(),
        WIDTH,
        foot + FOOT,
        foot);
  }

  private static String pixels(double length) {
    return String.format(Locale.ROOT, "%.1f", length).replace(".0", "");
  }
}
