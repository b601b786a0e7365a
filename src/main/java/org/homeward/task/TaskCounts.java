package org.homeward.task;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.homeward.agency.WorkingCalendar;
import org.homeward.identity.SignedInUser;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts tasks, as many lists and filters at once as a page needs, in one statement. */
@Component
class TaskCounts {

  static final int COUNT_UP_TO = 1000;

  /** Tells that a task has come, gone, or changed: each change makes another version of it. */
  private static final String MARK =
      """
      SELECT CONCAT(COUNT(*), '-', COALESCE(SUM(l.version), 0), '-',
        COALESCE(SUM(MOD(l.task_key, 1000003)), 0))
      FROM (SELECT t.task_key, t.version FROM human_task t
        WHERE t.team_code IN (:teams) AND t.state = 'OPEN' LIMIT %d) l
      """
          .formatted(COUNT_UP_TO);

  private static final String OVERDUE =
      """
      (SELECT COUNT(*) FROM (SELECT 1 FROM human_task t
        WHERE t.assignee = :me AND t.state = 'OPEN' AND t.due_at < :now LIMIT %1$d) m)
      + (SELECT COUNT(*) FROM (SELECT 1 FROM human_task t
        WHERE t.team_code IN (:teams) AND t.state = 'OPEN' AND t.assignee IS NULL
        AND t.due_at < :now LIMIT %1$d) u)
      """
          .formatted(COUNT_UP_TO);

  /**
   * When somebody looked, and since when what came is new to them: since they looked before if they
   * are still at it, else since they looked last.
   */
  private static final String LOOKS =
      """
      (SELECT looked_at FROM task_look WHERE username = :me) AS looked,
      (SELECT CASE WHEN looked_at < :visit THEN looked_at ELSE before_at END
        FROM task_look WHERE username = :me) AS since
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  TaskCounts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * How many tasks there are, and how many of mine and the unassigned are late; up to 1,000.
   *
   * @param lists how many each list has, but for what is done
   * @param looked when the person looked at their lists last, or null
   * @param since what came later than this is new to them; null if nothing is
   * @param mark another text as soon as anything in these lists is
   * @param asked a number for each that was asked for, in their order; each list is counted up to
   *     one more than {@link #COUNT_UP_TO}
   */
  record Counted(
      Map<WorkList, Integer> lists,
      int overdue,
      Instant looked,
      Instant since,
      String mark,
      List<Integer> asked) {

    int of(WorkList list) {
      return lists.getOrDefault(list, 0);
    }
  }

  /**
   * Lists with a filter whose tasks are to be counted together.
   *
   * @param lists open lists; none if nothing is to be counted
   */
  record Asked(List<WorkList> lists, TaskFilter filter) {}

  /**
   * Counts everything for a page of lists.
   *
   * @param who whose lists
   * @param asked what else is to be counted
   */
  @Transactional(readOnly = true)
  public Counted count(SignedInUser who, List<Asked> asked) {
    List<WorkList> lists = counted();
    String columns =
        lists.stream()
            .map(list -> count(list, "", "", COUNT_UP_TO) + " AS " + list.name())
            .collect(Collectors.joining(", "));
    Map<String, Object> row =
        row(
            columns
                + ", "
                + OVERDUE
                + " AS overdue, "
                + LOOKS
                + ", ("
                + MARK
                + ") AS mark"
                + more(asked, who),
            asked,
            who);
    return new Counted(
        lists.stream()
            .collect(Collectors.toMap(list -> list, list -> number(row.get(list.name())))),
        number(row.get("overdue")),
        instant(row.get("looked")),
        instant(row.get("since")),
        row.get("mark").toString(),
        numbers(row, asked.size()));
  }

  /**
   * Counts several lists with their filters.
   *
   * @param asked what to count
   * @param who whose lists
   * @return as {@link Counted#asked}
   */
  @Transactional(readOnly = true)
  public List<Integer> countAll(List<Asked> asked, SignedInUser who) {
    return asked.isEmpty()
        ? List.of()
        : numbers(row(more(asked, who).substring(2), asked, who), asked.size());
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
    return jdbc.sql(MARK).param("teams", teams(who)).query(String.class).single();
  }

  private static List<WorkList> counted() {
    return List.of(WorkList.values()).stream().filter(WorkList::isCounted).toList();
  }

  private static String count(WorkList list, String join, String conditions, int most) {
    return "(SELECT COUNT(*) FROM (SELECT 1 FROM human_task t%s WHERE %s%s LIMIT %d) m)"
        .formatted(list.join() + join, list.where(), conditions, most);
  }

  /** A column for each that was asked for, with a comma before it. */
  private static String more(List<Asked> asked, SignedInUser who) {
    StringBuilder columns = new StringBuilder();
    for (int i = 0; i < asked.size(); i++) {
      TaskFilter filter = asked.get(i).filter();
      String conditions = filter.conditions().replaceAll(":(\\w+)", ":$1_" + i);
      String sum =
          asked.get(i).lists().stream()
              .filter(WorkList::isCounted)
              .filter(list -> list.needsNoTeam() || !who.getTeamCodes().isEmpty())
              .map(list -> count(list, filter.join(), conditions, COUNT_UP_TO + 1))
              .collect(Collectors.joining(" + "));
      columns.append(", ").append(sum.isEmpty() ? "0" : sum).append(" AS v").append(i);
    }
    return columns.toString();
  }

  private Map<String, Object> row(String columns, List<Asked> asked, SignedInUser who) {
    Map<String, Object> parameters = new HashMap<>();
    for (int i = 0; i < asked.size(); i++) {
      String mark = "_" + i;
      asked
          .get(i)
          .filter()
          .parameters(clock)
          .forEach((name, value) -> parameters.put(name + mark, value));
    }
    return of(who, clock, jdbc.sql("SELECT " + columns), columns)
        .params(parameters)
        .query()
        .singleRow();
  }

  /** The values of those parameters that conditions name. */
  static JdbcClient.StatementSpec of(
      SignedInUser who, Clock clock, JdbcClient.StatementSpec statement, String conditions) {
    LocalDate today = WorkingCalendar.dayOf(clock.instant());
    Map<String, Object> values =
        Map.of(
            "me", who.getUsername(),
            "today", today,
            "now", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
            "visit",
                LocalDateTime.ofInstant(clock.instant().minus(TaskLooks.VISIT), ZoneOffset.UTC),
            "teams", teams(who));
    for (Map.Entry<String, Object> value : values.entrySet()) {
      if (conditions.contains(":" + value.getKey())) {
        statement = statement.param(value.getKey(), value.getValue());
      }
    }
    return statement;
  }

  private static List<Integer> numbers(Map<String, Object> row, int size) {
    return IntStream.range(0, size).mapToObj(i -> number(row.get("v" + i))).toList();
  }

  private static Instant instant(Object value) {
    if (value == null) {
      return null;
    }
    LocalDateTime time =
        value instanceof Timestamp stamp ? stamp.toLocalDateTime() : (LocalDateTime) value;
    return time.toInstant(ZoneOffset.UTC);
  }

  private static int number(Object value) {
    return ((Number) value).intValue();
  }

  private static Collection<String> teams(SignedInUser who) {
    return who.getTeamCodes().isEmpty() ? List.of("-") : who.getTeamCodes();
  }
}
