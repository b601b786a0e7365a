package org.homeward.placement;

import java.util.Locale;
import org.homeward.report.Measured;

/** What the report on placements counts; the words are in {@code messages/placing.properties}. */
enum PlacementMeasure implements Measured {
  /** From referral to the first offer. */
  FIRST_OFFER,
  /** From referral to moving in. */
  MOVED_IN,
  /** Answers of providers. */
  ANSWERS,
  /** Homes that the person refused. */
  REFUSED,
  /** What did not exist. */
  UNMET,
  /** Homes beside those who look for one. */
  HOMES;

  @Override
  public String key() {
    return "placing.measure." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
