package org.homeward.agency;

import java.util.List;

/**
 * A part of the directory files that another feature reads, such as {@code accounts}. Sections are
 * imported at every start of the application, after agencies, boroughs and teams, all in one
 * transaction; while it runs no other copy of the application imports.
 */
public interface DirectorySection {

  /**
   * @return the key under which the entries stand in a directory file
   */
  String key();

  /**
   * Called before anything is changed, so that a section can remember how things were.
   *
   * @return what imports the section
   */
  SectionImport begin();

  /** Imports a section once agencies, boroughs and teams are up to date. */
  @FunctionalInterface
  interface SectionImport {

    /**
     * Makes the database say what the files say. Must be idempotent.
     *
     * @param entries the entries of all directory files together, in file order
     * @throws IllegalArgumentException if an entry is wrong; the application then does not start
     */
    void importFrom(List<DirectoryEntry> entries);
  }
}
