package org.homeward.flow;

import org.homeward.report.chart.Mark;

/** What one wishes a number to be. */
enum Good {
  /** As low as possible: waits. */
  LOW,
  /** Neither: what comes and what leaves says nothing about how well things go. */
  NEITHER;

  /** How an unusual point is marked. */
  Mark mark(boolean high) {
    if (this == NEITHER) {
      return Mark.UNUSUAL;
    }
    return high ? Mark.CONCERN : Mark.IMPROVEMENT;
  }
}
