package org.homeward.bottleneck;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeward.agency.WorkingCalendar;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what tasks add to the figures: as they are, and as they were counted last. */
@Component
class TaskFigures {

  private static final String INSERT =
      """
      INSERT INTO figure_task (case_id, trust_code, pathway_id, element_id, agency_code, team_code,
        borough_code, ward_team_code, state, created_on, due_on, taken, over_on, waited, late,
        sent_back, task_key)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String UPDATE =
      """
      UPDATE figure_task SET case_id = ?, trust_code = ?, pathway_id = ?, element_id = ?,
        agency_code = ?, team_code = ?, borough_code = ?, ward_team_code = ?, state = ?,
        created_on = ?, due_on = ?, taken = ?, over_on = ?, waited = ?, late = ?, sent_back = ?
      WHERE task_key = ?
      """;

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final WorkingCalendar calendar;

  TaskFigures(JdbcClient jdbc, JdbcTemplate batches, WorkingCalendar calendar) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.calendar = calendar;
  }

  /**
   * All tasks of some cases as they are now.
   *
   * @return by task key
   */
  Map<Long, TaskFigure> now(Collection<Long> cases) {
    return byKey(
        jdbc.sql(
                """
                SELECT t.task_key, t.case_id, c.trust_code, c.pathway_id, t.element_id,
                  t.agency_code, t.team_code, c.borough_code, t.state,
                  COALESCE(c.ward_team_code, (SELECT MAX(w.ward_team_code) FROM ward_stay w
                    WHERE w.id = (SELECT MAX(l.id) FROM ward_stay l
                      JOIN hospital_spell s ON s.id = l.spell_id
                      WHERE s.case_id = c.id))) AS ward_team_code,
                  t.created_at, t.due_at, t.assignee, t.finished_at, t.paused_days,
                  (SELECT COUNT(*) FROM task_return r WHERE r.task_key = t.task_key) AS sent_back
                FROM human_task t JOIN pathway_case c ON c.id = t.case_id
                WHERE t.case_id IN (:cases)
                """)
            .param("cases", cases)
            .query(this::count)
            .list());
  }

  private TaskFigure count(ResultSet row, int number) throws SQLException {
    TaskFigure.State state =
        switch (row.getString("state")) {
          case "COMPLETED" -> TaskFigure.State.DONE;
          case "CANCELED" -> TaskFigure.State.CUT;
          default -> TaskFigure.State.OPEN;
        };
    Instant created = utc(row, "created_at");
    Instant due = utc(row, "due_at");
    // A row without its end must not stop the counting of all others.
    Instant over =
        state == TaskFigure.State.OPEN
            ? null
            : Optional.ofNullable(utc(row, "finished_at")).orElse(created);
    String agency = row.getString("agency_code");
    String trust = row.getString("trust_code");
    return new TaskFigure(
        row.getLong("task_key"),
        row.getLong("case_id"),
        trust == null ? "" : trust,
        row.getString("pathway_id"),
        row.getString("element_id"),
        agency,
        row.getString("team_code"),
        row.getString("borough_code"),
        row.getString("ward_team_code"),
        state,
        WorkingCalendar.dayOf(created),
        WorkingCalendar.dayOf(due),
        row.getString("assignee") != null,
        over == null ? null : WorkingCalendar.dayOf(over),
        over == null
            ? 0
            : Math.max(
                0, calendar.workingDaysBetween(created, over, agency) - row.getInt("paused_days")),
        over != null && over.isAfter(due),
        row.getInt("sent_back"));
  }

  /**
   * All tasks of some cases as they were counted last.
   *
   * @return by task key
   */
  Map<Long, TaskFigure> counted(Collection<Long> cases) {
    return byKey(
        jdbc.sql("SELECT * FROM figure_task WHERE case_id IN (:cases)")
            .param("cases", cases)
            .query(
                (row, number) ->
                    new TaskFigure(
                        row.getLong("task_key"),
                        row.getLong("case_id"),
                        row.getString("trust_code"),
                        row.getString("pathway_id"),
                        row.getString("element_id"),
                        row.getString("agency_code"),
                        row.getString("team_code"),
                        row.getString("borough_code"),
                        row.getString("ward_team_code"),
                        TaskFigure.State.valueOf(row.getString("state")),
                        row.getObject("created_on", LocalDate.class),
                        row.getObject("due_on", LocalDate.class),
                        row.getBoolean("taken"),
                        row.getObject("over_on", LocalDate.class),
                        row.getInt("waited"),
                        row.getBoolean("late"),
                        row.getInt("sent_back")))
            .list());
  }

  /** Remembers how tasks were counted that were not counted before. */
  void add(List<TaskFigure> tasks) {
    write(INSERT, tasks);
  }

  /** Remembers how tasks are counted now. */
  void change(List<TaskFigure> tasks) {
    write(UPDATE, tasks);
  }

  private void write(String sql, List<TaskFigure> tasks) {
    if (!tasks.isEmpty()) {
      batches.batchUpdate(sql, tasks.stream().map(TaskFigures::values).toList());
    }
  }

  private static Object[] values(TaskFigure task) {
    return new Object[] {
      task.caseId(),
      task.trust(),
      task.pathway(),
      task.step(),
      task.agency(),
      task.team(),
      task.borough(),
      task.ward(),
      task.state().name(),
      task.createdOn(),
      task.dueOn(),
      task.taken(),
      task.overOn(),
      task.waited(),
      task.late(),
      task.sentBack(),
      task.taskKey()
    };
  }

  private static Map<Long, TaskFigure> byKey(List<TaskFigure> tasks) {
    Map<Long, TaskFigure> byKey = new HashMap<>();
    tasks.forEach(task -> byKey.put(task.taskKey(), task));
    return byKey;
  }

  private static Instant utc(ResultSet row, String column) throws SQLException {
    LocalDateTime at = row.getObject(column, LocalDateTime.class);
    return at == null ? null : at.toInstant(ZoneOffset.UTC);
  }
}
