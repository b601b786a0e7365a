package org.homeward.administration;

import java.time.Clock;
import java.time.Duration;
import org.homeward.background.Repeated;
import org.homeward.identity.AccountsAdministered;
import org.homeward.task.TasksOfPeople;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Gives back what people have whose accounts were closed a short time ago, every minute: where a
 * directory file closed the account, where they took a task in that moment, or where the engine
 * sent back what they had just finished.
 */
@Component
class LeftTasks extends Repeated {

  /** So that what is looked at does not grow with all who ever left. */
  private static final Duration LOOKED_AFTER = Duration.ofDays(7);

  private final AccountsAdministered accounts;
  private final TasksOfPeople tasks;
  private final TransactionOperations transaction;
  private final Clock clock;

  LeftTasks(
      AccountsAdministered accounts,
      TasksOfPeople tasks,
      TransactionOperations transaction,
      Clock clock,
      @Value("${homeward.administration.left-tasks-every:1m}") Duration every) {
    super("left-tasks", every, every, "Cannot look for tasks of closed accounts");
    this.accounts = accounts;
    this.tasks = tasks;
    this.transaction = transaction;
    this.clock = clock;
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
  protected void work() {
    giveBack();
  }
}
