package org.homeward.bottleneck;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The step at which an agency, a team, a borough or a ward is late more often than the others are
 * at the same step, by more than chance explains. Steps are compared with themselves: one with many
 * hard steps is not slow for that. A local rule.
 *
 * @param place the step
 * @param here share of what was finished late there, in percent
 * @param tasks how many were finished there
 * @param elsewhere the share of all others at this step, in percent
 * @param more how many more were late there than would have been with the share of the others
 */
record StandingOut(Figures.Place place, int here, int tasks, int elsewhere, double more) {

  /** Fewer, here or elsewhere, say nothing. */
  private static final int FEW = 5;

  /** Standard deviations, as for the limits of a funnel plot. */
  private static final double LIMIT = 3;

  private static final double LEAST = 2;
  private static final double PERCENT = 100;

  /**
   * Finds them.
   *
   * @param done what all of one cut finished
   * @return by code; those that do not stand out are left out
   */
  static Map<String, StandingOut> among(List<Done> done) {
    Map<Figures.Place, Integer> tasks = new HashMap<>();
    Map<Figures.Place, Integer> late = new HashMap<>();
    for (Done one : done) {
      tasks.merge(one.place(), one.tasks(), Integer::sum);
      late.merge(one.place(), one.late(), Integer::sum);
    }
    Map<String, StandingOut> found = new HashMap<>();
    for (Done one : done) {
      int others = tasks.get(one.place()) - one.tasks();
      if (one.tasks() >= FEW && others >= FEW) {
        double elsewhere = (double) (late.get(one.place()) - one.late()) / others;
        double here = (double) one.late() / one.tasks();
        double more = one.late() - one.tasks() * elsewhere;
        double limit = elsewhere + LIMIT * Math.sqrt(elsewhere * (1 - elsewhere) / one.tasks());
        if (here > limit && more >= LEAST) {
          found.merge(
              one.code(),
              new StandingOut(one.place(), percent(here), one.tasks(), percent(elsewhere), more),
              (a, b) -> a.more >= b.more ? a : b);
        }
      }
    }
    return found;
  }

  /** The code of the one that stands out most, with it; null if none does. */
  static Map.Entry<String, StandingOut> most(Map<String, StandingOut> found) {
    return found.entrySet().stream()
        .max(
            Comparator.comparingDouble(
                    (Map.Entry<String, StandingOut> one) -> one.getValue().more())
                .thenComparing(Map.Entry::getKey))
        .orElse(null);
  }

  private static int percent(double share) {
    return (int) Math.round(PERCENT * share);
  }
}
