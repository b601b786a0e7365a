package org.homeward.bottleneck;

import java.time.LocalDate;
import java.util.List;
import org.homeward.report.Cut;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** With whom the open tasks of a trust lie now, for other reports. */
@Component
public class OpenTasks {

  private final JdbcClient jdbc;

  OpenTasks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Open tasks.
   *
   * @param cut whose: of an agency or of a team
   * @param code its code
   * @param tasks how many
   * @param overdue how many of them are overdue
   * @param oldest the day the oldest came
   */
  public record With(Cut cut, String code, int tasks, int overdue, LocalDate oldest) {}

  /**
   * By agency and by team, those with most first; one statement.
   *
   * @param trust a trust
   * @param pathway process id, or empty for all
   * @param today what is due before it is overdue
   */
  @Transactional(readOnly = true)
  public List<With> of(String trust, String pathway, LocalDate today) {
    return jdbc.sql(
            """
            SELECT cut, code, SUM(tasks) AS tasks, MIN(created_on) AS oldest,
              SUM(CASE WHEN due_on < :today THEN tasks ELSE 0 END) AS overdue
            FROM figure_open
            WHERE trust_code = :trust AND cut IN ('AGENCY', 'TEAM')
              AND (:pathway = '' OR pathway_id = :pathway)
            GROUP BY cut, code ORDER BY tasks DESC, code
            """)
        .param("trust", trust)
        .param("pathway", pathway)
        .param("today", today)
        .query(
            (row, number) ->
                new With(
                    Cut.valueOf(row.getString("cut")),
                    row.getString("code"),
                    row.getInt("tasks"),
                    row.getInt("overdue"),
                    row.getObject("oldest", LocalDate.class)))
        .list();
  }
}
