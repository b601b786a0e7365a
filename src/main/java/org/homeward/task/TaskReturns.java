package org.homeward.task;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.homeward.identity.SignedInUser;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what was sent back, why, and what was answered. Nothing is ever removed: it is counted. */
@Component
class TaskReturns {

  private final JdbcClient jdbc;
  private final Clock clock;

  TaskReturns(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Keeps that a task is sent back; answers with the number of the entry. */
  @Transactional(propagation = Propagation.MANDATORY)
  public long add(
      HumanTask task, EarlierSteps.Step to, String reason, String needed, SignedInUser who) {
    KeyHolder key = new GeneratedKeyHolder();
    jdbc.sql(
            """
            INSERT INTO task_return (task_key, earlier_task, from_team, from_agency, to_team,
              to_agency, reason, needed, sent_at, sent_by, sent_by_name)
            VALUES (:task, :earlier, :from, :fromAgency, :to, :toAgency, :reason, :needed, :now,
              :me, :name)
            """)
        .param("task", task.taskKey())
        .param("earlier", to.taskKey())
        .param("from", task.teamCode())
        .param("fromAgency", task.agencyCode())
        .param("to", to.team().code())
        .param("toAgency", to.team().agencyCode())
        .param("reason", reason)
        .param("needed", needed)
        .param("now", utc(clock.instant()))
        .param("me", who.getUsername())
        .param("name", who.getDisplayName())
        .update(key, "id");
    return key.getKeyAs(Number.class).longValue();
  }

  /**
   * It was answered, or taken back.
   *
   * @param answer null if it was taken back
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void end(long id, String answer, SignedInUser who) {
    jdbc.sql(
            """
            UPDATE task_return
            SET answer = :answer, over_at = :now, over_by = :me, over_by_name = :name
            WHERE id = :id
            """)
        .param("answer", answer)
        .param("now", utc(clock.instant()))
        .param("me", who.getUsername())
        .param("name", who.getDisplayName())
        .param("id", id)
        .update();
  }

  /** Another ward has the person: what comes back goes there. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void follow(long caseId, String fromTeam, String toTeam, String toAgency) {
    jdbc.sql(
            """
            UPDATE task_return SET from_team = :to, from_agency = :agency
            WHERE from_team = :from AND over_at IS NULL
              AND task_key IN (SELECT task_key FROM human_task WHERE case_id = :caseId)
            """)
        .param("to", toTeam)
        .param("agency", toAgency)
        .param("from", fromTeam)
        .param("caseId", caseId)
        .update();
  }

  /** What was sent back, and why. */
  @Transactional(readOnly = true)
  public Optional<TaskReturn> find(long id) {
    return jdbc.sql(
            """
            SELECT id, task_key, earlier_task, from_team, to_team, reason, needed, sent_at, sent_by,
              sent_by_name, answer, over_at, over_by_name
            FROM task_return WHERE id = :id
            """)
        .param("id", id)
        .query(
            (row, n) ->
                new TaskReturn(
                    row.getLong("id"),
                    row.getLong("task_key"),
                    row.getLong("earlier_task"),
                    row.getString("from_team"),
                    row.getString("to_team"),
                    row.getString("reason"),
                    row.getString("needed"),
                    instant(row.getObject("sent_at", LocalDateTime.class)),
                    row.getString("sent_by"),
                    row.getString("sent_by_name"),
                    row.getString("answer"),
                    instant(row.getObject("over_at", LocalDateTime.class)),
                    row.getString("over_by_name")))
        .optional();
  }

  private static LocalDateTime utc(Instant at) {
    return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
  }

  private static Instant instant(LocalDateTime at) {
    return at == null ? null : at.toInstant(ZoneOffset.UTC);
  }
}
