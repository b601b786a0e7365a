package org.homeward.discharge;

import jakarta.persistence.PostPersist;
import jakarta.persistence.PostUpdate;
import org.homeward.casefile.CaseChanges;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Notes the case of each stay that begins or changes: days in hospital are in figures. */
class SpellChangeListener {

  private final CaseChanges changes;

  SpellChangeListener(JdbcClient jdbc) {
    this.changes = new CaseChanges(jdbc);
  }

  @PostPersist
  @PostUpdate
  void changed(SpellEntity spell) {
    changes.changed(spell.caseId());
  }
}
