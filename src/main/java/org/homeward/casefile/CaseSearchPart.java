package org.homeward.casefile;

import java.util.Set;
import org.homeward.identity.SignedInUser;

/**
 * Something of its own by which a feature lets people find their cases: the home that somebody is
 * offered. Every bean of this type is asked. It narrows lists and never adds to them.
 */
public interface CaseSearchPart {

  /**
   * Finds cases with one bounded statement at most, by index or in what does not grow with history.
   *
   * @param text what was typed, of at least two characters; it must stay out of logs
   * @param who who searches; only by what they may read in cases that they may open
   * @param most how many are looked at
   * @return ids of cases, at most so many
   */
  Set<Long> casesLike(String text, SignedInUser who, int most);
}
