package org.homeward.discharge;

import java.util.HashMap;
import java.util.Map;
import org.homeward.camunda.EngineJob;
import org.homeward.camunda.EngineJobHandler;
import org.springframework.stereotype.Component;

/**
 * Job type {@code discharge.open-barrier}: something is in the way, and somebody is asked to clear
 * it. Takes {@code barrierItem}, {@code barrierOrigin} and {@code barrierOnce}, reads {@code
 * responsibleCouncil}; gives {@code barrierKnown}, whether that was asked already; {@code
 * barrierAwaited}, whether it is under way and the message {@code barrier-closed} will tell how it
 * ends; and what is known of an earlier end, {@code barrierOutcome} and {@code barrierDate}. What
 * the plan wants to know of this barrier becomes the fact {@code barrierAsks} of its subject, so
 * that the form asks what can be known of it and no more.
 */
@Component
class OpeningBarrier implements EngineJobHandler {

  private final CaseAnswers answers;
  private final Barriers barriers;

  OpeningBarrier(CaseAnswers answers, Barriers barriers) {
    this.answers = answers;
    this.barriers = barriers;
  }

  @Override
  public String type() {
    return "discharge.open-barrier";
  }

  @Override
  public Map<String, Object> handle(EngineJob job) {
    CaseAnswers.Answers said = answers.of(job.caseReference());
    BarrierItem item = BarrierItem.of(job);
    Barriers.Known known =
        barriers.open(said.file(), item, said.text("responsibleCouncil"), job.elementInstanceKey());
    if (!known.asked()) {
      answers.keepAbout(said.file(), item.key(), "barrierAsks", item.asks());
    }
    Map<String, Object> told = new HashMap<>();
    told.put("barrierKnown", known.asked());
    told.put("barrierAwaited", known.awaited());
    told.put("barrierOutcome", known.outcome() == null ? null : known.outcome().word());
    told.put("barrierDate", known.inPlaceOn() == null ? null : known.inPlaceOn().toString());
    return told;
  }
}
