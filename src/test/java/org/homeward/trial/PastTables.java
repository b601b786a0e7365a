package org.homeward.trial;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes rows of the past year, table after table, each in batches and all in one transaction. What
 * the database numbers is read back by what it was known by before.
 */
final class PastTables {

  /** In this order; with the column a number is read back by, where other rows need it. */
  private static final Map<String, String> TABLES = new LinkedHashMap<>();

  static {
    TABLES.put("person", "nhs_number");
    TABLES.put("pathway_case", "reference");
    TABLES.put("case_team", null);
    TABLES.put("hospital_spell", "case_id");
    TABLES.put("ward_stay", null);
    TABLES.put("ready_period", null);
    TABLES.put("barrier", null);
    TABLES.put("follow_up", null);
    TABLES.put("placement_search", null);
    TABLES.put("placement_panel", null);
    TABLES.put("nomination", "nominated_by_step");
    TABLES.put("placement_stay", null);
    TABLES.put("employment_support", "case_id");
    TABLES.put("employment_contact", null);
    TABLES.put("employment_job", "support_id");
    TABLES.put("employment_job_check", null);
    TABLES.put("human_task", null);
    TABLES.put("task_return", null);
    TABLES.put("task_pause", null);
    TABLES.put("timeline_entry", null);
  }

  private static final int BATCH = 500;

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final Map<PastRow.Id, Long> ids = new HashMap<>();

  PastTables(JdbcTemplate jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  /**
   * Writes it all.
   *
   * @param rows of all cases
   * @param prefix of the references of cases
   */
  void write(List<PastRow> rows, String prefix) {
    Map<String, List<PastRow>> byTable = new HashMap<>();
    rows.forEach(row -> byTable.computeIfAbsent(row.table(), t -> new ArrayList<>()).add(row));
    if (!TABLES.keySet().containsAll(byTable.keySet())) {
      throw new IllegalArgumentException("Not in order: " + byTable.keySet());
    }
    transaction.executeWithoutResult(
        status -> {
          TABLES.forEach((table, key) -> write(table, key, byTable.getOrDefault(table, List.of())));
          finish(prefix);
        });
  }

  private void write(String table, String key, List<PastRow> rows) {
    if (rows.isEmpty()) {
      return;
    }
    List<String> columns = List.copyOf(rows.getFirst().values().keySet());
    jdbc.batchUpdate(
        "INSERT INTO %s (%s) VALUES (%s)"
            .formatted(
                table,
                String.join(", ", columns),
                String.join(", ", Collections.nCopies(columns.size(), "?"))),
        rows,
        BATCH,
        (statement, row) -> {
          for (int i = 0; i < columns.size(); i++) {
            statement.setObject(i + 1, stored(row.values().get(columns.get(i))));
          }
        });
    if (key != null) {
      number(table, key, rows);
    }
  }

  private void number(String table, String key, List<PastRow> rows) {
    Map<String, Long> read = new HashMap<>();
    jdbc.query(
        "SELECT id, " + key + " FROM " + table,
        row -> {
          read.put(row.getString(2), row.getLong(1));
        });
    for (PastRow row : rows) {
      Object known = row.values().get(key);
      ids.put(new PastRow.Id(table, known), read.get(stored(known).toString()));
    }
  }

  private Object stored(Object value) {
    return switch (value) {
      case PastRow.Id id -> ids.get(id);
      case PastRow.Subject subject -> subject.prefix() + ids.get(subject.id());
      case Instant at -> LocalDateTime.ofInstant(at, ZoneOffset.UTC);
      case null -> null;
      default -> value;
    };
  }

  /**
   * Cases get the reference of their number, tasks know what they were sent back by, and the
   * figures over all cases hear of what the application has not written itself.
   */
  private void finish(String prefix) {
    jdbc.update(
        "INSERT INTO case_change (case_id) SELECT id FROM pathway_case WHERE reference LIKE ?",
        PastYear.PLACEHOLDER + "%");
    jdbc.update(
        "UPDATE pathway_case SET reference = CONCAT(?, '-', 1000 + id) WHERE reference LIKE ?",
        prefix,
        PastYear.PLACEHOLDER + "%");
    jdbc.update(
        """
        UPDATE human_task
        SET return_id = (SELECT r.id FROM task_return r WHERE r.task_key = human_task.task_key)
        WHERE task_key IN (SELECT task_key FROM task_return)
          AND task_key BETWEEN ? AND 2 * ?
        """,
        PastYear.FIRST_KEY,
        PastYear.FIRST_KEY);
  }
}
