package org.homeward.flow;

import java.util.Locale;
import org.homeward.report.Measured;

/**
 * What is counted. Each has its name, how it is counted and its source in {@code
 * messages/flow.properties}, once for pages and for docs/measures.md.
 */
enum FlowMeasure implements Measured {
  /** What came in the period. */
  CAME,
  /** What left in the period. */
  LEFT,
  /** What is open. */
  OPEN,
  /** How long what left had taken, in the middle. */
  HALF,
  /** How long most of it had taken. */
  MOST,
  /** The share of tasks that were finished late. */
  LATE,
  /** Weeks that chance hardly explains. */
  UNUSUAL;

  @Override
  public String key() {
    return "flow.measure." + name().toLowerCase(Locale.ROOT);
  }
}
