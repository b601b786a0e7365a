package org.homeward.camunda;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Delivers the outbox to the engine: at once after a commit, and again until the engine has
 * answered for good. Within a case the order is kept; cases do not wait for each other. Copies of
 * the application compete by leasing a command for a while, so that what a stopped copy left behind
 * is taken over by another.
 */
@Component
class OutboxDispatcher implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(OutboxDispatcher.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final int AT_ONCE = 8;

  /**
   * After which a command of a copy that was stopped is taken over. Shorter than the longest
   * request: what is then sent twice does no harm, and a ward does not wait.
   */
  private static final Duration LEASE = Duration.ofSeconds(10);

  private static final int BATCH = 64;

  private record Waiting(
      long id, String caseReference, String kind, String payload, int attempts) {}

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final JsonMapper json;
  private final Clock clock;
  private final OutboxSignal signal;
  private final EngineSender sender;
  private final ApplicationEventPublisher events;
  private final CamundaProperties properties;
  private final OutboxLag lag;
  private final EngineGate gate;
  private final String me = UUID.randomUUID().toString();
  private final Semaphore free = new Semaphore(AT_ONCE);
  private volatile boolean running;
  private volatile boolean engineReachable = true;
  private ExecutorService senders;
  private Thread feeder;

  OutboxDispatcher(
      JdbcClient jdbc,
      TransactionTemplate transaction,
      JsonMapper json,
      Clock clock,
      OutboxSignal signal,
      EngineSender sender,
      ApplicationEventPublisher events,
      CamundaProperties properties,
      OutboxLag lag,
      EngineGate gate) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.json = json;
    this.clock = clock;
    this.signal = signal;
    this.sender = sender;
    this.events = events;
    this.properties = properties;
    this.lag = lag;
    this.gate = gate;
  }

  @Override
  public boolean isAutoStartup() {
    return properties.workers();
  }

  @Override
  public synchronized void start() {
    running = true;
    senders = Executors.newVirtualThreadPerTaskExecutor();
    feeder = Thread.ofPlatform().name("outbox").daemon().start(this::feed);
  }

  @Override
  public synchronized void stop() {
    if (!running) {
      return;
    }
    running = false;
    signal.raise();
    try {
      feeder.join(Duration.ofSeconds(5));
      senders.shutdown();
      senders.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Whether the engine answered the last time it was asked. */
  boolean engineReachable() {
    return engineReachable;
  }

  private void feed() {
    while (running) {
      try {
        if (!gate.await(properties.outboxPoll())) {
          lag.watch();
          continue;
        }
        int found = deliverDue();
        lag.watch();
        if (found < BATCH) {
          signal.await(properties.outboxPoll());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        // Whatever it is, this thread must live: without it nothing reaches the engine any more.
        if (running) {
          LOG.warn("The outbox could not be read, trying again", e);
          pause();
        }
      }
    }
  }

  private void pause() {
    try {
      TimeUnit.SECONDS.sleep(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int deliverDue() throws InterruptedException {
    List<Waiting> due = heads();
    for (Waiting command : due) {
      // First a free sender, then the lease: a leased command that waits for its turn could run out
      // of its lease and be sent by another copy, and by this one again when it is long outdated.
      free.acquire();
      if (running && lease(command.id())) {
        senders.execute(() -> deliverAndRelease(command));
      } else {
        free.release();
      }
    }
    return due.size();
  }

  private void deliverAndRelease(Waiting command) {
    try {
      deliver(command);
    } catch (RuntimeException e) {
      LOG.error("Command {} of case {} stays waiting", command.id(), command.caseReference(), e);
      tryLater(command, e);
    } finally {
      free.release();
      signal.raise();
    }
  }

  private void tryLater(Waiting command, RuntimeException failure) {
    try {
      retryLater(command, command.attempts() + 1, failure.getClass().getSimpleName());
    } catch (RuntimeException e) {
      LOG.warn("Command {} is tried again when its lease has run out", command.id(), e);
    }
  }

  /** The oldest waiting command of each case, if it is due and nobody works on it. */
  private List<Waiting> heads() {
    LocalDateTime now = utcNow();
    return jdbc.sql(
            """
            SELECT o.id, o.case_reference, o.kind, o.payload, o.attempts
            FROM engine_outbox o
            WHERE o.state = 'WAITING' AND o.next_attempt_at <= :now
              AND (o.leased_until IS NULL OR o.leased_until < :now)
              AND NOT EXISTS (
                SELECT 1 FROM engine_outbox earlier
                WHERE earlier.case_reference = o.case_reference
                  AND earlier.state = 'WAITING' AND earlier.id < o.id)
            ORDER BY o.id LIMIT %d
            """
                .formatted(BATCH))
        .param("now", now)
        // By hand: a mapper for records would first ask for a column "caseReference" of each row.
        .query(
            (row, n) ->
                new Waiting(
                    row.getLong("id"),
                    row.getString("case_reference"),
                    row.getString("kind"),
                    row.getString("payload"),
                    row.getInt("attempts")))
        .list();
  }

  private boolean lease(long id) {
    LocalDateTime now = utcNow();
    return jdbc.sql(
                """
                UPDATE engine_outbox
                SET leased_until = :until, leased_by = :me, attempts = attempts + 1
                WHERE id = :id AND state = 'WAITING'
                  AND (leased_until IS NULL OR leased_until < :now)
                """)
            .param("until", now.plus(LEASE))
            .param("me", me)
            .param("id", id)
            .param("now", now)
            .update()
        == 1;
  }

  /**
   * Sends one command. One that cannot be read (a newer release may have written it) is tried again
   * later and holds up its own case only.
   */
  private void deliver(Waiting waiting) {
    int attempt = waiting.attempts() + 1;
    EngineCommand command = read(waiting);
    switch (sender.send(command, attempt)) {
      case EngineSender.Answer.Accepted ignored -> {
        engineReachable = true;
        settle(waiting, new EngineCommandAnswered(waiting.caseReference(), command, null));
      }
      case EngineSender.Answer.Refused refused -> {
        engineReachable = true;
        LOG.warn(
            "The engine refused {} of case {}: {}",
            waiting.kind(),
            waiting.caseReference(),
            refused.reason());
        settle(
            waiting, new EngineCommandAnswered(waiting.caseReference(), command, refused.reason()));
      }
      case EngineSender.Answer.NotNow notNow -> {
        engineReachable = notNow.engineReached();
        retryLater(waiting, attempt, notNow.reason());
      }
    }
  }

  /**
   * Accepted commands leave the table, so that it never grows; refused ones stay to be looked at.
   */
  private void settle(Waiting waiting, EngineCommandAnswered answer) {
    transaction.executeWithoutResult(
        status -> {
          if (answer.accepted()) {
            jdbc.sql("DELETE FROM engine_outbox WHERE id = :id").param("id", waiting.id()).update();
          } else {
            jdbc.sql(
                    """
                    UPDATE engine_outbox
                    SET state = 'REFUSED', last_error = :error, leased_until = NULL
                    WHERE id = :id
                    """)
                .param("error", cut(answer.refusal()))
                .param("id", waiting.id())
                .update();
          }
          events.publishEvent(answer);
        });
  }

  private void retryLater(Waiting waiting, int attempt, String reason) {
    Duration pause = Duration.ofMillis(100L << Math.min(attempt, 9));
    if (pause.compareTo(LONGEST_PAUSE) > 0) {
      pause = LONGEST_PAUSE;
    }
    LOG.info(
        "Command {} of case {} not delivered (attempt {}), again in {} ms: {}",
        waiting.kind(),
        waiting.caseReference(),
        attempt,
        pause.toMillis(),
        reason);
    jdbc.sql(
            """
            UPDATE engine_outbox
            SET next_attempt_at = :next, last_error = :error, leased_until = NULL
            WHERE id = :id
            """)
        .param("next", utcNow().plus(pause))
        .param("error", cut(reason))
        .param("id", waiting.id())
        .update();
  }

  private EngineCommand read(Waiting waiting) {
    Class<? extends EngineCommand> type =
        switch (waiting.kind()) {
          case "PublishMessage" -> EngineCommand.PublishMessage.class;
          case "AssignTask" -> EngineCommand.AssignTask.class;
          case "RouteTask" -> EngineCommand.RouteTask.class;
          case "PrioritiseTask" -> EngineCommand.PrioritiseTask.class;
          case "MoveDueDate" -> EngineCommand.MoveDueDate.class;
          case "CompleteTask" -> EngineCommand.CompleteTask.class;
          default -> throw new IllegalStateException("Unknown command " + waiting.kind());
        };
    return json.readValue(waiting.payload(), type);
  }

  private static String cut(String reason) {
    return reason.length() > 1000 ? reason.substring(0, 1000) : reason;
  }

  private LocalDateTime utcNow() {
    return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
