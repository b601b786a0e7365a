package org.homeward.pathway.diagram;

import java.util.List;

/** The way of a flow from corner to corner. */
record Route(List<Point> points) {

  private static final double HEAD_LENGTH = 10;
  private static final double HEAD_WIDTH = 4;

  /** A corner. */
  record Point(double x, double y) {

    double to(Point other) {
      return Math.hypot(other.x - x, other.y - y);
    }

    /** The point at a distance towards another. */
    Point towards(Point other, double distance) {
      double length = to(other);
      return length == 0
          ? this
          : new Point(x + (other.x - x) * distance / length, y + (other.y - y) * distance / length);
    }
  }

  String path() {
    return path(points);
  }

  /** The way up to the arrow head, so that a thick line does not show around its tip. */
  String pathToHead() {
    Point end = points.getLast();
    Point before = points.get(points.size() - 2);
    List<Point> shorter = new java.util.ArrayList<>(points);
    shorter.set(
        points.size() - 1, end.towards(before, Math.min(HEAD_LENGTH - 2, end.to(before) / 2)));
    return path(shorter);
  }

  private static String path(List<Point> points) {
    return Figures.lines(
        points.stream().flatMapToDouble(p -> java.util.stream.DoubleStream.of(p.x, p.y)).toArray());
  }

  String head() {
    Point tip = points.getLast();
    Point before = points.get(points.size() - 2);
    if (tip.to(before) == 0) {
      return "";
    }
    Point base = tip.towards(before, HEAD_LENGTH);
    double acrossX = -(tip.y - base.y) / HEAD_LENGTH * HEAD_WIDTH;
    double acrossY = (tip.x - base.x) / HEAD_LENGTH * HEAD_WIDTH;
    return Figures.lines(
            tip.x, tip.y, base.x + acrossX, base.y + acrossY, base.x - acrossX, base.y - acrossY)
        + "z";
  }

  /** The short stroke across the beginning of a flow that is taken when no other is. */
  String defaultStroke() {
    Point at = points.getFirst().towards(points.get(1), 12);
    return Figures.lines(at.x - 4, at.y - 5, at.x + 4, at.y + 5);
  }

  /** The middle of its longest stretch, where a label finds room. */
  Point labelPlace() {
    Point from = points.getFirst();
    Point to = points.get(1);
    for (int i = 1; i + 1 < points.size(); i++) {
      if (points.get(i).to(points.get(i + 1)) > from.to(to)) {
        from = points.get(i);
        to = points.get(i + 1);
      }
    }
    return new Point((from.x + to.x) / 2, (from.y + to.y) / 2);
  }

  Box box() {
    Point first = points.getFirst();
    Box box = new Box(first.x, first.y, 0, 0);
    for (Point point : points) {
      box = box.with(new Box(point.x, point.y, 0, 0));
    }
    return box;
  }
}
