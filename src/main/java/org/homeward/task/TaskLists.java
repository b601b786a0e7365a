package org.homeward.task;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.homeward.agency.WorkingCalendar;
import org.homeward.identity.SignedInUser;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the task lists. Each list walks one index from where the last page ended, so that a page
 * costs what is on it and not what exists.
 */
@Component
class TaskLists {

  static final int PAGE = 25;
  static final int COUNT_UP_TO = 1000;

  /** Which list. */
  enum View {
    /** Tasks the person has taken. */
    MINE,
    /** Tasks of colleagues who are away and for whom the person acts. */
    COVERED,
    /** Tasks of the person's teams that nobody has taken. */
    UNASSIGNED,
    /** Tasks of the person's teams that colleagues have taken. */
    TEAM,
    /** Tasks of the person, or of their teams and nobody's, that are out of sight for a while. */
    LATER,
    /** Tasks that the person's teams have sent back to who did an earlier step, and wait for. */
    WAITING,
    /** Tasks the person has finished, but for a partner whose part in the case is over. */
    DONE
  }

  /** One row; names are looked up by the page. */
  record Row(
      long taskKey,
      long caseId,
      String title,
      String teamCode,
      String agencyCode,
      String assignee,
      TaskState state,
      boolean escalation,
      boolean refused,
      boolean draft,
      LocalDate laterOn,
      String laterWhy,
      Sent sent,
      Instant heldSince,
      Instant dueAt,
      Instant finishedAt) {}

  /**
   * That it was sent back.
   *
   * @param now whether it still is; else it has come back since
   */
  record Sent(boolean now, String reason, String fromTeam, String toTeam) {}

  /** Where a page begins: after this due (or finishing) time and task. */
  record Cursor(Instant at, long taskKey) {

    /** The year 9999, the last that MySQL can compare with, in microseconds. */
    private static final long LATEST = 253_370_764_800_000_000L;

    private static final Pattern SYNTAX = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

    /** Reads a cursor from an address; anything that is none starts at the beginning. */
    static Cursor parse(String text) {
      Matcher parts = SYNTAX.matcher(text == null ? "" : text);
      if (!parts.matches()) {
        return null;
      }
      long micros = Long.parseLong(parts.group(1));
      if (micros > LATEST) {
        return null;
      }
      return new Cursor(
          Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1000),
          Long.parseLong(parts.group(2)));
    }

    String text() {
      return at.getEpochSecond() * 1_000_000 + at.getNano() / 1000 + "-" + taskKey;
    }
  }

  /** A page and where the next begins; null if this is the last. */
  record Page(List<Row> rows, Cursor next) {}

  /**
   * How many tasks there are, and how many of mine and the unassigned are late; up to 1,000.
   *
   * @param mark another text as soon as anything in these lists is
   */
  record Counts(
      int mine,
      int covered,
      int unassigned,
      int team,
      int later,
      int waiting,
      int overdue,
      String mark) {}

  private static final String COLUMNS =
      """
      SELECT t.task_key, t.case_id, t.title, t.subject_title, t.team_code, t.agency_code, t.assignee, t.state,
        t.escalation, t.refusal, t.later_on, t.later_why, t.held_since, t.due_at, t.finished_at,
        t.sent_back, r.reason AS return_reason, r.from_team, r.to_team,
        (SELECT COUNT(*) FROM task_draft d WHERE d.task_key = t.task_key) AS drafts
      FROM human_task t LEFT JOIN task_return r ON r.id = t.return_id
        AND (r.over_at IS NULL OR r.answer IS NOT NULL)
      """;

  /** Out of sight until a day, and no longer than until it is due. */
  private static final String OUT_OF_SIGHT = " AND t.later_on > :today AND t.due_at > :now";

  private static final String IN_SIGHT =
      " AND (t.later_on IS NULL OR t.later_on <= :today OR t.due_at <= :now)";

  /** Both work in the team of the task: acting for somebody opens no other. */
  private static final String COVERED =
      "t.assignee IN (SELECT a.username FROM staff_absence a WHERE a.cover = :me"
          + " AND a.first_day <= :today AND a.last_day >= :today AND a.ended_at IS NULL)"
          + " AND t.team_code IN (:teams) AND t.state = 'OPEN'";

  /** A partner whose part in the case is over waits for nothing in it. */
  private static final String WAITING =
      // The key of the task is said twice, so that it is found from what was sent back.
      "t.task_key = r.task_key AND t.sent_back = TRUE AND t.state = 'OPEN'"
          + " AND r.over_at IS NULL AND r.from_team IN (:teams)"
          + " AND NOT EXISTS (SELECT 1 FROM case_team p WHERE p.case_id = t.case_id"
          + " AND p.team_code = r.from_team AND p.over_at IS NOT NULL)";

  private static final String RETURNED = " JOIN task_return r ON r.id = t.return_id";

  /** Tells that a task has come, gone, or changed: each change makes another version of it. */
  private static final String MARK =
      """
      SELECT CONCAT(COUNT(*), '-', COALESCE(SUM(l.version), 0), '-',
        COALESCE(SUM(MOD(l.task_key, 1000003)), 0))
      FROM (SELECT t.task_key, t.version FROM human_task t
        WHERE t.team_code IN (:teams) AND t.state = 'OPEN' LIMIT %d) l
      """;

  private static final RowMapper<Row> ROW =
      (row, n) ->
          new Row(
              row.getLong("task_key"),
              row.getLong("case_id"),
              HumanTask.title(
                  row.getString("title"),
                  row.getString("subject_title"),
                  row.getBoolean("sent_back")),
              row.getString("team_code"),
              row.getString("agency_code"),
              row.getString("assignee"),
              TaskState.valueOf(row.getString("state")),
              row.getBoolean("escalation"),
              row.getString("refusal") != null,
              row.getInt("drafts") > 0,
              row.getObject("later_on", LocalDate.class),
              row.getString("later_why"),
              row.getString("return_reason") == null
                  ? null
                  : new Sent(
                      row.getBoolean("sent_back"),
                      row.getString("return_reason"),
                      row.getString("from_team"),
                      row.getString("to_team")),
              utc(row.getObject("held_since", LocalDateTime.class)),
              utc(row.getObject("due_at", LocalDateTime.class)),
              utc(row.getObject("finished_at", LocalDateTime.class)));

  private final JdbcClient jdbc;
  private final Clock clock;

  TaskLists(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A page of a list: the most urgent first, what is done newest first.
   *
   * @param view which list
   * @param who whose list
   * @param after where the page before ended, or null
   * @param filter what of it
   */
  @Transactional(readOnly = true)
  public Page page(View view, SignedInUser who, Cursor after, TaskFilter filter) {
    if (view != View.MINE && view != View.DONE && who.getTeamCodes().isEmpty()) {
      return new Page(List.of(), null);
    }
    List<Row> rows =
        view == View.DONE ? done(who, after, filter) : open(where(view), who, after, filter);
    if (rows.size() <= PAGE) {
      return new Page(rows, null);
    }
    Row last = rows.get(PAGE - 1);
    Instant at =
        view == View.DONE
            ? last.finishedAt()
            : filter.sort() == null ? last.dueAt() : last.heldSince();
    return new Page(rows.subList(0, PAGE), new Cursor(at, last.taskKey()));
  }

  private static String where(View view) {
    return switch (view) {
      case MINE -> "t.assignee = :me AND t.state = 'OPEN'" + IN_SIGHT;
      case COVERED -> COVERED + IN_SIGHT;
      case WAITING -> WAITING;
      case LATER ->
          "(t.assignee = :me OR t.assignee IS NULL AND t.team_code IN (:teams))"
              + " AND t.state = 'OPEN'"
              + OUT_OF_SIGHT;
      case UNASSIGNED ->
          "t.team_code IN (:teams) AND t.state = 'OPEN' AND t.assignee IS NULL" + IN_SIGHT;
      case TEAM -> "t.team_code IN (:teams) AND t.state = 'OPEN' AND t.assignee <> :me";
      case DONE -> throw new IllegalArgumentException("What is done is read in its own order");
    };
  }

  private static String returned(View view) {
    return view == View.WAITING ? RETURNED : "";
  }

  /** How rows follow each other, each order with an index that begins with whose the tasks are. */
  private enum Order {
    DUE("t.due_at", false),
    LONGEST("t.held_since", false),
    NEWEST("t.held_since", true);

    private final String column;
    private final boolean falling;

    Order(String column, boolean falling) {
      this.column = column;
      this.falling = falling;
    }

    static Order of(TaskFilter filter) {
      if (filter.sort() == null) {
        return DUE;
      }
      return filter.sort().equals(TaskFilter.NEWEST) ? NEWEST : LONGEST;
    }

    String after() {
      String than = falling ? "<" : ">";
      return " AND %1$s %2$s= :at AND (%1$s %2$s :at OR t.task_key %2$s :key)"
          .formatted(column, than);
    }

    String by() {
      return " ORDER BY %1$s%2$s, t.task_key%2$s".formatted(column, falling ? " DESC" : "");
    }
  }

  private List<Row> open(String where, SignedInUser who, Cursor after, TaskFilter filter) {
    Order order = Order.of(filter);
    var statement =
        jdbc.sql(
            COLUMNS
                + filter.join()
                + " WHERE "
                + where
                + filter.conditions()
                + (after == null ? "" : order.after())
                + order.by()
                + " LIMIT "
                + (PAGE + 1));
    return from(given(statement, where, who).params(filter.parameters(clock)), after)
        .query(ROW)
        .list();
  }

  /**
   * How many tasks of open lists fit a filter, in one statement; one more than {@link #COUNT_UP_TO}
   * stands for more than that.
   *
   * @param views lists, none of them what is done: that would count all of the past
   * @param who whose lists
   * @param filter what of them
   */
  @Transactional(readOnly = true)
  public Map<View, Integer> matching(List<View> views, SignedInUser who, TaskFilter filter) {
    if (who.getTeamCodes().isEmpty()) {
      views = views.stream().filter(view -> view == View.MINE).toList();
    }
    if (views.isEmpty()) {
      return Map.of();
    }
    String wheres = views.stream().map(TaskLists::where).collect(Collectors.joining());
    String counts =
        views.stream()
            .map(
                view ->
                    "(SELECT COUNT(*) FROM (SELECT 1 FROM human_task t%s WHERE %s%s LIMIT %d) m) AS %s"
                        .formatted(
                            returned(view) + filter.join(),
                            where(view),
                            filter.conditions(),
                            COUNT_UP_TO + 1,
                            view.name()))
            .collect(Collectors.joining(", "));
    Map<String, Object> row =
        given(jdbc.sql("SELECT " + counts), wheres, who)
            .params(filter.parameters(clock))
            .query()
            .singleRow();
    return views.stream()
        .collect(
            Collectors.toMap(view -> view, view -> ((Number) row.get(view.name())).intValue()));
  }

  /**
   * Lists with a filter whose tasks are to be counted together.
   *
   * @param views open lists; none if nothing is to be counted
   */
  record Asked(List<View> views, TaskFilter filter) {}

  /**
   * Counts several of them in one statement.
   *
   * @param asked what to count
   * @param who whose lists
   * @return a number for each, in their order; each list is counted up to one more than {@link
   *     #COUNT_UP_TO}
   */
  @Transactional(readOnly = true)
  public List<Integer> countAll(List<Asked> asked, SignedInUser who) {
    StringBuilder counts = new StringBuilder();
    StringBuilder wheres = new StringBuilder();
    Map<String, Object> parameters = new HashMap<>();
    for (int i = 0; i < asked.size(); i++) {
      TaskFilter filter = asked.get(i).filter();
      String mark = "_" + i;
      filter.parameters(clock).forEach((name, value) -> parameters.put(name + mark, value));
      String conditions = filter.conditions().replaceAll(":(\\w+)", ":$1" + mark);
      String sum =
          asked.get(i).views().stream()
              .filter(view -> view == View.MINE || !who.getTeamCodes().isEmpty())
              .map(
                  view ->
                      "(SELECT COUNT(*) FROM (SELECT 1 FROM human_task t%s WHERE %s%s LIMIT %d) m)"
                          .formatted(
                              returned(view) + filter.join(),
                              where(view),
                              conditions,
                              COUNT_UP_TO + 1))
              .collect(Collectors.joining(" + "));
      counts.append(i == 0 ? "" : ", ").append(sum.isEmpty() ? "0" : sum).append(" AS v").append(i);
      wheres.append(sum);
    }
    if (counts.isEmpty()) {
      return List.of();
    }
    Map<String, Object> row =
        given(jdbc.sql("SELECT " + counts), wheres.toString(), who)
            .params(parameters)
            .query()
            .singleRow();
    return IntStream.range(0, asked.size())
        .mapToObj(i -> ((Number) row.get("v" + i)).intValue())
        .toList();
  }

  /** The values of those parameters that conditions name. */
  private JdbcClient.StatementSpec given(
      JdbcClient.StatementSpec statement, String where, SignedInUser who) {
    if (where.contains(":me")) {
      statement = statement.param("me", who.getUsername());
    }
    if (where.contains(":today")) {
      statement = statement.param("today", today());
    }
    if (where.contains(":now")) {
      statement = statement.param("now", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
    }
    if (where.contains(":teams")) {
      statement = statement.param("teams", who.getTeamCodes());
    }
    return statement;
  }

  private List<Row> done(SignedInUser who, Cursor after, TaskFilter filter) {
    String cursor =
        after == null
            ? ""
            : " AND t.finished_at <= :at AND (t.finished_at < :at OR t.task_key < :key)";
    return from(
            jdbc.sql(
                    COLUMNS
                        + filter.join()
                        + " WHERE t.finished_by = :me AND NOT EXISTS (SELECT 1 FROM case_team p"
                        + " WHERE p.case_id = t.case_id AND p.team_code = t.team_code"
                        + " AND p.over_at IS NOT NULL)"
                        + filter.conditions()
                        + cursor
                        + " ORDER BY t.finished_at DESC, t.task_key DESC LIMIT "
                        + (PAGE + 1))
                .param("me", who.getUsername())
                .params(filter.parameters(clock)),
            after)
        .query(ROW)
        .list();
  }

  private static JdbcClient.StatementSpec from(JdbcClient.StatementSpec statement, Cursor after) {
    return after == null
        ? statement
        : statement
            .param("at", LocalDateTime.ofInstant(after.at(), ZoneOffset.UTC))
            .param("key", after.taskKey());
  }

  /**
   * Counts for the navigation above the lists, in one statement.
   *
   * @param who whose lists
   */
  @Transactional(readOnly = true)
  public Counts counts(SignedInUser who) {
    Collection<String> teams = who.getTeamCodes().isEmpty() ? List.of("-") : who.getTeamCodes();
    return jdbc.sql(
            """
            SELECT
              (SELECT COUNT(*) FROM (SELECT 1 FROM human_task t
                WHERE t.assignee = :me AND t.state = 'OPEN' %2$s LIMIT %1$d) m) AS mine,
              (SELECT COUNT(*) FROM (SELECT 1 FROM human_task t WHERE %4$s %2$s LIMIT %1$d) c)
                AS covered,
              (SELECT COUNT(*) FROM (SELECT 1 FROM human_task t
                WHERE t.team_code IN (:teams) AND t.state = 'OPEN' AND t.assignee IS NULL %2$s
                LIMIT %1$d) u) AS unassigned,
              (SELECT COUNT(*) FROM (SELECT 1 FROM human_task t
                WHERE t.team_code IN (:teams) AND t.state = 'OPEN' AND t.assignee <> :me
                LIMIT %1$d) w) AS team,
              (SELECT COUNT(*) FROM (SELECT 1 FROM human_task t
                WHERE (t.assignee = :me OR t.assignee IS NULL AND t.team_code IN (:teams))
                AND t.state = 'OPEN' %3$s LIMIT %1$d) l) AS later,
              (SELECT COUNT(*) FROM (SELECT 1 FROM human_task t %6$s WHERE %7$s LIMIT %1$d) w)
                AS waiting,
              (SELECT COUNT(*) FROM (SELECT 1 FROM human_task t
                WHERE t.assignee = :me AND t.state = 'OPEN' AND t.due_at < :now LIMIT %1$d) m)
              + (SELECT COUNT(*) FROM (SELECT 1 FROM human_task t
                WHERE t.team_code IN (:teams) AND t.state = 'OPEN' AND t.assignee IS NULL
                AND t.due_at < :now LIMIT %1$d) u) AS overdue,
              (%5$s) AS mark
            """
                .formatted(
                    COUNT_UP_TO,
                    IN_SIGHT,
                    OUT_OF_SIGHT,
                    COVERED,
                    MARK.formatted(COUNT_UP_TO),
                    RETURNED,
                    WAITING))
        .param("me", who.getUsername())
        .param("teams", teams)
        .param("today", today())
        .param("now", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .query(Counts.class)
        .single();
  }

  /**
   * Whether anything in somebody's lists is another than it was, in one small statement: they ask
   * again and again.
   *
   * @param who whose lists
   * @return a text that is another as soon as a task has come, gone or changed
   */
  @Transactional(readOnly = true)
  public String mark(SignedInUser who) {
    return jdbc.sql(MARK.formatted(COUNT_UP_TO))
        .param("teams", who.getTeamCodes().isEmpty() ? List.of("-") : who.getTeamCodes())
        .query(String.class)
        .single();
  }

  private LocalDate today() {
    return WorkingCalendar.dayOf(clock.instant());
  }

  private static Instant utc(LocalDateTime time) {
    return time == null ? null : time.toInstant(ZoneOffset.UTC);
  }
}
