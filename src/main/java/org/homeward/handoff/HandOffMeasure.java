package org.homeward.handoff;

import java.util.Locale;
import org.homeward.report.Measured;

/**
 * What is counted. Each has its name, how it is counted and its source in {@code
 * messages/handoff.properties}, once for the page and for docs/measures.md.
 */
enum HandOffMeasure implements Measured {
  /** Working days an agency had a case. */
  HELD,
  /** Days of stopped clock. */
  STOPPED,
  /** The share of a kind of agency. */
  SHARE,
  /** How often a case came from another agency. */
  HAND_OFFS,
  /** Until the first task was taken. */
  FIRST_RESPONSE,
  /** What was sent back, in 100 tasks. */
  RETURNS,
  /** Open tasks for each person of a team. */
  PER_PERSON;

  @Override
  public String key() {
    return "handoff.measure." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
