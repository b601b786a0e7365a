package org.homeward.task;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.homeward.audit.AuditedTasks;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the audit pages which task an entry is about. */
@Component
class TasksForAudit implements AuditedTasks {

  private final TaskRepository tasks;

  TasksForAudit(TaskRepository tasks) {
    this.tasks = tasks;
  }

  @Override
  @Transactional(readOnly = true)
  public Map<Long, String> titles(Collection<Long> taskKeys) {
    if (taskKeys.isEmpty()) {
      return Map.of();
    }
    return tasks.titles(Set.copyOf(taskKeys)).stream()
        .collect(
            Collectors.toMap(
                TaskRepository.Title::taskKey,
                task -> HumanTask.title(task.title(), task.subjectTitle())));
  }
}
