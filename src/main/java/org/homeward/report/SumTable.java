package org.homeward.report;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table that pages read: sums by whose they are and by days.
 *
 * @param name the table; its primary key is {@code keys}
 * @param keys columns of the key: not null
 * @param sums columns of whole numbers: not null
 */
public record SumTable(String name, List<String> keys, List<String> sums) {

  /** Parameters: what to add to each sum, then the key. */
  String add() {
    return "UPDATE %s SET %s WHERE %s"
        .formatted(
            name,
            sums.stream().map(sum -> sum + " = " + sum + " + ?").collect(Collectors.joining(", ")),
            where());
  }

  /** Parameters: each sum, then the key. */
  String insert() {
    return "INSERT INTO %s (%s) VALUES (%s)"
        .formatted(
            name,
            Stream.concat(sums.stream(), keys.stream()).collect(Collectors.joining(", ")),
            String.join(", ", Collections.nCopies(sums.size() + keys.size(), "?")));
  }

  /** Takes away a row that says nothing any more. Parameters: the key. */
  String tidy() {
    return "DELETE FROM %s WHERE %s AND %s".formatted(name, where(), nothing());
  }

  /** True of a row that says nothing. */
  public String nothing() {
    return sums.stream().map(sum -> sum + " = 0").collect(Collectors.joining(" AND "));
  }

  private String where() {
    return keys.stream().map(key -> key + " = ?").collect(Collectors.joining(" AND "));
  }
}
