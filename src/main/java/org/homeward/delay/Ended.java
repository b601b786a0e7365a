package org.homeward.delay;

import java.util.List;
import java.util.Map;
import org.homeward.report.Percentiles;

/**
 * Stays and episodes of readiness that ended in a period.
 *
 * @param byKind how many, by how many days, of each of {@link #KINDS}
 * @param episodeDays length of all finished episodes together
 */
record Ended(Map<StayFigure.Kind, Percentiles> byKind, long episodeDays) {

  static final List<StayFigure.Kind> KINDS =
      List.of(
          StayFigure.Kind.EPISODE,
          StayFigure.Kind.LEFT_DELAYED,
          StayFigure.Kind.LEFT,
          StayFigure.Kind.LEFT_LESS,
          StayFigure.Kind.FOLLOW_UP_DUE,
          StayFigure.Kind.FOLLOW_UP_MET,
          StayFigure.Kind.RETURN_POSSIBLE,
          StayFigure.Kind.RETURNED);

  Percentiles of(StayFigure.Kind kind) {
    return byKind.get(kind);
  }

  int number(StayFigure.Kind kind) {
    return of(kind).number();
  }
}
