package org.homeward.embeddedcamunda.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** All things of one kind, such as the user tasks, and what may be asked about them. */
final class Table {
  /**
   * A column that can be filtered and sorted by.
   *
   * @param allowed the values it can have, or empty if any
   */
  record Column(String field, ColumnType type, Set<String> allowed) {}

  private final String keyField;
  private final Map<String, Row> rows = new LinkedHashMap<>();
  private final Map<String, Column> columns = new HashMap<>();
  private final Map<String, Function<JsonNode, Predicate<Row>>> filters = new HashMap<>();
  private final Set<String> hidden = new HashSet<>();

  /** Makes an empty table whose rows are known by the given field. */
  Table(String keyField) {
    this.keyField = keyField;
  }

  Table columns(ColumnType type, String... fields) {
    for (String field : fields) {
      columns.put(field, new Column(field, type, Set.of()));
    }
    return this;
  }

  /** Adds a column that has one of a few values. */
  Table choice(String field, Class<? extends Enum<?>> values) {
    Set<String> names = new HashSet<>();
    for (Enum<?> value : values.getEnumConstants()) {
      names.add(value.name());
    }
    columns.put(field, new Column(field, ColumnType.TEXT, names));
    return this;
  }

  /** Lets a column be asked for under another name than its own. */
  Table alias(String asked, String field) {
    columns.put(asked, new Column(field, columns.get(field).type(), columns.get(field).allowed()));
    return this;
  }

  /** Adds a filter that is more than the comparison of one column. */
  Table filter(String name, Function<JsonNode, Predicate<Row>> filter) {
    filters.put(name, filter);
    return this;
  }

  /** Names columns that are filtered by, but not part of the item. */
  Table hidden(String... fields) {
    hidden.addAll(Set.of(fields));
    return this;
  }

  Row row(long key) {
    return row(Long.toString(key));
  }

  /** Returns the row with this key, a new one if there is none. */
  Row row(String key) {
    return rows.computeIfAbsent(key, k -> new Row(k).set(keyField, k));
  }

  /** Returns the row with this key, or null. */
  Row find(String key) {
    return rows.get(key);
  }

  Collection<Row> rows() {
    return rows.values();
  }

  Column column(String field) {
    return columns.get(field);
  }

  Function<JsonNode, Predicate<Row>> filter(String name) {
    return filters.get(name);
  }

  Map<String, Object> item(Row row) {
    return row.without(hidden);
  }
}
