package org.homeward.task;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.homeward.identity.SignedInUser;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the task lists, those of one page in one statement. Each walks one index from where the
 * last page ended, so that a page costs what is on it and not what exists.
 */
@Component
class TaskLists {

  static final int PAGE = 25;

  /** One row with what it shows of its case; names are looked up by the page. */
  record Row(
      long taskKey,
      String title,
      String teamCode,
      String agencyCode,
      String assignee,
      TaskState state,
      Priority priority,
      String priorityWhy,
      boolean escalation,
      boolean refused,
      boolean draft,
      LocalDate laterOn,
      String laterWhy,
      LocalDate pausedUntil,
      String pauseReason,
      Sent sent,
      Instant heldSince,
      Instant givenAt,
      Instant dueAt,
      Instant finishedAt,
      long personId,
      String reference,
      String pathwayTitle,
      String wardTeamCode,
      LocalDate readySince) {}

  /**
   * That it was sent back.
   *
   * @param now whether it still is; else it has come back since
   */
  record Sent(boolean now, String reason, String fromTeam, String toTeam) {}

  /** A page and where the next begins; null if this is the last. */
  record Page(List<Row> rows, TaskCursor next) {}

  private static final String COLUMNS =
      """
      SELECT '%s' AS list, t.task_key, t.title, t.subject_title, t.team_code, t.agency_code,
        t.assignee, t.state, t.priority, t.priority_why, t.escalation, t.refusal, t.later_on,
        t.later_why, t.paused_until, t.pause_reason, t.held_since, t.given_at, t.due_at, t.finished_at, t.sent_back,
        b.reason AS return_reason, b.from_team, b.to_team,
        (SELECT COUNT(*) FROM task_draft d WHERE d.task_key = t.task_key) AS drafts,
        c.person_id, c.reference, c.pathway_title, c.ward_team_code, c.ready_since
      FROM (SELECT t.task_key FROM human_task t%s WHERE %s%s%s%s LIMIT %d) k
        JOIN human_task t ON t.task_key = k.task_key
        JOIN pathway_case c ON c.id = t.case_id
        LEFT JOIN task_return b ON b.id = t.return_id
          AND (b.over_at IS NULL OR b.answer IS NOT NULL)
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  TaskLists(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** A row and the list it is on. */
  private record Listed(WorkList list, Row row) {}

  /**
   * A page of each of some lists, in one statement: high priority and the most urgent first, what
   * is done newest first.
   *
   * @param lists which lists
   * @param who whose lists
   * @param after where the page before ended, or null; for one list only
   * @param filter what of them
   * @return a page for each, in their order
   */
  @Transactional(readOnly = true)
  public Map<WorkList, Page> pages(
      List<WorkList> lists, SignedInUser who, TaskCursor after, TaskFilter filter) {
    List<WorkList> read =
        lists.stream().filter(list -> list.needsNoTeam() || !who.getTeamCodes().isEmpty()).toList();
    Map<WorkList, List<Row>> rows = read.isEmpty() ? Map.of() : read(read, who, after, filter);
    Map<WorkList, Page> pages = new EnumMap<>(WorkList.class);
    for (WorkList list : lists) {
      pages.put(list, page(rows.getOrDefault(list, List.of()), TaskOrder.of(list, filter)));
    }
    return pages;
  }

  private static Page page(List<Row> rows, TaskOrder order) {
    return rows.size() <= PAGE
        ? new Page(rows, null)
        : new Page(rows.subList(0, PAGE), order.cursor(rows.get(PAGE - 1)));
  }

  private Map<WorkList, List<Row>> read(
      List<WorkList> lists, SignedInUser who, TaskCursor after, TaskFilter filter) {
    String sql =
        lists.stream()
            .map(list -> "(" + select(list, after, filter) + ")")
            .collect(Collectors.joining(" UNION ALL "));
    JdbcClient.StatementSpec statement =
        TaskCounts.of(who, clock, jdbc.sql(sql), sql).params(filter.parameters(clock));
    if (after != null) {
      statement = statement.params(TaskOrder.of(lists.getFirst(), filter).parameters(after));
    }
    Map<WorkList, List<Row>> rows = new EnumMap<>(WorkList.class);
    statement
        .query((row, n) -> new Listed(WorkList.valueOf(row.getString("list")), row(row)))
        .list()
        .forEach(one -> rows.computeIfAbsent(one.list(), list -> new ArrayList<>()).add(one.row()));
    return rows;
  }

  private static String select(WorkList list, TaskCursor after, TaskFilter filter) {
    TaskOrder order = TaskOrder.of(list, filter);
    return COLUMNS.formatted(
            list.name(),
            list.join() + filter.join(),
            list.where(),
            filter.conditions(),
            after == null ? "" : order.after(),
            order.by(),
            PAGE + 1)
        + order.by()
        + " LIMIT "
        + (PAGE + 1);
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getLong("task_key"),
        HumanTask.title(
            row.getString("title"), row.getString("subject_title"), row.getBoolean("sent_back")),
        row.getString("team_code"),
        row.getString("agency_code"),
        row.getString("assignee"),
        TaskState.valueOf(row.getString("state")),
        Priority.ofRank(row.getInt("priority")),
        row.getString("priority_why"),
        row.getBoolean("escalation"),
        row.getString("refusal") != null,
        row.getInt("drafts") > 0,
        row.getObject("later_on", LocalDate.class),
        row.getString("later_why"),
        row.getObject("paused_until", LocalDate.class),
        row.getString("pause_reason"),
        row.getString("return_reason") == null
            ? null
            : new Sent(
                row.getBoolean("sent_back"),
                row.getString("return_reason"),
                row.getString("from_team"),
                row.getString("to_team")),
        utc(row.getObject("held_since", LocalDateTime.class)),
        utc(row.getObject("given_at", LocalDateTime.class)),
        utc(row.getObject("due_at", LocalDateTime.class)),
        utc(row.getObject("finished_at", LocalDateTime.class)),
        row.getLong("person_id"),
        row.getString("reference"),
        row.getString("pathway_title"),
        row.getString("ward_team_code"),
        row.getObject("ready_since", LocalDate.class));
  }

  private static Instant utc(LocalDateTime time) {
    return time == null ? null : time.toInstant(ZoneOffset.UTC);
  }
}
