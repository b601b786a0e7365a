package org.homeward.discharge;

import java.util.Map;
import org.homeward.camunda.EngineJob;
import org.homeward.camunda.EngineJobHandler;
import org.springframework.stereotype.Component;

/**
 * Job type {@code discharge.void-stay}: the case was opened in error, so its stay and its periods
 * count nowhere.
 */
@Component
class VoidingStay implements EngineJobHandler {

  private final CaseAnswers answers;
  private final Spells spells;
  private final Barriers barriers;

  VoidingStay(CaseAnswers answers, Spells spells, Barriers barriers) {
    this.answers = answers;
    this.spells = spells;
    this.barriers = barriers;
  }

  @Override
  public String type() {
    return "discharge.void-stay";
  }

  @Override
  public Map<String, Object> handle(EngineJob job) {
    CaseAnswers.Answers said = answers.of(job.caseReference());
    spells.find(said.file().id()).ifPresent(SpellEntity::voidIt);
    barriers.endAll(said.file().id(), job.elementInstanceKey());
    return Map.of();
  }
}
