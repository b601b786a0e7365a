package org.homeward.discharge;

import java.util.Map;
import org.homeward.camunda.EngineJob;
import org.homeward.camunda.EngineJobHandler;
import org.springframework.stereotype.Component;

/**
 * Job type {@code discharge.change-delay-reason}: something else is in the way now. Reads {@code
 * changedOn, delayReason, attribution, responsibleCouncil}.
 */
@Component
class ChangingDelayReason implements EngineJobHandler {

  private final CaseAnswers answers;
  private final ReadyPeriods periods;

  ChangingDelayReason(CaseAnswers answers, ReadyPeriods periods) {
    this.answers = answers;
    this.periods = periods;
  }

  @Override
  public String type() {
    return "discharge.change-delay-reason";
  }

  @Override
  public Map<String, Object> handle(EngineJob job) {
    CaseAnswers.Answers said = answers.of(job.caseReference());
    periods.changeReason(
        periods.spell(said.file().id()),
        said.day("changedOn"),
        said.delay(),
        job.elementInstanceKey());
    answers.reasonSince(said.file(), said.day("changedOn"));
    return Map.of();
  }
}
