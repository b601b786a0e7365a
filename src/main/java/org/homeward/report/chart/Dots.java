package org.homeward.report.chart;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Single values over time as dots; those that lie in one place become one larger dot, so a drawing
 * never holds more dots than have room.
 *
 * @param plot the frame
 * @param dots the dots
 */
public record Dots(Plot plot, List<Dot> dots) {

  /** Width and height of a place. */
  private static final double PLACE = 8;

  private static final double SMALLEST = 3.5;
  private static final double LARGEST = 14;

  /**
   * Some of the same value at the same moment.
   *
   * @param moment which moment, from 0
   * @param value the value
   * @param number how many
   */
  public record Value(int moment, int value, int number) {}

  /**
   * A dot: its area shows how many it stands for.
   *
   * @param number how many
   */
  public record Dot(String x, String y, String radius, int number) {}

  private static final class Place {
    private double x;
    private double y;
    private int number;

    void add(double atX, double atY, int more) {
      x += atX * more;
      y += atY * more;
      number += more;
    }

    Dot dot() {
      return new Dot(
          Pixels.of(x / number),
          Pixels.of(y / number),
          Pixels.of(Math.min(LARGEST, SMALLEST * Math.sqrt(number))),
          number);
    }
  }

  /**
   * Draws values.
   *
   * @param times words for each moment, evenly spaced
   * @param values the values
   * @param levels horizontal lines
   */
  public static Dots of(List<String> times, Collection<Value> values, List<Level> levels) {
    double largest =
        Stream.concat(
                values.stream().map(value -> (double) value.value()),
                levels.stream().map(Level::at))
            .mapToDouble(Double::doubleValue)
            .max()
            .orElse(0);
    Scale scale = Plot.scale(largest);
    Map<Long, Place> places = new TreeMap<>();
    for (Value value : values) {
      double x = Plot.x(value.moment(), times.size());
      double y = Plot.y(scale, value.value());
      long column = (long) (x / PLACE);
      long row = (long) (y / PLACE);
      places
          .computeIfAbsent(column << Short.SIZE | row, any -> new Place())
          .add(x, y, value.number());
    }
    return new Dots(
        Plot.of(scale, times, levels, List.of()),
        places.values().stream().map(Place::dot).toList());
  }
}
