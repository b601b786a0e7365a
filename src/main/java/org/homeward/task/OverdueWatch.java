package org.homeward.task;

import java.time.Duration;
import org.homeward.background.Repeated;
import org.springframework.stereotype.Component;

/** Looks every minute whether tasks of cases that people follow are overdue. */
@Component
class OverdueWatch extends Repeated {

  private static final Duration EVERY = Duration.ofMinutes(1);

  private final OverdueTasks tasks;

  OverdueWatch(OverdueTasks tasks) {
    super("overdue-watch", EVERY, EVERY, "Cannot look whether tasks are overdue");
    this.tasks = tasks;
  }

  @Override
  protected void work() {
    tasks.look();
  }
}
