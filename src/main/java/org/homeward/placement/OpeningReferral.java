package org.homeward.placement;

import java.util.Map;
import org.homeward.camunda.EngineJob;
import org.homeward.camunda.EngineJobHandler;
import org.springframework.stereotype.Component;

/**
 * Job type {@code placement.open-referral}: a home is looked for. Keeps what is needed; after a
 * refusal or a new referral in the same case the panel is asked anew.
 */
@Component
class OpeningReferral implements EngineJobHandler {

  private final PlacementAnswers answers;
  private final Searches searches;

  OpeningReferral(PlacementAnswers answers, Searches searches) {
    this.answers = answers;
    this.searches = searches;
  }

  @Override
  public String type() {
    return "placement.open-referral";
  }

  @Override
  public Map<String, Object> handle(EngineJob job) {
    PlacementAnswers.Said said = answers.of(job);
    searches.open(said.file(), said.facts(), answers.today(), said.step());
    return Map.of("placementOpened", answers.today().toString());
  }
}
