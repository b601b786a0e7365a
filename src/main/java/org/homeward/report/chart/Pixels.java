package org.homeward.report.chart;

import java.util.Locale;

/** Places in drawings. */
final class Pixels {

  private Pixels() {}

  /** To a tenth of a pixel. */
  static String of(double place) {
    return String.format(Locale.ROOT, "%.1f", place).replaceFirst("\\.0$", "");
  }
}
