package org.homeward.discharge;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds the hospital stay of a case, and keeps it when something happens in it first. */
@Component
class Spells {

  /** The stay on the first ward began with the admission, not with a step of the pathway. */
  private static final long BY_ADMISSION = -1;

  private final SpellRepository spells;
  private final WardStayRepository stays;

  Spells(SpellRepository spells, WardStayRepository stays) {
    this.spells = spells;
    this.stays = stays;
  }

  Optional<SpellEntity> find(long caseId) {
    return spells.findByCaseId(caseId);
  }

  /**
   * The stay of the case, from the answers about the admission.
   *
   * @throws DischargeRuleBroken if the date of admission is not known
   */
  SpellEntity of(CaseAnswers.Answers said) {
    return find(said.file().id()).orElseGet(() -> admit(said));
  }

  private SpellEntity admit(CaseAnswers.Answers said) {
    SpellEntity spell =
        spells.save(
            new SpellEntity(
                said.file().id(),
                said.file().personId(),
                said.file().wardTeamCode(),
                said.text("bedType"),
                said.day("admissionDate")));
    if (said.file().wardTeamCode() != null) {
      stays.save(
          new WardStayEntity(
              spell.id(),
              said.file().wardTeamCode(),
              spell.bedType(),
              spell.admittedOn(),
              BY_ADMISSION));
    }
    return spell;
  }

  /**
   * The person is not in hospital any more: the stay ends, and with it that on the ward.
   *
   * @param spell the stay
   * @param discharge how they left
   */
  void end(SpellEntity spell, Discharge discharge) {
    spell.discharge(discharge);
    stays.findBySpellIdOrderByStartedOnAscIdAsc(spell.id()).stream()
        .filter(WardStayEntity::isOpen)
        .forEach(stay -> stay.end(discharge.on()));
  }
}
