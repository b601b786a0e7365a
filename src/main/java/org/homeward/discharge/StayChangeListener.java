package org.homeward.discharge;

import jakarta.persistence.PostPersist;
import jakarta.persistence.PostUpdate;
import org.homeward.casefile.CaseChanges;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Notes the case of each stay that changes, with its readiness and its follow-up. */
class StayChangeListener {

  private final JdbcClient jdbc;
  private final CaseChanges changes;

  StayChangeListener(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.changes = new CaseChanges(jdbc);
  }

  @PostPersist
  @PostUpdate
  void changed(Object entity) {
    switch (entity) {
      case SpellEntity spell -> changes.changed(spell.caseId());
      case ReadyPeriodEntity period -> ofSpell(period.spellId());
      case FollowUpEntity followUp -> ofSpell(followUp.spellId());
      default -> throw new IllegalArgumentException("Not of a stay: " + entity);
    }
  }

  private void ofSpell(long spell) {
    jdbc.sql("SELECT case_id FROM hospital_spell WHERE id = :spell")
        .param("spell", spell)
        .query(Long.class)
        .optional()
        .ifPresent(changes::changed);
  }
}
