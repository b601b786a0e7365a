package org.homeward.person;

import java.util.function.UnaryOperator;

/**
 * A column of a table of a copy.
 *
 * @param key name of the value in files for machines, camelCase; behind {@code copy.column.} the
 *     key of its heading
 * @param kind what its values are
 * @param words says a code in words; null where the code itself is words with hyphens
 */
public record CopyColumn(String key, Kind kind, UnaryOperator<String> words) {

  /** What values are, which decides how they are read and said. */
  public enum Kind {
    /** Words as somebody wrote them. */
    TEXT,
    /** A fixed word. */
    CODE,
    /** A day. */
    DAY,
    /** A moment, kept in UTC. */
    MOMENT,
    /** Whether something is so. */
    YES_NO,
    /** A whole number. */
    NUMBER,
    /** A username, shown as the name and role of who has the account. */
    STAFF,
    /** Code of a team, shown by its name. */
    TEAM,
    /** Code of an agency, shown by its name. */
    AGENCY,
    /** Code of a borough, shown by its name. */
    BOROUGH,
    /** Code of a role, shown by its name. */
    ROLE,
    /** Only in files for machines, as it is kept. */
    RAW
  }

  /**
   * @param key name of the column
   * @return a column of words as they were written
   */
  public static CopyColumn text(String key) {
    return of(key, Kind.TEXT);
  }

  /**
   * @param key name of the column
   * @return a column of fixed words
   */
  public static CopyColumn code(String key) {
    return of(key, Kind.CODE);
  }

  /**
   * @param key name of the column
   * @param words says a code in words
   * @return a column of codes
   */
  public static CopyColumn code(String key, UnaryOperator<String> words) {
    return new CopyColumn(key, Kind.CODE, words);
  }

  /**
   * @param key name of the column
   * @return a column of days
   */
  public static CopyColumn day(String key) {
    return of(key, Kind.DAY);
  }

  /**
   * @param key name of the column
   * @return a column of moments
   */
  public static CopyColumn moment(String key) {
    return of(key, Kind.MOMENT);
  }

  /**
   * @param key name of the column
   * @return a column of yes and no
   */
  public static CopyColumn yesNo(String key) {
    return of(key, Kind.YES_NO);
  }

  /**
   * @param key name of the column
   * @return a column of whole numbers
   */
  public static CopyColumn number(String key) {
    return of(key, Kind.NUMBER);
  }

  /**
   * @param key name of the column
   * @param kind what its values are
   * @return the column
   */
  public static CopyColumn of(String key, Kind kind) {
    return new CopyColumn(key, kind, null);
  }
}
