package org.homeward.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Numbers over time as lines, such as run charts and cumulative flow.
 *
 * @param plot the frame
 * @param lines the lines
 */
public record Lines(Plot plot, List<Line> lines) {

  /**
   * Numbers to be drawn.
   *
   * @param label what they are, written at the right end; empty for nothing
   * @param values one for each moment; null where there is none: the line goes on at the next
   * @param marks how each is marked; empty for a line without marks
   */
  public record Series(String label, List<Double> values, List<Mark> marks) {}

  /**
   * A line.
   *
   * @param points its corners
   * @param dots its marks
   */
  public record Line(String points, List<Dot> dots) {}

  /**
   * A marked point.
   *
   * @param mark how it is marked
   * @param path its outline
   * @param words what and when
   */
  public record Dot(Mark mark, String path, String words) {}

  /**
   * Draws numbers.
   *
   * @param times words for each moment, evenly spaced
   * @param series the numbers, zero or more each
   * @param levels horizontal lines; those below zero are drawn at zero
   */
  public static Lines of(List<String> times, List<Series> series, List<Level> levels) {
    List<Level> drawn =
        levels.stream()
            .map(level -> new Level(level.label(), Math.max(0, level.at()), level.main()))
            .toList();
    double largest =
        Stream.concat(
                series.stream().flatMap(one -> one.values().stream()).filter(Objects::nonNull),
                drawn.stream().map(Level::at))
            .mapToDouble(Double::doubleValue)
            .max()
            .orElse(0);
    Scale scale = Plot.scale(largest);
    List<Level> ends = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    for (Series one : series) {
      List<String> points = new ArrayList<>();
      List<Dot> dots = new ArrayList<>();
      double last = 0;
      for (int i = 0; i < times.size(); i++) {
        Double value = one.values().get(i);
        if (value != null) {
          double x = Plot.x(i, times.size());
          double y = Plot.y(scale, value);
          points.add(Pixels.of(x) + "," + Pixels.of(y));
          if (!one.marks().isEmpty()) {
            Mark mark = one.marks().get(i);
            dots.add(new Dot(mark, mark.path(x, y), times.get(i) + ": " + Pixels.of(value)));
          }
          last = value;
        }
      }
      lines.add(new Line(String.join(" ", points), dots));
      ends.add(new Level(one.label(), last, true));
    }
    return new Lines(Plot.of(scale, times, drawn, ends), lines);
  }
}
