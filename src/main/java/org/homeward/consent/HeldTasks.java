package org.homeward.consent;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which tasks the trust has in place of an agency, and whose they were. */
@Component
class HeldTasks {

  private final JdbcClient jdbc;
  private final Clock clock;

  HeldTasks(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A task that is held.
   *
   * @param teamCode the team it goes back to
   */
  record Held(long taskKey, String teamCode, String agencyCode) {}

  @Transactional(propagation = Propagation.MANDATORY)
  public void add(long caseId, long taskKey, String teamCode, String agencyCode) {
    remove(taskKey);
    jdbc.sql(
            """
            INSERT INTO consent_held_task (task_key, case_id, team_code, agency_code, held_at)
            VALUES (:task, :case, :team, :agency, :now)
            """)
        .param("task", taskKey)
        .param("case", caseId)
        .param("team", teamCode)
        .param("agency", agencyCode)
        .param("now", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .update();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void remove(long taskKey) {
    jdbc.sql("DELETE FROM consent_held_task WHERE task_key = :task")
        .param("task", taskKey)
        .update();
  }

  /** The held tasks of a case, those that are done meanwhile among them. */
  List<Held> of(long caseId) {
    return jdbc.sql(
            """
            SELECT task_key, team_code, agency_code FROM consent_held_task
            WHERE case_id = :case ORDER BY task_key
            """)
        .param("case", caseId)
        .query(
            (row, n) ->
                new Held(
                    row.getLong("task_key"),
                    row.getString("team_code"),
                    row.getString("agency_code")))
        .list();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void release(long caseId, String agencyCode) {
    jdbc.sql("DELETE FROM consent_held_task WHERE case_id = :case AND agency_code = :agency")
        .param("case", caseId)
        .param("agency", agencyCode)
        .update();
  }
}
