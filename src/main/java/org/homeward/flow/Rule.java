package org.homeward.flow;

/** Why a point is unlikely to be chance. */
enum Rule {
  /** Outside the limits. */
  OUTSIDE,
  /** One of seven or more, one after the other, on one side of the mean. */
  SHIFT,
  /** One of two, of three points on one side of the mean, near the limit. */
  NEAR,
  /** One of six or more, each higher, or each lower, than the one before. */
  TREND
}
