package org.homeward.discharge;

import java.util.List;
import java.util.Map;
import org.homeward.camunda.EngineJob;
import org.homeward.camunda.EngineJobHandler;
import org.springframework.stereotype.Component;

/**
 * Job type {@code discharge.stop-barriers}: ends open work on barriers while they are still there.
 * Header {@code whose}: {@code partners} for what is shared with other agencies, because the person
 * does not consent any more (kept as {@code consentToShare}), or {@code all}. Each barrier is told
 * by the message {@code barrier-stopped}.
 */
@Component
class StoppingBarriers implements EngineJobHandler {

  private final CaseAnswers answers;
  private final Barriers barriers;
  private final BarrierMessages messages;

  StoppingBarriers(CaseAnswers answers, Barriers barriers, BarrierMessages messages) {
    this.answers = answers;
    this.barriers = barriers;
    this.messages = messages;
  }

  @Override
  public String type() {
    return "discharge.stop-barriers";
  }

  @Override
  public Map<String, Object> handle(EngineJob job) {
    boolean all = "all".equals(job.headers().get("whose"));
    CaseAnswers.Answers said = answers.of(job.caseReference());
    List<BarrierEntity> open =
        barriers.open(said.file().id()).stream()
            .filter(barrier -> all || barrier.isShared())
            .toList();
    messages.stop(job, open, BarrierOutcome.STOPPED);
    if (!all) {
      answers.keep(said.file(), Map.of("consentToShare", "no"));
    }
    return Map.of();
  }
}
