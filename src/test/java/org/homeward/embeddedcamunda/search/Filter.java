package org.homeward.embeddedcamunda.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** Reads the {@code filter} of a search. */
final class Filter {
  private Filter() {}

  /**
   * Returns the test for rows of the table.
   *
   * @throws BadQueryException if a field or operator is unknown or a value does not fit
   */
  static Predicate<Row> of(Table table, JsonNode filter) {
    Predicate<Row> all = row -> true;
    for (Map.Entry<String, JsonNode> entry : filter.properties()) {
      JsonNode wanted = entry.getValue();
      boolean saysNothing = wanted.isNull() || wanted.isContainerNode() && wanted.isEmpty();
      if (!saysNothing) {
        all = all.and(test(table, entry.getKey(), wanted));
      }
    }
    return all;
  }

  private static Predicate<Row> test(Table table, String field, JsonNode wanted) {
    if (field.equals("$or")) {
      Predicate<Row> any = row -> false;
      for (JsonNode alternative : wanted) {
        any = any.or(of(table, alternative));
      }
      return any;
    }
    Function<JsonNode, Predicate<Row>> special = table.filter(field);
    if (special != null) {
      return special.apply(wanted);
    }
    Table.Column column = table.column(field);
    if (column == null) {
      throw new BadQueryException("Unknown filter field '%s'".formatted(field));
    }
    return Condition.of(column, wanted);
  }
}
