package org.homeward.placement;

import java.util.List;
import java.util.Map;

/**
 * What a provider reads of somebody, in words written for it.
 *
 * @param wishes how and where the person wants to live
 * @param needs what they need help with
 * @param risk what the provider must know about risk
 */
record ReleasedWords(String wishes, String needs, String risk) {

  private static final String WISHES = "providerReadsWishes";
  private static final String NEEDS = "providerReadsNeeds";
  private static final String RISK = "providerReadsRisk";

  /** Keys of the questions that are answered with these words. */
  static final List<String> KEYS = List.of(WISHES, NEEDS, RISK);

  /** Key of the tick without which nothing is released. */
  static final String CHECKED = "releaseChecked";

  /** The words in answers or facts; null unless they are complete and were checked. */
  static ReleasedWords of(Map<String, Object> answers) {
    ReleasedWords words =
        new ReleasedWords(
            Needs.text(answers, WISHES), Needs.text(answers, NEEDS), Needs.text(answers, RISK));
    boolean complete = words.wishes != null && words.needs != null && words.risk != null;
    return complete && Boolean.TRUE.equals(answers.get(CHECKED)) ? words : null;
  }

  /** The same by key of the question. */
  Map<String, String> facts() {
    return Map.of(WISHES, wishes, NEEDS, needs, RISK, risk);
  }
}
