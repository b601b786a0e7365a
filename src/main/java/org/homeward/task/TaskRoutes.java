package org.homeward.task;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps when open tasks were given to another agency, so that the days before are not laid at its
 * door. What was sent back is with {@link TaskReturns}.
 */
@Component
class TaskRoutes {

  private final JdbcClient jdbc;
  private final Clock clock;

  TaskRoutes(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A task goes to a team of another agency; nothing is kept if it stays in its own.
   *
   * @param task as it was before
   * @param toAgency the agency that has it from now on
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void moved(HumanTask task, String toAgency) {
    if (!task.agencyCode().equals(toAgency)) {
      jdbc.sql(
              """
              INSERT INTO task_route (task_key, from_agency, to_agency, moved_at)
              VALUES (:task, :from, :to, :now)
              """)
          .param("task", task.taskKey())
          .param("from", task.agencyCode())
          .param("to", toAgency)
          .param("now", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
          .update();
    }
  }
}
