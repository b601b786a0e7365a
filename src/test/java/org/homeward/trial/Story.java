package org.homeward.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One person's way through one pathway or several, as far as it has come.
 *
 * @param person who it is about
 * @param stay where they are, or null for somebody who is not in hospital
 * @param steps what was done for them, in this order; the first is a referral
 */
record Story(Person person, Stay stay, List<Step> steps) {

  static Story of(Person person, Stay stay, Step... steps) {
    return new Story(person, stay, whole(List.of(steps)));
  }

  /** Somebody who is not in hospital. */
  static Story of(Person person, Step... steps) {
    return new Story(person, null, List.of(steps));
  }

  /** Adds what goes without saying: the screening, and the list before somebody leaves. */
  private static List<Step> whole(List<Step> told) {
    List<Step> all = new ArrayList<>();
    for (Step step : told) {
      if (step.deed() instanceof Deed.Finish finish) {
        if (finish.element().equals(Deed.READY) && all.size() == 1) {
          all.add(Step.ago(step.daysAgo(), step.who(), Deed.screens()));
        }
        if (finish.element().equals(Deed.DISCHARGE)) {
          all.add(Step.ago(step.daysAgo(), step.who(), Deed.prepares()));
        }
      }
      all.add(step);
    }
    return List.copyOf(all);
  }

  /** The same story, with more steps at its end. */
  Story and(Step... more) {
    return new Story(person, stay, Stream.concat(steps.stream(), Stream.of(more)).toList());
  }
}
