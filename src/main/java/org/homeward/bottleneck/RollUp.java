package org.homeward.bottleneck;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables that pages read: sums by trust, cut, pathway, step and days. */
enum RollUp {
  /** Open tasks by the day they came and the day they are due. */
  OPEN("figure_open", List.of("created_on", "due_on"), List.of("tasks", "taken")),
  /** What came and what left, by day. */
  DAY("figure_day", List.of("on_day"), List.of("arrived", "finished", "cut_short")),
  /** Finished tasks, by day and by how many working days they took. */
  WAIT("figure_wait", List.of("over_on", "waited"), List.of("tasks", "late", "sent_back"));

  private final String table;
  private final List<String> keys;
  private final List<String> sums;

  RollUp(String table, List<String> days, List<String> sums) {
    this.table = table;
    this.keys =
        Stream.concat(
                Stream.of("trust_code", "cut", "code", "pathway_id", "element_id"), days.stream())
            .toList();
    this.sums = sums;
  }

  String table() {
    return table;
  }

  /** How many sums a row has. */
  int width() {
    return sums.size();
  }

  /** Parameters: what to add to each sum, then the key. */
  String add() {
    return "UPDATE %s SET %s WHERE %s"
        .formatted(
            table,
            sums.stream().map(sum -> sum + " = " + sum + " + ?").collect(Collectors.joining(", ")),
            where());
  }

  /** Parameters: each sum, then the key. */
  String insert() {
    return "INSERT INTO %s (%s) VALUES (%s)"
        .formatted(
            table,
            Stream.concat(sums.stream(), keys.stream()).collect(Collectors.joining(", ")),
            String.join(", ", Collections.nCopies(sums.size() + keys.size(), "?")));
  }

  /** Takes away a row that says nothing any more. Parameters: the key. */
  String tidy() {
    return "DELETE FROM %s WHERE %s AND %s"
        .formatted(
            table,
            where(),
            sums.stream().map(sum -> sum + " = 0").collect(Collectors.joining(" AND ")));
  }

  private String where() {
    return keys.stream().map(key -> key + " = ?").collect(Collectors.joining(" AND "));
  }
}
