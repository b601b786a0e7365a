package org.homeward.pathway.diagram;

import java.util.List;
import org.homeward.pathway.diagram.Diagram.Stroke;

/** The signs inside events, tasks and gateways. */
final class Symbol {

  private static final String ICON = "icon";
  private static final String FILLED = "icon-filled";

  private Symbol() {}

  private static Stroke line(double... points) {
    return new Stroke(ICON, Figures.lines(points));
  }

  private static Stroke filled(double... points) {
    return new Stroke(FILLED, Figures.lines(points) + "z");
  }

  static List<Stroke> envelope(double x, double y, double width, double height) {
    return List.of(
        new Stroke(ICON, Figures.rectangle(new Box(x, y, width, height), 0)),
        line(x, y, x + width / 2, y + height * 0.55, x + width, y));
  }

  static List<Stroke> clock(double x, double y, double radius) {
    return List.of(
        new Stroke(ICON, Figures.circle(x, y, radius)),
        line(x, y - radius * 0.7, x, y, x + radius * 0.6, y + radius * 0.2));
  }

  static List<Stroke> flash(double x, double y) {
    return List.of(
        filled(x - 7, y + 7, x - 3, y - 6, x + 2, y + 1, x + 7, y - 7, x + 3, y + 6, x - 2, y - 1));
  }

  static List<Stroke> arrowUp(double x, double y) {
    return List.of(filled(x, y - 8, x + 6, y + 7, x, y + 2, x - 6, y + 7));
  }

  static List<Stroke> triangle(double x, double y) {
    return List.of(new Stroke(ICON, Figures.lines(x, y - 8, x + 8, y + 6, x - 8, y + 6) + "z"));
  }

  static List<Stroke> rewind(double x, double y) {
    return List.of(
        new Stroke(ICON, Figures.lines(x, y - 6, x, y + 6, x - 8, y) + "z"),
        new Stroke(ICON, Figures.lines(x + 8, y - 6, x + 8, y + 6, x, y) + "z"));
  }

  static List<Stroke> arrowRight(double x, double y) {
    return List.of(
        filled(
            x - 8, y - 3, x + 1, y - 3, x + 1, y - 7, x + 8, y, x + 1, y + 7, x + 1, y + 3, x - 8,
            y + 3));
  }

  static List<Stroke> page(double x, double y, double width, double height) {
    return List.of(
        new Stroke(ICON, Figures.rectangle(new Box(x, y, width, height), 0)),
        line(x + 2, y + height * 0.25, x + width - 2, y + height * 0.25),
        line(x + 2, y + height * 0.5, x + width - 2, y + height * 0.5),
        line(x + 2, y + height * 0.75, x + width - 2, y + height * 0.75));
  }

  static List<Stroke> disc(double x, double y, double radius) {
    return List.of(new Stroke(FILLED, Figures.circle(x, y, radius)));
  }

  static List<Stroke> person(double x, double y) {
    return List.of(
        new Stroke(ICON, Figures.circle(x + 7, y + 4, 3.5)),
        new Stroke(
            ICON, "M" + Figures.numbers(x, y + 15) + "v-3a4 4 0 0 1 4 -4h6a4 4 0 0 1 4 4v3z"));
  }

  static List<Stroke> wheel(double x, double y) {
    StringBuilder teeth = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      double angle = Math.PI * i / 4;
      teeth.append(
          Figures.lines(
              x + 7 + 4.5 * Math.cos(angle),
              y + 7 + 4.5 * Math.sin(angle),
              x + 7 + 7.5 * Math.cos(angle),
              y + 7 + 7.5 * Math.sin(angle)));
    }
    return List.of(
        new Stroke(ICON, Figures.circle(x + 7, y + 7, 4.5)), new Stroke(ICON, teeth.toString()));
  }

  static List<Stroke> table(double x, double y) {
    return List.of(
        new Stroke(ICON, Figures.rectangle(new Box(x, y + 1, 15, 12), 0)),
        line(x, y + 5, x + 15, y + 5),
        line(x, y + 9, x + 15, y + 9),
        line(x + 5, y + 5, x + 5, y + 13));
  }

  static List<Stroke> cross(double x, double y, double size) {
    return List.of(
        new Stroke("sign", Figures.lines(x - size, y - size, x + size, y + size)),
        new Stroke("sign", Figures.lines(x + size, y - size, x - size, y + size)));
  }

  static List<Stroke> plus(double x, double y, double size) {
    return List.of(
        new Stroke("sign", Figures.lines(x, y - size, x, y + size)),
        new Stroke("sign", Figures.lines(x + size, y, x - size, y)));
  }

  static List<Stroke> ring(double x, double y, double radius) {
    return List.of(new Stroke("sign", Figures.circle(x, y, radius)));
  }

  /** Says that there is more inside. */
  static List<Stroke> more(double x, double bottom) {
    return List.of(
        new Stroke(ICON, Figures.rectangle(new Box(x - 7, bottom - 15, 14, 14), 0)),
        line(x, bottom - 12, x, bottom - 4),
        line(x - 4, bottom - 8, x + 4, bottom - 8));
  }

  /** Says that it is done several times, at once or one after the other. */
  static List<Stroke> several(double x, double bottom, boolean oneAfterTheOther) {
    double top = bottom - 13;
    return oneAfterTheOther
        ? List.of(
            line(x - 6, top, x + 6, top),
            line(x - 6, top + 5, x + 6, top + 5),
            line(x - 6, top + 10, x + 6, top + 10))
        : List.of(
            line(x - 5, top, x - 5, top + 10),
            line(x, top, x, top + 10),
            line(x + 5, top, x + 5, top + 10));
  }
}
