package org.homeward.placement;

import java.util.Comparator;
import java.util.List;

/**
 * How a home fits what somebody needs, need by need. There is no score: whoever reads it sees each
 * reason, and the order follows from counting them.
 *
 * @param home the home
 * @param lines one for each need, in a fixed order
 */
record Match(Home home, List<Line> lines) {

  /** What comes of comparing one need. */
  enum Fit {
    FITS,
    DOES_NOT_FIT,
    ASK
  }

  /**
   * One need.
   *
   * @param need code of the need
   * @param fit whether the home meets it
   * @param needed whether a home that does not is out; otherwise it only comes later
   * @param words the need beside what the home is
   */
  record Line(String need, Fit fit, boolean needed, String words) {}

  /**
   * Fewest needs that are not met come first, then fewest open questions, then fewest wishes not
   * met, then soonest ready.
   */
  static final Comparator<Match> ORDER =
      Comparator.comparingInt((Match match) -> match.missed().size())
          .thenComparingInt(match -> match.questions().size())
          .thenComparingInt(match -> match.wishesMissed().size())
          .thenComparing(
              match -> match.home().readyOn() == null ? HomeBoard.NEVER : match.home().readyOn())
          .thenComparingLong(match -> match.home().id());

  /** Needs it does not meet: any of them rules it out. */
  List<Line> missed() {
    return lines.stream().filter(l -> l.fit() == Fit.DOES_NOT_FIT && l.needed()).toList();
  }

  /** Wishes it does not meet. */
  List<Line> wishesMissed() {
    return lines.stream().filter(l -> l.fit() == Fit.DOES_NOT_FIT && !l.needed()).toList();
  }

  /** What somebody has to ask. */
  List<Line> questions() {
    return lines.stream().filter(l -> l.fit() == Fit.ASK).toList();
  }

  /** What it meets. */
  List<Line> met() {
    return lines.stream().filter(l -> l.fit() == Fit.FITS).toList();
  }

  boolean isRuledOut() {
    return !missed().isEmpty();
  }
}
