package org.homeward.administration;

import java.time.Clock;
import java.time.Duration;
import org.homeward.identity.AccountsAdministered;
import org.homeward.task.TasksOfPeople;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Gives back what people have whose accounts were closed a short time ago, every minute: where a
 * directory file closed the account, where they took a task in that moment, or where the engine
 * sent back what they had just finished.
 */
@Component
class LeftTasks implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(LeftTasks.class);

  /** So that what is looked at does not grow with all who ever left. */
  private static final Duration LOOKED_AFTER = Duration.ofDays(7);

  private final AccountsAdministered accounts;
  private final TasksOfPeople tasks;
  private final TransactionOperations transaction;
  private final Clock clock;
  private final Duration every;
  private volatile boolean running;
  private Thread thread;

  LeftTasks(
      AccountsAdministered accounts,
      TasksOfPeople tasks,
      TransactionOperations transaction,
      Clock clock,
      @Value("${homeward.administration.left-tasks-every:1m}") Duration every) {
    this.accounts = accounts;
    this.tasks = tasks;
    this.transaction = transaction;
    this.clock = clock;
    this.every = every;
  }

  /** Gives back what is left now. */
  void giveBack() {
    for (String username : accounts.closedSince(clock.instant().minus(LOOKED_AFTER))) {
      if (tasks.open(username) > 0) {
        transaction.executeWithoutResult(status -> tasks.giveBack(username, team -> true, null));
      }
    }
  }

  @Override
  public synchronized void start() {
    running = true;
    thread = Thread.ofVirtual().name("left-tasks").start(this::watch);
  }

  @Override
  public synchronized void stop() {
    running = false;
    if (thread != null) {
      thread.interrupt();
      thread = null;
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void watch() {
    boolean well = true;
    while (running) {
      try {
        Thread.sleep(every);
        giveBack();
        well = true;
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        // Most likely the database is away: said once, tried again.
        if (well) {
          LOG.warn("Cannot look for tasks of closed accounts: {}", e.getMessage());
        }
        well = false;
      }
    }
  }
}
