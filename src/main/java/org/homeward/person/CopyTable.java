package org.homeward.person;

import java.util.List;
import java.util.function.Consumer;

/**
 * Rows about one person that belong together in a copy.
 *
 * @param key name of the table in files for machines; behind {@code copy.table.} the key of its
 *     words
 * @param sql the statement they are read with, which says what is held: the test that nothing is
 *     missing looks at it
 * @param columns what a row consists of
 * @param pages reads them
 */
public record CopyTable(String key, String sql, List<CopyColumn> columns, Pages pages) {

  /** Reads rows, never all of them at once. */
  @FunctionalInterface
  public interface Pages {

    /**
     * Reads all rows about a person.
     *
     * @param personId number of the person
     * @param page takes some rows at a time, each with a value for each column: text, LocalDate,
     *     Instant, Boolean, Long, or null; of a raw column whatever JSON knows
     */
    void read(long personId, Consumer<List<List<Object>>> page);
  }
}
