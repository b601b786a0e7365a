package org.homeward.report.chart;

import java.util.Locale;

/** How a point is marked: by its shape, and by its colour. */
public enum Mark {
  /** As usual: a small circle. */
  USUAL,
  /** Unusual, neither good nor bad: a diamond. */
  UNUSUAL,
  /** Unusual and good: a triangle. */
  IMPROVEMENT,
  /** Unusual and bad: a square. */
  CONCERN;

  private static final double SIZE = 6;

  /** The end of the name of its class. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its outline around a place. */
  String path(double x, double y) {
    return switch (this) {
      case USUAL ->
          "M%s,%sa4,4 0 1,0 8,0a4,4 0 1,0 -8,0z".formatted(Pixels.of(x - 4), Pixels.of(y));
      case UNUSUAL -> "M%s,%sl7,7l-7,7l-7,-7z".formatted(Pixels.of(x), Pixels.of(y - SIZE - 1));
      case IMPROVEMENT -> "M%s,%sl7,12h-14z".formatted(Pixels.of(x), Pixels.of(y - SIZE - 1));
      case CONCERN -> "M%s,%sh12v12h-12z".formatted(Pixels.of(x - SIZE), Pixels.of(y - SIZE));
    };
  }
}
