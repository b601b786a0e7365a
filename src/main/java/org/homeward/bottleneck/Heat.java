package org.homeward.bottleneck;

import java.util.Locale;

/** How a step stands, in a word; the figures behind it stand beside it. A local rule. */
enum Heat {
  /** Nothing waits. */
  NONE,
  /** Something waits, and most of it in time. */
  SOME,
  /** At least one in five of what waits is overdue. */
  SLOW,
  /** At least half of what waits is overdue. */
  STUCK;

  private static final int ONE_IN = 5;

  static Heat of(int waiting, int overdue) {
    if (waiting == 0) {
      return NONE;
    }
    if (overdue * 2 >= waiting) {
      return STUCK;
    }
    return overdue * ONE_IN >= waiting ? SLOW : SOME;
  }

  /** How style sheets and messages call it. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
