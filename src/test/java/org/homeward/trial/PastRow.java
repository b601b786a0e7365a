package org.homeward.trial;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A row of the past year, before it is written.
 *
 * @param table its table
 * @param values by column; an {@link Id} or a {@link Subject} stands for what is known once other
 *     rows are written
 */
record PastRow(String table, Map<String, Object> values) {

  /**
   * The number that the database gives to another row.
   *
   * @param table its table
   * @param key by what it is known before: the NHS number of a person, the placeholder of a case,
   *     the step of a nomination, the case of what a case has once
   */
  record Id(String table, Object key) {}

  /**
   * What a task about something within a case is about.
   *
   * @param prefix before the number
   * @param id the thing
   */
  record Subject(String prefix, Id id) {}

  /**
   * A row.
   *
   * @param table its table
   * @param columnsAndValues a column, its value, the next column and so on
   */
  static PastRow of(String table, Object... columnsAndValues) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < columnsAndValues.length; i += 2) {
      values.put((String) columnsAndValues[i], columnsAndValues[i + 1]);
    }
    return new PastRow(table, Collections.unmodifiableMap(values));
  }
}
