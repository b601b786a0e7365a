package org.homeward.forecast;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeward.bottleneck.PathwayPart;
import org.homeward.report.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What it would save if the steps that cost the most late days had met their targets. */
@Component
class WhatIfOnPathwayPage implements PathwayPart {

  private static final int STEPS = 3;

  private static final double DAYS_A_MONTH = 365 / 12.0;

  private final JdbcClient jdbc;

  WhatIfOnPathwayPage(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A step.
   *
   * @param title what is to be done
   * @param tasks tasks that were finished late in the period
   * @param days calendar days by which they were late, a month
   * @param bedDays those of them that people were in hospital, a month
   */
  record Line(String title, int tasks, long days, long bedDays) {}

  @Override
  public String template() {
    return "forecast/what-if";
  }

  @Override
  public Optional<Object> content(Scope scope, String pathway, Map<String, String> titles) {
    double months = (ChronoUnit.DAYS.between(scope.from(), scope.to()) + 1) / DAYS_A_MONTH;
    List<Line> lines =
        jdbc.sql(
                """
                SELECT element_id, SUM(tasks) AS tasks, SUM(late_days) AS late_days,
                  SUM(bed_days) AS bed_days
                FROM figure_late_days
                WHERE trust_code = :trust AND cut = :cut AND code = :code AND pathway_id = :pathway
                  AND over_on BETWEEN :from AND :to
                GROUP BY element_id ORDER BY bed_days DESC, late_days DESC, element_id
                LIMIT :steps
                """)
            .param("trust", scope.trust())
            .param("cut", scope.cut().name())
            .param("code", scope.code())
            .param("pathway", pathway)
            .param("from", scope.from())
            .param("to", scope.to())
            .param("steps", STEPS)
            .query(
                (row, number) ->
                    new Line(
                        titles.getOrDefault(
                            row.getString("element_id"), row.getString("element_id")),
                        row.getInt("tasks"),
                        Math.round(row.getInt("late_days") / months),
                        Math.round(row.getInt("bed_days") / months)))
            .list();
    return Optional.of(lines);
  }
}
