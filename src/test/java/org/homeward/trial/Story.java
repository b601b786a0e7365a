package org.homeward.trial;

import java.util.List;
import java.util.stream.Stream;

/**
 * One person's way from the ward, as far as it has come.
 *
 * @param person who it is about
 * @param stay where they are
 * @param steps what was done for them, in this order; the first is a referral
 */
record Story(Person person, Stay stay, List<Step> steps) {

  static Story of(Person person, Stay stay, Step... steps) {
    return new Story(person, stay, List.of(steps));
  }

  /** The same story, with more steps at its end. */
  Story and(Step... more) {
    return new Story(person, stay, Stream.concat(steps.stream(), Stream.of(more)).toList());
  }
}
