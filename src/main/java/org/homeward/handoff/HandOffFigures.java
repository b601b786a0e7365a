package org.homeward.handoff;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homeward.report.Percentiles;
import org.homeward.report.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the sums: what it costs depends on agencies and days, not on how many cases there were. */
@Component
class HandOffFigures {

  private static final String WHERE =
      """
      WHERE trust_code = :trust AND cut = :cut AND code = :code AND closed_on BETWEEN :from AND :to
        AND (:pathway = '' OR pathway_id = :pathway)
      """;

  private final JdbcClient jdbc;

  HandOffFigures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What agencies had, by how long they held a case.
   *
   * @param held working days each of the cases was with it
   * @param cases how many cases
   * @param paused days of stopped clock in all of them together
   */
  record Held(
      String pathway,
      String agency,
      int held,
      int cases,
      int paused,
      int tasks,
      int sentBack,
      int received) {}

  /**
   * @param scope whose cases, closed in which period
   * @param pathway process id, or empty for all
   */
  @Transactional(readOnly = true)
  public List<Held> held(Scope scope, String pathway) {
    return select(
            """
            SELECT pathway_id, agency_code, held, SUM(cases) AS cases, SUM(paused) AS paused,
              SUM(tasks) AS tasks, SUM(sent_back) AS sent_back, SUM(received) AS received
            FROM figure_held
            """
                + WHERE
                + " GROUP BY pathway_id, agency_code, held",
            scope,
            pathway)
        .query(
            (row, number) ->
                new Held(
                    row.getString("pathway_id"),
                    row.getString("agency_code"),
                    row.getInt("held"),
                    row.getInt("cases"),
                    row.getInt("paused"),
                    row.getInt("tasks"),
                    row.getInt("sent_back"),
                    row.getInt("received")))
        .list();
  }

  /**
   * How long it took until agencies had taken their first task in a case.
   *
   * @return by agency
   */
  @Transactional(readOnly = true)
  public Map<String, Percentiles> answered(Scope scope, String pathway) {
    Map<String, Percentiles> answered = new HashMap<>();
    select(
            "SELECT agency_code, answered, SUM(cases) AS cases FROM figure_answered "
                + WHERE
                + " GROUP BY agency_code, answered",
            scope,
            pathway)
        .query(
            row -> {
              answered
                  .computeIfAbsent(row.getString("agency_code"), code -> new Percentiles())
                  .add(row.getInt("answered"), row.getInt("cases"));
            });
    return answered;
  }

  /**
   * Closed cases in which somebody had a task, by how often they changed hands.
   *
   * @return by pathway
   */
  @Transactional(readOnly = true)
  public Map<String, Percentiles> handed(Scope scope, String pathway) {
    Map<String, Percentiles> handed = new HashMap<>();
    select(
            "SELECT pathway_id, hand_offs, SUM(cases) AS cases FROM figure_handed "
                + WHERE
                + " GROUP BY pathway_id, hand_offs",
            scope,
            pathway)
        .query(
            row -> {
              handed
                  .computeIfAbsent(row.getString("pathway_id"), id -> new Percentiles())
                  .add(row.getInt("hand_offs"), row.getInt("cases"));
            });
    return handed;
  }

  private JdbcClient.StatementSpec select(String sql, Scope scope, String pathway) {
    return jdbc.sql(sql)
        .param("trust", scope.trust())
        .param("cut", scope.cut().name())
        .param("code", scope.code())
        .param("from", scope.from())
        .param("to", scope.to())
        .param("pathway", pathway);
  }
}
