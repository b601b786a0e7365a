package org.homeward.discharge;

import java.time.LocalDate;
import java.util.Map;
import org.homeward.camunda.EngineJob;
import org.homeward.camunda.EngineJobHandler;
import org.springframework.stereotype.Component;

/**
 * Job type {@code discharge.open-ready-period}: the person was found clinically ready and cannot
 * leave. Reads {@code admissionDate, bedType, readyOn, delayReason, attribution,
 * responsibleCouncil}; returns {@code delayedSince}, the first day of the unbroken readiness.
 */
@Component
class OpeningReadyPeriod implements EngineJobHandler {

  private final CaseAnswers answers;
  private final ReadyPeriods periods;
  private final SpellRepository spells;

  OpeningReadyPeriod(CaseAnswers answers, ReadyPeriods periods, SpellRepository spells) {
    this.answers = answers;
    this.periods = periods;
    this.spells = spells;
  }

  @Override
  public String type() {
    return "discharge.open-ready-period";
  }

  @Override
  public Map<String, Object> handle(EngineJob job) {
    CaseAnswers.Answers said = answers.of(job.caseReference());
    SpellEntity spell = periods.findSpell(said.file().id()).orElseGet(() -> admit(said));
    LocalDate since =
        periods.open(spell, said.day("readyOn"), said.delay(), job.elementInstanceKey());
    answers.reasonSince(said.file(), said.day("readyOn"));
    return Map.of("delayedSince", since.toString());
  }

  private SpellEntity admit(CaseAnswers.Answers said) {
    return spells.save(
        new SpellEntity(
            said.file().id(),
            said.file().personId(),
            said.file().wardTeamCode(),
            said.text("bedType"),
            said.day("admissionDate")));
  }
}
