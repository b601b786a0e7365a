package org.homeward.flow;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.homeward.report.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the sums, those of cases and those of tasks by step: what a page costs depends on days, not
 * on how many cases there are. Four statements for cases, three for a step.
 */
@Component
class FlowFigures {

  private static final String WHOSE =
      " WHERE trust_code = :trust AND cut = :cut AND code = :code AND pathway_id = :pathway";
  private static final String STEP = " AND element_id = :step";

  private final JdbcClient jdbc;

  FlowFigures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Cases of a pathway, from their opening to their closing; how long in days. */
  @Transactional(readOnly = true)
  public Flow cases(Scope scope, String pathway) {
    List<Flow.Took> took = new ArrayList<>();
    both(
            "SELECT closed_on, days, cases FROM figure_case_length"
                + WHOSE
                + " AND closed_on BETWEEN :since AND :to",
            scope,
            pathway)
        .query(
            row -> {
              took.add(
                  new Flow.Took(
                      row.getObject("closed_on", LocalDate.class),
                      row.getInt("days"),
                      row.getInt("cases")));
            });
    Tasks now = new Tasks();
    Tasks before = new Tasks();
    both(
            """
            SELECT SUM(CASE WHEN over_on < :from THEN 0 ELSE tasks END) AS tasks,
              SUM(CASE WHEN over_on < :from THEN 0 ELSE late END) AS late,
              SUM(CASE WHEN over_on < :from THEN tasks ELSE 0 END) AS tasks_before,
              SUM(CASE WHEN over_on < :from THEN late ELSE 0 END) AS late_before
            FROM figure_wait\
            """
                + WHOSE
                + " AND over_on BETWEEN :since AND :to",
            scope,
            pathway)
        .param("from", scope.from())
        .query(
            row -> {
              now.add(row.getInt("tasks"), row.getInt("late"));
              before.add(row.getInt("tasks_before"), row.getInt("late_before"));
            });
    return new Flow(
        days(
            both(
                "SELECT on_day, opened AS came, closed AS gone FROM figure_case_day"
                    + WHOSE
                    + " AND on_day BETWEEN :since AND :to",
                scope,
                pathway)),
        took,
        open(
            whose(
                "SELECT opened_on AS since, cases AS number FROM figure_case_open" + WHOSE,
                scope,
                pathway)),
        now.late(),
        before.late());
  }

  /**
   * Tasks of a step, from when they came to when they were finished, or ended because the case
   * moved on; how long in working days, of those that were finished.
   */
  @Transactional(readOnly = true)
  public Flow tasks(Scope scope, String pathway, String step) {
    List<Flow.Took> took = new ArrayList<>();
    Tasks now = new Tasks();
    Tasks before = new Tasks();
    both(
            "SELECT over_on, waited, tasks, late FROM figure_wait"
                + WHOSE
                + STEP
                + " AND over_on BETWEEN :since AND :to",
            scope,
            pathway)
        .param("step", step)
        .query(
            row -> {
              LocalDate on = row.getObject("over_on", LocalDate.class);
              int tasks = row.getInt("tasks");
              took.add(new Flow.Took(on, row.getInt("waited"), tasks));
              (on.isBefore(scope.from()) ? before : now).add(tasks, row.getInt("late"));
            });
    return new Flow(
        days(
            both(
                    "SELECT on_day, arrived AS came, finished + cut_short AS gone FROM figure_day"
                        + WHOSE
                        + STEP
                        + " AND on_day BETWEEN :since AND :to",
                    scope,
                    pathway)
                .param("step", step)),
        took,
        open(
            whose(
                    "SELECT created_on AS since, SUM(tasks) AS number FROM figure_open"
                        + WHOSE
                        + STEP
                        + " GROUP BY created_on",
                    scope,
                    pathway)
                .param("step", step)),
        now.late(),
        before.late());
  }

  private static final class Tasks {
    private int finished;
    private int late;

    void add(int tasks, int lateTasks) {
      finished += tasks;
      late += lateTasks;
    }

    Flow.Late late() {
      return new Flow.Late(finished, late);
    }
  }

  private static NavigableMap<LocalDate, Flow.Day> days(JdbcClient.StatementSpec select) {
    NavigableMap<LocalDate, Flow.Day> days = new TreeMap<>();
    select.query(
        row -> {
          days.put(
              row.getObject("on_day", LocalDate.class),
              new Flow.Day(row.getInt("came"), row.getInt("gone")));
        });
    return days;
  }

  private static NavigableMap<LocalDate, Integer> open(JdbcClient.StatementSpec select) {
    NavigableMap<LocalDate, Integer> open = new TreeMap<>();
    select.query(
        row -> {
          open.put(row.getObject("since", LocalDate.class), row.getInt("number"));
        });
    return open;
  }

  /** Of the period and of the one before. */
  private JdbcClient.StatementSpec both(String sql, Scope scope, String pathway) {
    Span period = new Span(scope.from(), scope.to());
    return whose(sql, scope, pathway)
        .param("since", period.before().from())
        .param("to", scope.to());
  }

  private JdbcClient.StatementSpec whose(String sql, Scope scope, String pathway) {
    return jdbc.sql(sql)
        .param("trust", scope.trust())
        .param("cut", scope.cut().name())
        .param("code", scope.code())
        .param("pathway", pathway);
  }
}
