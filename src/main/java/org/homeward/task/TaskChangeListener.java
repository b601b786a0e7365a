package org.homeward.task;

import jakarta.persistence.PostPersist;
import jakarta.persistence.PostUpdate;
import org.homeward.casefile.CaseChanges;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Notes the case of each task that comes or changes. */
class TaskChangeListener {

  private final CaseChanges changes;

  TaskChangeListener(JdbcClient jdbc) {
    this.changes = new CaseChanges(jdbc);
  }

  @PostPersist
  @PostUpdate
  void changed(TaskEntity task) {
    changes.changed(task.caseId());
  }
}
