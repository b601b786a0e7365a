package org.homeward.discharge;

import java.util.Arrays;

/** How the work on a barrier ended. */
enum BarrierOutcome {
  /** It is out of the way. */
  CLEARED("cleared"),
  /** The agency asked cannot clear it. */
  NOT_POSSIBLE("not-possible"),
  /** It does not matter any more: the person left, or is not ready any more. */
  NO_LONGER_NEEDED("no-longer-needed"),
  /** The work had to end while the barrier is still there, as when consent is withdrawn. */
  STOPPED("stopped");

  private final String word;

  BarrierOutcome(String word) {
    this.word = word;
  }

  /** As the pathway says it. */
  String word() {
    return word;
  }

  static BarrierOutcome of(String word) {
    return Arrays.stream(values())
        .filter(outcome -> outcome.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new DischargeRuleBroken("No such end of a barrier: " + word));
  }
}
