package org.homeward.product;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/**
 * The tables of the database as it says itself that they are, and rows in them that hold in each
 * column something that stands nowhere else.
 */
final class FilledTables {

  /** Whose row a column names, where no foreign key says so. */
  private static final Map<String, String> PARENTS =
      Map.of(
          "person_id", "person",
          "case_id", "pathway_case",
          "other_case_id", "pathway_case",
          "waiting_case_id", "pathway_case",
          "case_reference", "pathway_case",
          "task_key", "human_task");

  /**
   * A column.
   *
   * @param type one of {@link Types}
   * @param size characters of a text
   * @param counted whether the database numbers it
   */
  record Column(String name, int type, int size, boolean counted) {}

  private final JdbcClient jdbc;
  private final Map<String, List<Column>> columns = new TreeMap<>();

  /** Tables by the column that names a row of them. */
  private final Map<String, Map<String, String>> parents = new HashMap<>();

  private final Deque<String[]> inserted = new ArrayDeque<>();
  private int marks;

  FilledTables(DataSource database, JdbcClient jdbc) throws SQLException {
    this.jdbc = jdbc;
    try (Connection connection = database.getConnection()) {
      DatabaseMetaData about = connection.getMetaData();
      String catalog = connection.getCatalog();
      String schema = connection.getSchema();
      Map<String, String> tables = new TreeMap<>();
      try (ResultSet rows =
          about.getTables(catalog, schema, "%", new String[] {"TABLE", "BASE TABLE"})) {
        while (rows.next()) {
          String name = rows.getString("TABLE_NAME");
          tables.put(name.toLowerCase(Locale.ROOT), name);
        }
      }
      for (Map.Entry<String, String> table : tables.entrySet()) {
        read(about, catalog, schema, table.getKey(), table.getValue());
      }
    }
  }

  private void read(
      DatabaseMetaData about, String catalog, String schema, String table, String exactName)
      throws SQLException {
    List<Column> all = new ArrayList<>();
    Map<String, String> named = new HashMap<>();
    try (ResultSet rows = about.getColumns(catalog, schema, exactName, "%")) {
      while (rows.next()) {
        String name = rows.getString("COLUMN_NAME").toLowerCase(Locale.ROOT);
        all.add(
            new Column(
                name,
                rows.getInt("DATA_TYPE"),
                rows.getInt("COLUMN_SIZE"),
                "YES".equals(rows.getString("IS_AUTOINCREMENT"))));
        if (PARENTS.containsKey(name) && !isOwnKey(table, name)) {
          named.put(name, PARENTS.get(name));
        }
      }
    }
    try (ResultSet rows = about.getImportedKeys(catalog, schema, exactName)) {
      while (rows.next()) {
        named.put(
            rows.getString("FKCOLUMN_NAME").toLowerCase(Locale.ROOT),
            rows.getString("PKTABLE_NAME").toLowerCase(Locale.ROOT));
      }
    }
    columns.put(table, all);
    parents.put(table, named);
  }

  private static boolean isOwnKey(String table, String column) {
    return table.equals("human_task") && column.equals("task_key");
  }

  /**
   * @return every table with a column that leads to a person, by however many others
   */
  Set<String> reachedFromPerson() {
    Set<String> reached = new TreeSet<>(Set.of("person"));
    boolean more = true;
    while (more) {
      more =
          parents.entrySet().stream()
              .filter(table -> table.getValue().values().stream().anyMatch(reached::contains))
              .map(Map.Entry::getKey)
              .filter(table -> !reached.contains(table))
              .toList()
              .stream()
              .map(reached::add)
              .reduce(false, Boolean::logicalOr);
    }
    return reached;
  }

  List<Column> columns(String table) {
    return columns.get(table);
  }

  /**
   * Puts a row about a person into each of some tables.
   *
   * @param wanted the tables; those that they need besides are filled too
   * @param letter what marks of this person begin with
   * @param years the year in which its days begin, so that they are nobody else's
   * @param given values that may not be anything, by table and column; null values included
   * @return what was put in, by table and column
   */
  Map<String, Map<String, Object>> fill(
      Set<String> wanted, String letter, int years, Map<String, Object> given) {
    Map<String, Map<String, Object>> rows = new LinkedHashMap<>();
    Set<String> left = new LinkedHashSet<>(wanted);
    for (Deque<String> needed = new ArrayDeque<>(wanted); !needed.isEmpty(); ) {
      for (String parent : parents.get(needed.pop()).values()) {
        if (left.add(parent)) {
          needed.push(parent);
        }
      }
    }
    while (!left.isEmpty()) {
      String next =
          left.stream()
              .filter(
                  table ->
                      parents.get(table).values().stream()
                          .allMatch(parent -> rows.containsKey(parent)))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("None can be first of " + left));
      rows.put(next, insert(next, rows, letter, years, given));
      left.remove(next);
    }
    return rows;
  }

  private Map<String, Object> insert(
      String table,
      Map<String, Map<String, Object>> rows,
      String letter,
      int years,
      Map<String, Object> given) {
    Map<String, Object> row = new LinkedHashMap<>();
    String counted = null;
    for (Column column : columns.get(table)) {
      String parent = parents.get(table).get(column.name());
      String where = table + "." + column.name();
      if (column.counted()) {
        counted = column.name();
      } else if (given.containsKey(where)) {
        row.put(column.name(), given.get(where));
      } else if (parent != null) {
        Map<String, Object> of = rows.get(parent);
        row.put(
            column.name(),
            column.name().equals("case_reference")
                ? of.get("reference")
                : of.getOrDefault("id", of.get(parent.equals("human_task") ? "task_key" : "id")));
      } else {
        row.put(column.name(), mark(column, letter, years));
      }
    }
    String names = String.join(", ", row.keySet());
    String values = row.keySet().stream().map(n -> ":" + n).collect(Collectors.joining(", "));
    GeneratedKeyHolder key = new GeneratedKeyHolder();
    JdbcClient.StatementSpec insert =
        jdbc.sql("INSERT INTO " + table + " (" + names + ") VALUES (" + values + ")");
    for (Map.Entry<String, Object> value : row.entrySet()) {
      insert = insert.param(value.getKey(), value.getValue());
    }
    if (counted == null) {
      insert.update();
      String first = columns.get(table).getFirst().name();
      inserted.push(new String[] {table, first, String.valueOf(row.get(first))});
    } else {
      insert.update(key, counted);
      row.put(counted, key.getKeyAs(Number.class).longValue());
      inserted.push(new String[] {table, counted, String.valueOf(row.get(counted))});
    }
    return row;
  }

  /** A value that stands nowhere else, as far as the type has room for one. */
  private Object mark(Column column, String letter, int years) {
    int number = ++marks;
    return switch (column.type()) {
      case Types.DATE -> LocalDate.of(years, 1, 1).plusDays(number);
      case Types.TIMESTAMP -> LocalDate.of(years, 1, 1).plusDays(number).atTime(3, 4, 5);
      case Types.BIT, Types.BOOLEAN -> true;
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> years * 100_000L + number;
      case Types.DECIMAL, Types.NUMERIC -> number;
      default -> {
        String text = letter + number + letter;
        yield column.size() < text.length() ? "1" : text;
      }
    };
  }

  /** Takes out what was put in. */
  void empty() {
    while (!inserted.isEmpty()) {
      String[] row = inserted.pop();
      jdbc.sql("DELETE FROM " + row[0] + " WHERE " + row[1] + " = ?").param(row[2]).update();
    }
  }
}
