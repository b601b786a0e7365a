package org.homeward.casefile;

import jakarta.persistence.PostPersist;
import jakarta.persistence.PostUpdate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Notes each change of a case. */
class CaseChangeListener {

  private final CaseChanges changes;

  CaseChangeListener(JdbcClient jdbc) {
    this.changes = new CaseChanges(jdbc);
  }

  @PostPersist
  @PostUpdate
  void changed(CaseEntity entity) {
    changes.changed(entity.id());
  }
}
