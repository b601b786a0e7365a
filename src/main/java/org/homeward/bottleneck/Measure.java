package org.homeward.bottleneck;

import java.util.Locale;
import org.homeward.report.Measured;

/**
 * What is counted. Each has its name, how it is counted and its source in {@code
 * messages/bottleneck.properties}, once for pages and for docs/measures.md.
 */
enum Measure implements Measured {
  /** Open tasks. */
  WAITING,
  /** Of them those that nobody has taken. */
  UNTAKEN,
  /** Of them those whose last day is over. */
  OVERDUE,
  /** How long tasks took that were finished in the period, in the middle. */
  HALF,
  /** How long most of them took. */
  MOST,
  /** The share of them that was late. */
  LATE,
  /** How often they were sent back. */
  SENT_BACK,
  /** The step at which one is late far more often than the others. */
  STANDS_OUT,
  /** How a step stands, in a word. */
  HEAT;

  @Override
  public String key() {
    return "bottleneck.measure." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
