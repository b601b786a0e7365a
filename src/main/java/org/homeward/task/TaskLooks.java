package org.homeward.task;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.homeward.identity.SignedInUser;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Remembers when somebody looked at their lists, so that what came since is marked as new. Looks
 * that follow each other belong to one visit: going to a task and back loses no mark.
 */
@Component
class TaskLooks {

  /** Somebody who comes back after so long has been away. */
  static final Duration VISIT = Duration.ofMinutes(30);

  private final JdbcClient jdbc;
  private final Clock clock;

  TaskLooks(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Notes that somebody looks; one statement, and that only when they have been away.
   *
   * @param who who looks
   * @param lookedAt when they looked last, or null
   */
  @Transactional
  public void note(SignedInUser who, Instant lookedAt) {
    Instant now = clock.instant();
    if (lookedAt == null) {
      add(who, now);
    } else if (lookedAt.plus(VISIT).isBefore(now)) {
      jdbc.sql("UPDATE task_look SET before_at = looked_at, looked_at = :now WHERE username = :me")
          .param("now", utc(now))
          .param("me", who.getUsername())
          .update();
    }
  }

  private void add(SignedInUser who, Instant now) {
    try {
      jdbc.sql("INSERT INTO task_look (username, looked_at) VALUES (:me, :now)")
          .param("me", who.getUsername())
          .param("now", utc(now))
          .update();
    } catch (DuplicateKeyException twoPagesAtOnce) {
      // The same person, a moment ago.
    }
  }

  private static LocalDateTime utc(Instant time) {
    return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
  }
}
