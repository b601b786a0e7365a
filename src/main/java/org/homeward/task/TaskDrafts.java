package org.homeward.task;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.homeward.identity.SignedInUser;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Half-filled forms, one per task. */
@Component
class TaskDrafts {

  /** A draft: who typed what, and when. */
  record Draft(String username, String displayName, Instant savedAt, String typed) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  TaskDrafts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public Optional<Draft> of(long taskKey) {
    return jdbc.sql(
            "SELECT username, display_name, saved_at, typed FROM task_draft WHERE task_key = :task")
        .param("task", taskKey)
        .query(
            (row, n) ->
                new Draft(
                    row.getString("username"),
                    row.getString("display_name"),
                    row.getObject("saved_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                    row.getString("typed")))
        .optional();
  }

  /** Replaces the draft of a task that the caller has locked. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void save(long taskKey, String typed, SignedInUser who) {
    forget(taskKey);
    jdbc.sql(
            """
            INSERT INTO task_draft (task_key, username, display_name, saved_at, typed)
            VALUES (:task, :username, :name, :now, :typed)
            """)
        .param("task", taskKey)
        .param("username", who.getUsername())
        .param("name", who.getDisplayName())
        .param("now", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .param("typed", typed)
        .update();
  }

  @Transactional
  public void forget(long taskKey) {
    jdbc.sql("DELETE FROM task_draft WHERE task_key = :task").param("task", taskKey).update();
  }
}
