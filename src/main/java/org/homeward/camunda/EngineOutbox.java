package org.homeward.camunda;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where acts wait for the engine. A command is written in the transaction of the act that causes
 * it, so that either both are kept or neither, and is delivered after the commit, in the order of
 * its case.
 */
@Component
public class EngineOutbox {

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;
  private final OutboxSignal signal;

  EngineOutbox(JdbcClient jdbc, JsonMapper json, Clock clock, OutboxSignal signal) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
    this.signal = signal;
  }

  /**
   * Keeps a command for delivery after the current transaction commits.
   *
   * @param caseReference the case; commands of one case are delivered one after the other
   * @param command what to tell the engine
   * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void append(String caseReference, EngineCommand command) {
    Long taskKey =
        switch (command) {
          case EngineCommand.PublishMessage ignored -> null;
          case EngineCommand.AssignTask assign -> assign.taskKey();
          case EngineCommand.RouteTask route -> route.taskKey();
          case EngineCommand.PrioritiseTask prioritise -> prioritise.taskKey();
          case EngineCommand.MoveDueDate move -> move.taskKey();
          case EngineCommand.CompleteTask complete -> complete.taskKey();
        };
    LocalDateTime now = utcNow();
    jdbc.sql(
            """
            INSERT INTO engine_outbox
              (case_reference, task_key, kind, payload, state, attempts, created_at, next_attempt_at)
            VALUES (:lane, :task, :kind, :payload, 'WAITING', 0, :now, :now)
            """)
        .param("lane", caseReference)
        .param("task", taskKey)
        .param("kind", command.getClass().getSimpleName())
        .param("payload", json.writeValueAsString(command))
        .param("now", now)
        .update();
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            signal.raise();
          }
        });
  }

  /**
   * Whether an assignment of the task still waits for the engine. While it does, MySQL is ahead of
   * the engine and must not be overwritten by what the engine reports.
   *
   * @param taskKey the engine's user-task key
   * @return true while an assignment is on its way
   */
  public boolean hasWaitingAssignment(long taskKey) {
    return hasWaiting(taskKey, EngineCommand.AssignTask.class);
  }

  /**
   * The same for a due date that was moved.
   *
   * @param taskKey the engine's user-task key
   * @return true while another due date is on its way
   */
  public boolean hasWaitingDueDate(long taskKey) {
    return hasWaiting(taskKey, EngineCommand.MoveDueDate.class);
  }

  private boolean hasWaiting(long taskKey, Class<? extends EngineCommand> kind) {
    return jdbc.sql(
                """
                SELECT COUNT(*) FROM engine_outbox
                WHERE task_key = :task AND kind = :kind AND state = 'WAITING'
                """)
            .param("task", taskKey)
            .param("kind", kind.getSimpleName())
            .query(Integer.class)
            .single()
        > 0;
  }

  /**
   * How far the engine is behind the people.
   *
   * @return commands not yet answered
   */
  public int waiting() {
    return jdbc.sql("SELECT COUNT(*) FROM engine_outbox WHERE state = 'WAITING'")
        .query(Integer.class)
        .single();
  }

  private LocalDateTime utcNow() {
    return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
