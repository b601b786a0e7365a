package org.homeward.discharge;

import java.util.Map;
import org.homeward.camunda.EngineJob;
import org.homeward.camunda.EngineJobHandler;
import org.springframework.stereotype.Component;

/**
 * Job type {@code discharge.close-ready-period}: the person is no longer clinically ready. Reads
 * {@code withdrawnOn}.
 */
@Component
class ClosingReadyPeriod implements EngineJobHandler {

  private final CaseAnswers answers;
  private final ReadyPeriods periods;
  private final Barriers barriers;

  ClosingReadyPeriod(CaseAnswers answers, ReadyPeriods periods, Barriers barriers) {
    this.answers = answers;
    this.periods = periods;
    this.barriers = barriers;
  }

  @Override
  public String type() {
    return "discharge.close-ready-period";
  }

  @Override
  public Map<String, Object> handle(EngineJob job) {
    CaseAnswers.Answers said = answers.of(job.caseReference());
    periods.end(
        periods.spell(said.file().id()),
        said.day("withdrawnOn"),
        EndReason.NO_LONGER_READY,
        job.elementInstanceKey());
    answers.reasonSince(said.file(), null);
    barriers.endThoseOfReason(said.file().id(), job.elementInstanceKey());
    return Map.of();
  }
}
