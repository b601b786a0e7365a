package org.homeward.person;

import java.util.List;

/**
 * A part of the copy of everything that is held about one person, from the feature that holds it. A
 * feature with a table about people or their cases adds itself by declaring a bean of this type; a
 * test fails for a table that is in no part.
 */
public interface PersonCopyPart {

  /**
   * Name of the part: of its file, and behind {@code copy.part.} of its words.
   *
   * @return a word in lower case, for example "placement"
   */
  String key();

  /**
   * @return place among the parts, lowest first
   */
  int order();

  /**
   * @return what it holds, in the order in which it is read
   */
  List<CopyTable> tables();
}
