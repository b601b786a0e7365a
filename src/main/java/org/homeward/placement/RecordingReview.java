package org.homeward.placement;

import java.util.Map;
import org.homeward.camunda.EngineJob;
import org.homeward.camunda.EngineJobHandler;
import org.springframework.stereotype.Component;

/**
 * Job type {@code placement.record-review}: a review of the placement. Reads {@code reviewedOn,
 * reviewOutcome}, and its kind from the header {@code review}.
 */
@Component
class RecordingReview implements EngineJobHandler {

  private final PlacementAnswers answers;
  private final Stays stays;

  RecordingReview(PlacementAnswers answers, Stays stays) {
    this.answers = answers;
    this.stays = stays;
  }

  @Override
  public String type() {
    return "placement.record-review";
  }

  @Override
  public Map<String, Object> handle(EngineJob job) {
    PlacementAnswers.Said said = answers.of(job);
    Stays.Stay stay =
        stays
            .latest(said.file().id())
            .orElseThrow(() -> new PlacementRuleBroken("There is no tenancy to review."));
    stays.reviewed(
        stay,
        said.setting("review"),
        said.day("reviewedOn", answers.today()),
        said.text("reviewOutcome"),
        said.step());
    return Map.of();
  }
}
