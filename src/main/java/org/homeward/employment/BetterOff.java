package org.homeward.employment;

import org.homeward.employment.EmploymentAnswers.Answers;

/**
 * When it is worked out again whether a person is better off in work: when it could not be
 * calculated, and when they have another home than the one it was calculated for.
 */
final class BetterOff {

  private static final String NOT_YET = "not-yet";
  private static final String UNKNOWN = "- -";

  private BetterOff() {}

  /** How the person lives, as far as the rent depends on it. */
  static String home(Answers said) {
    return orDash(said.text("tenureType")) + " " + orDash(said.text("specifiedAccommodation"));
  }

  static boolean due(SupportEntity support, Answers said) {
    if (support.planOn() == null) {
      return false;
    }
    return NOT_YET.equals(support.betterOff()) || moved(support.betterOffHome(), home(said));
  }

  private static boolean moved(String before, String now) {
    return before != null && !now.equals(UNKNOWN) && !now.equals(before);
  }

  private static String orDash(String text) {
    return text == null ? "-" : text;
  }
}
