package org.homeward.placement;

import java.util.Map;
import org.homeward.camunda.EngineJob;
import org.homeward.camunda.EngineJobHandler;
import org.springframework.stereotype.Component;

/**
 * Job type {@code placement.record-unmet-need}: what was asked for could not be had. The header
 * {@code why} says how it came to that, or else the fact {@code searchDecision}.
 */
@Component
class RecordingUnmetNeed implements EngineJobHandler {

  private final PlacementAnswers answers;
  private final UnmetNeeds unmetNeeds;

  RecordingUnmetNeed(PlacementAnswers answers, UnmetNeeds unmetNeeds) {
    this.answers = answers;
    this.unmetNeeds = unmetNeeds;
  }

  @Override
  public String type() {
    return "placement.record-unmet-need";
  }

  @Override
  public Map<String, Object> handle(EngineJob job) {
    PlacementAnswers.Said said = answers.of(job);
    String header = said.setting("why");
    String why = header == null ? said.text("searchDecision") : header;
    unmetNeeds.keep(
        said.file(),
        said.facts(),
        why == null ? "no-home-found" : why,
        answers.today(),
        said.step());
    return Map.of();
  }
}
