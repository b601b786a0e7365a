package org.homeward.delay;

import java.util.Locale;
import org.homeward.report.Measured;

/**
 * What is counted. Each has its name, how it is counted and its source in {@code
 * messages/delay.properties}, once for pages and for docs/measures.md.
 */
enum DelayMeasure implements Measured {
  /** People who are clinically ready now. */
  READY,
  /** Days they have waited up to now: Homeward's own figure. */
  WAITING,
  /** Days that are reported nationally. */
  MHS26,
  /** Share of days in bed that are days of delay. */
  SHARE,
  /** How long finished episodes of readiness took. */
  EPISODE,
  /** Nights of stays that ended. */
  STAY,
  /** The same without delay. */
  LESS,
  /** Share that was followed up. */
  FOLLOW_UP,
  /** Share that came back. */
  RETURNED,
  /** Not counted here. */
  OUT_OF_AREA;

  @Override
  public String key() {
    return "delay.measure." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
