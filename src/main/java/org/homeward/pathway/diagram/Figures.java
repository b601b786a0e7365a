package org.homeward.pathway.diagram;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** SVG paths of simple figures, with numbers that every browser reads. */
final class Figures {

  private Figures() {}

  static String number(double value) {
    long rounded = Math.round(value * 10);
    return rounded % 10 == 0
        ? String.valueOf(rounded / 10)
        : String.format(Locale.ROOT, "%.1f", rounded / 10.0);
  }

  static String numbers(double... values) {
    return Arrays.stream(values).mapToObj(Figures::number).collect(Collectors.joining(" "));
  }

  static String rectangle(Box box, double corner) {
    double w = box.width() - 2 * corner;
    double h = box.height() - 2 * corner;
    String arc = "a" + numbers(corner, corner) + " 0 0 1 ";
    return "M"
        + numbers(box.x() + corner, box.y())
        + "h"
        + number(w)
        + arc
        + numbers(corner, corner)
        + "v"
        + number(h)
        + arc
        + numbers(-corner, corner)
        + "h"
        + number(-w)
        + arc
        + numbers(-corner, -corner)
        + "v"
        + number(-h)
        + arc
        + numbers(corner, -corner)
        + "z";
  }

  static String circle(double x, double y, double radius) {
    String half = "a" + numbers(radius, radius) + " 0 1 1 ";
    return "M"
        + numbers(x - radius, y)
        + half
        + numbers(2 * radius, 0)
        + half
        + numbers(-2 * radius, 0)
        + "z";
  }

  static String diamond(Box box) {
    return "M"
        + numbers(box.middleX(), box.y())
        + "L"
        + numbers(box.right(), box.middleY())
        + "L"
        + numbers(box.middleX(), box.bottom())
        + "L"
        + numbers(box.x(), box.middleY())
        + "z";
  }

  /** Lines from point to point; the points as x and y in turn. */
  static String lines(double... points) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i + 1 < points.length; i += 2) {
      path.append(i == 0 ? "M" : "L").append(numbers(points[i], points[i + 1]));
    }
    return path.toString();
  }
}
