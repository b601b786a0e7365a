package org.homeward.task;

import java.util.Locale;
import org.homeward.casefile.CaseFiles;
import org.homeward.casefile.CaseNotices;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells somebody whom a colleague gives a task, with a notice that leads to it and that is gone
 * again when the task is taken back or given to another.
 */
@Component
class TellingWhoIsGivenTask {

  private final TaskRepository tasks;
  private final CaseFiles cases;
  private final CaseNotices notices;
  private final MessageSource messages;

  TellingWhoIsGivenTask(
      TaskRepository tasks, CaseFiles cases, CaseNotices notices, MessageSource messages) {
    this.tasks = tasks;
    this.cases = cases;
    this.notices = notices;
    this.messages = messages;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void given(TaskGiven given) {
    if (given.from() != null) {
      notices.forgetTask(given.taskKey(), given.from());
    }
    if (given.to() != null && !given.back()) {
      HumanTask task = tasks.findById(given.taskKey()).orElseThrow().snapshot();
      notices.tellOfTask(
          cases.get(task.caseId()),
          messages.getMessage("task.given.notice", new Object[] {task.title()}, Locale.UK),
          task.taskKey(),
          given.to());
    }
  }
}
