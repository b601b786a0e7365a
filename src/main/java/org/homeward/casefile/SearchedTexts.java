package org.homeward.casefile;

import java.util.Collection;
import java.util.List;

/** Texts by whose words a case is found: {@link SearchWords} fills in those of them it lacks. */
public interface SearchedTexts {

  /**
   * A text.
   *
   * @param id its number among those of its kind
   * @param caseId the case
   * @param source as in {@link SearchWords#keep}
   * @param agencies codes of the agencies that may read it
   * @param text the text
   */
  record Text(long id, long caseId, String source, Collection<String> agencies, String text) {}

  /**
   * Texts that stand, in the order of their numbers; one statement.
   *
   * @param after only those with a larger number
   * @param most how many at most
   */
  List<Text> standing(long after, int most);
}
