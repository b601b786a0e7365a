package org.homeward.person;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the tables of a copy, some rows at a time. By their place in the order, which neither
 * misses nor repeats any, because a copy is read from one snapshot of the database.
 */
@Component
public class CopyRows {

  /** Rows that are in memory at once. */
  static final int PAGE = 200;

  private final JdbcClient jdbc;

  CopyRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A table that is read with one statement.
   *
   * @param key name of the table
   * @param sql a statement with the parameter {@code :person} and without an order
   * @param order what to sort by, which no two rows have in common
   * @param columns what the statement selects, in its order
   */
  public CopyTable table(String key, String sql, String order, CopyColumn... columns) {
    List<CopyColumn> all = List.of(columns);
    return new CopyTable(key, sql, all, pages(sql, order, all, UnaryOperator.identity()));
  }

  /**
   * A table whose rows are worked out from those that a statement reads.
   *
   * @param key name of the table
   * @param sql a statement with the parameter {@code :person} and without an order
   * @param order what to sort by, which no two rows have in common
   * @param read what the statement selects, in its order
   * @param work makes rows of rows, some at a time
   * @param columns what the rows that come of it consist of
   */
  public CopyTable workedOut(
      String key,
      String sql,
      String order,
      List<CopyColumn.Kind> read,
      UnaryOperator<List<List<Object>>> work,
      CopyColumn... columns) {
    List<CopyColumn> selected = read.stream().map(kind -> CopyColumn.of("", kind)).toList();
    return new CopyTable(key, sql, Arrays.asList(columns), pages(sql, order, selected, work));
  }

  private CopyTable.Pages pages(
      String sql, String order, List<CopyColumn> columns, UnaryOperator<List<List<Object>>> work) {
    return (personId, page) -> {
      List<List<Object>> rows;
      int before = 0;
      do {
        rows =
            jdbc.sql(sql + " ORDER BY " + order + " LIMIT " + PAGE + " OFFSET " + before)
                .param("person", personId)
                .query((row, n) -> values(row, columns))
                .list();
        if (!rows.isEmpty()) {
          page.accept(work.apply(rows));
        }
        before += rows.size();
      } while (rows.size() == PAGE);
    };
  }

  private static List<Object> values(ResultSet row, List<CopyColumn> columns) throws SQLException {
    List<Object> values = new ArrayList<>(columns.size());
    for (int i = 1; i <= columns.size(); i++) {
      Object value =
          switch (columns.get(i - 1).kind()) {
            case DAY -> row.getObject(i, LocalDate.class);
            case MOMENT -> {
              LocalDateTime at = row.getObject(i, LocalDateTime.class);
              yield at == null ? null : at.toInstant(ZoneOffset.UTC);
            }
            case YES_NO -> row.getBoolean(i);
            case NUMBER -> row.getLong(i);
            default -> row.getString(i);
          };
      values.add(row.wasNull() ? null : value);
    }
    return values;
  }
}
