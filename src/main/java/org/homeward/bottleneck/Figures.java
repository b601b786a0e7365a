package org.homeward.bottleneck;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeward.report.Cut;
import org.homeward.report.Scope;
import org.homeward.web.DayCursor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the sums: what a page costs depends on steps and days, not on how many cases there are. */
@Component
class Figures {

  /** Days of the first and the second band of age. */
  static final int WEEK = 7;

  static final int FOUR_WEEKS = 28;

  private static final String SUMS =
      """
      SUM(tasks) AS tasks, SUM(tasks - taken) AS untaken,
      SUM(CASE WHEN due_on < :today THEN tasks ELSE 0 END) AS overdue,
      SUM(CASE WHEN created_on > :week THEN tasks ELSE 0 END) AS up_to_7,
      SUM(CASE WHEN created_on <= :week AND created_on > :weeks THEN tasks ELSE 0 END) AS up_to_28,
      SUM(CASE WHEN created_on <= :weeks THEN tasks ELSE 0 END) AS over_28,
      MIN(created_on) AS oldest
      """;

  private final JdbcClient jdbc;

  Figures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A step of a pathway.
   *
   * @param pathway process id
   * @param step element id
   */
  record Place(String pathway, String step) {}

  /**
   * What came to a step and left it in the period.
   *
   * @param arrived tasks that came
   * @param finished tasks that were finished
   * @param cutShort tasks that ended because the case moved on
   */
  record Flow(int arrived, int finished, int cutShort) {}

  /** Open tasks, by step. */
  @Transactional(readOnly = true)
  public Map<Place, Waiting> waiting(Scope scope) {
    Map<Place, Waiting> waiting = new HashMap<>();
    bands(
            jdbc.sql(
                "SELECT pathway_id, element_id, "
                    + SUMS
                    + " FROM figure_open WHERE trust_code = :trust AND cut = :cut AND code = :code"
                    + " GROUP BY pathway_id, element_id"),
            scope)
        .param("code", scope.code())
        .query(
            row -> {
              waiting.put(
                  new Place(row.getString("pathway_id"), row.getString("element_id")),
                  waiting(row));
            });
    return waiting;
  }

  /**
   * Open tasks of the trust by agency, team, borough or ward.
   *
   * @return by code
   */
  @Transactional(readOnly = true)
  public Map<String, Waiting> waitingBy(Scope scope) {
    Map<String, Waiting> waiting = new LinkedHashMap<>();
    bands(
            jdbc.sql(
                "SELECT code, "
                    + SUMS
                    + " FROM figure_open WHERE trust_code = :trust AND cut = :cut"
                    + " GROUP BY code ORDER BY overdue DESC, tasks DESC, code"),
            scope)
        .query(
            row -> {
              waiting.put(row.getString("code"), waiting(row));
            });
    return waiting;
  }

  private static JdbcClient.StatementSpec bands(JdbcClient.StatementSpec select, Scope scope) {
    return select
        .param("trust", scope.trust())
        .param("cut", scope.cut().name())
        .param("today", scope.to())
        .param("week", scope.to().minusDays(WEEK))
        .param("weeks", scope.to().minusDays(FOUR_WEEKS));
  }

  private static Waiting waiting(ResultSet row) throws SQLException {
    return new Waiting(
        row.getInt("tasks"),
        row.getInt("untaken"),
        row.getInt("overdue"),
        row.getInt("up_to_7"),
        row.getInt("up_to_28"),
        row.getInt("over_28"),
        row.getObject("oldest", LocalDate.class));
  }

  /** Tasks finished in the period, by step. */
  @Transactional(readOnly = true)
  public Map<Place, Finished> finished(Scope scope) {
    Map<Place, Finished> finished = new HashMap<>();
    jdbc.sql(
            """
            SELECT pathway_id, element_id, waited, SUM(tasks) AS tasks, SUM(late) AS late,
              SUM(sent_back) AS sent_back
            FROM figure_wait
            WHERE trust_code = :trust AND cut = :cut AND code = :code
              AND over_on BETWEEN :from AND :to
            GROUP BY pathway_id, element_id, waited
            """)
        .param("trust", scope.trust())
        .param("cut", scope.cut().name())
        .param("code", scope.code())
        .param("from", scope.from())
        .param("to", scope.to())
        .query(
            row -> {
              Place place = new Place(row.getString("pathway_id"), row.getString("element_id"));
              Finished so = finished.getOrDefault(place, Finished.none());
              so.days().add(row.getInt("waited"), row.getInt("tasks"));
              finished.put(
                  place,
                  new Finished(
                      so.days(),
                      so.late() + row.getInt("late"),
                      so.sentBack() + row.getInt("sent_back")));
            });
    return finished;
  }

  /** Tasks finished in the period by agency, team, borough or ward, and by step. */
  @Transactional(readOnly = true)
  public List<Done> finishedBy(Scope scope) {
    return jdbc.sql(
            """
            SELECT code, pathway_id, element_id, SUM(tasks) AS tasks, SUM(late) AS late
            FROM figure_wait
            WHERE trust_code = :trust AND cut = :cut AND over_on BETWEEN :from AND :to
            GROUP BY code, pathway_id, element_id
            """)
        .param("trust", scope.trust())
        .param("cut", scope.cut().name())
        .param("from", scope.from())
        .param("to", scope.to())
        .query(
            (row, n) ->
                new Done(
                    row.getString("code"),
                    new Place(row.getString("pathway_id"), row.getString("element_id")),
                    row.getInt("tasks"),
                    row.getInt("late")))
        .list();
  }

  /** What came and what left in the period, by step. */
  @Transactional(readOnly = true)
  public Map<Place, Flow> flow(Scope scope) {
    Map<Place, Flow> flow = new HashMap<>();
    jdbc.sql(
            """
            SELECT pathway_id, element_id, SUM(arrived) AS arrived, SUM(finished) AS finished,
              SUM(cut_short) AS cut_short
            FROM figure_day
            WHERE trust_code = :trust AND cut = :cut AND code = :code
              AND on_day BETWEEN :from AND :to
            GROUP BY pathway_id, element_id
            """)
        .param("trust", scope.trust())
        .param("cut", scope.cut().name())
        .param("code", scope.code())
        .param("from", scope.from())
        .param("to", scope.to())
        .query(
            row -> {
              flow.put(
                  new Place(row.getString("pathway_id"), row.getString("element_id")),
                  new Flow(row.getInt("arrived"), row.getInt("finished"), row.getInt("cut_short")));
            });
    return flow;
  }

  /** One open task behind a number. */
  record Task(long taskKey, long caseId, LocalDate createdOn) {}

  /** Whether a step ever had a task in a trust, in whatever version of its pathway. */
  @Transactional(readOnly = true)
  public boolean known(Scope scope, Place place) {
    return jdbc.sql(
            """
            SELECT EXISTS (SELECT 1 FROM figure_task
              WHERE trust_code = :trust AND pathway_id = :pathway AND element_id = :step)
            """)
        .param("trust", scope.trust())
        .param("pathway", place.pathway())
        .param("step", place.step())
        .query(Boolean.class)
        .single();
  }

  /**
   * Open tasks of a step, those that came first at the top.
   *
   * @param place the step
   * @param after where the page before ended, or null
   * @param most how many
   */
  @Transactional(readOnly = true)
  public List<Task> tasks(Scope scope, Place place, DayCursor after, int most) {
    String cut =
        switch (scope.cut()) {
          case ALL -> "";
          case AGENCY -> " AND agency_code = :code";
          case TEAM -> " AND team_code = :code";
          case BOROUGH -> " AND borough_code = :code";
          case WARD -> " AND ward_team_code = :code";
        };
    JdbcClient.StatementSpec select =
        jdbc.sql(
                "SELECT task_key, case_id, created_on FROM figure_task WHERE trust_code = :trust"
                    + " AND pathway_id = :pathway AND element_id = :step AND state = 'OPEN'"
                    + cut
                    + (after == null
                        ? ""
                        : " AND (created_on > :day OR created_on = :day AND task_key > :key)")
                    + " ORDER BY created_on, task_key LIMIT "
                    + most)
            .param("trust", scope.trust())
            .param("pathway", place.pathway())
            .param("step", place.step());
    if (scope.cut() != Cut.ALL) {
      select = select.param("code", scope.code());
    }
    if (after != null) {
      select = select.param("day", after.day()).param("key", after.id());
    }
    return select
        .query(
            (row, n) ->
                new Task(
                    row.getLong("task_key"),
                    row.getLong("case_id"),
                    row.getObject("created_on", LocalDate.class)))
        .list();
  }
}
