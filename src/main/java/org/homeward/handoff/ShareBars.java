package org.homeward.handoff;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Bars of equal length, each divided by with whom the days were.
 *
 * @param bars the bars
 * @param width width of the drawing in pixels
 * @param height its height
 */
record ShareBars(List<Bar> bars, int width, int height) {

  private static final int WIDTH = 720;
  private static final int ROW = 56;
  private static final int LABEL = 18;
  private static final int TOP = 26;

  /** Parts shorter than that have no room for their percentage; it stands in the table. */
  private static final int NARROW = 44;

  /**
   * A bar.
   *
   * @param label what it is of, in words
   * @param labelAt base line of the label
   * @param top upper edge
   */
  record Bar(String label, int labelAt, int top, List<Part> parts) {}

  /**
   * A part of a bar.
   *
   * @param holder the key of {@link Holder}
   * @param at where it begins
   * @param length its length
   * @param percent its share, or null if there is no room for it
   * @param middle where the percentage stands
   */
  record Part(String holder, String at, String length, Integer percent, String middle) {}

  /** What is to be drawn. */
  record Value(String label, Shares shares) {}

  static ShareBars of(List<Value> values) {
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Shares shares = values.get(i).shares();
      List<Part> parts = new ArrayList<>();
      double at = 0;
      for (Holder holder : Holder.values()) {
        double length = shares.days() == 0 ? 0 : (double) WIDTH * shares.of(holder) / shares.days();
        if (length > 0) {
          parts.add(
              new Part(
                  holder.key(),
                  pixels(at),
                  pixels(length),
                  length < NARROW ? null : shares.percent(holder),
                  pixels(at + length / 2)));
        }
        at += length;
      }
      bars.add(new Bar(values.get(i).label(), i * ROW + LABEL, i * ROW + TOP, parts));
    }
    return new ShareBars(bars, WIDTH, values.size() * ROW);
  }

  private static String pixels(double length) {
    return String.format(Locale.ROOT, "%.1f", length).replace(".0", "");
  }
}
