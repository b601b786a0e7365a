package org.homeward.person;

import java.io.IOException;
import java.io.InputStream;
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

  /** Takes the files that are part of a copy, one after the other. */
  @FunctionalInterface
  interface Files {

    /**
     * Takes a file.
     *
     * @param path where it lies in the copy, without anything that could leave it
     * @param content what is in it, read to its end and left open
     * @throws IOException if the reader of the copy went away
     */
    void add(String path, InputStream content) throws IOException;
  }

  /**
   * Gives files that are held about somebody, one after the other, never all of them at once.
   *
   * @param personId number of the person
   * @param to takes them
   * @throws IOException if the reader of the copy went away, or a file cannot be read
   */
  default void files(long personId, Files to) throws IOException {
    // Most features keep rows alone.
  }
}
