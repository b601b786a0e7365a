package org.homeward.discharge;

import java.time.LocalDate;
import java.util.Map;
import org.homeward.camunda.EngineJob;
import org.homeward.camunda.EngineJobHandler;
import org.springframework.stereotype.Component;

/**
 * Job type {@code discharge.open-ready-period}: the person was found clinically ready and cannot
 * leave. Reads {@code admissionDate, bedType, readyOn, delayReason, attribution,
 * responsibleCouncil}; returns {@code delayedSince}, the first day of the unbroken readiness. What
 * the law asks for somebody who is delayed falls due with it ({@link LookingAtDuties}).
 */
@Component
class OpeningReadyPeriod implements EngineJobHandler {

  private final CaseAnswers answers;
  private final ReadyPeriods periods;
  private final Spells spells;
  private final LookingAtDuties duties;

  OpeningReadyPeriod(
      CaseAnswers answers, ReadyPeriods periods, Spells spells, LookingAtDuties duties) {
    this.answers = answers;
    this.periods = periods;
    this.spells = spells;
    this.duties = duties;
  }

  @Override
  public String type() {
    return "discharge.open-ready-period";
  }

  @Override
  public Map<String, Object> handle(EngineJob job) {
    CaseAnswers.Answers said = answers.of(job.caseReference());
    SpellEntity spell = spells.of(said);
    LocalDate since =
        periods.open(spell, said.day("readyOn"), said.delay(), job.elementInstanceKey());
    answers.reasonSince(said.file(), said.day("readyOn"));
    duties.due(job);
    return Map.of("delayedSince", since.toString());
  }
}
