package org.homeward.placement;

import java.util.Map;
import org.homeward.camunda.EngineJob;
import org.homeward.camunda.EngineJobHandler;
import org.springframework.stereotype.Component;

/**
 * Job type {@code placement.record-answer}: the provider's answer to the nomination {@code
 * taskSubject}. Reads {@code providerDecision, providerDeclineReason}.
 */
@Component
class RecordingAnswer implements EngineJobHandler {

  private final PlacementAnswers answers;
  private final Nominations nominations;

  RecordingAnswer(PlacementAnswers answers, Nominations nominations) {
    this.answers = answers;
    this.nominations = nominations;
  }

  @Override
  public String type() {
    return "placement.record-answer";
  }

  @Override
  public Map<String, Object> handle(EngineJob job) {
    PlacementAnswers.Said said = answers.of(job);
    Nomination nomination =
        nominations
            .find(said.file().id(), said.subject())
            .orElseThrow(() -> Nominations.unknown(said.subject()));
    String decision = said.required("providerDecision");
    if (!decision.equals("offer") && !decision.equals("decline")) {
      throw new PlacementRuleBroken("No such answer of a provider.");
    }
    nominations.answered(
        nomination, decision.equals("offer"), said.text("providerDeclineReason"), said.step());
    return Map.of("providerDecision", decision);
  }
}
