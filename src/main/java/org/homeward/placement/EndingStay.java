package org.homeward.placement;

import java.time.LocalDate;
import java.util.Map;
import org.homeward.camunda.EngineJob;
import org.homeward.camunda.EngineJobHandler;
import org.springframework.stereotype.Component;

/**
 * Job type {@code placement.end-stay}: the person has moved on or left. Reads {@code leftOn,
 * leavingReason}; the home is empty again.
 */
@Component
class EndingStay implements EngineJobHandler {

  private final PlacementAnswers answers;
  private final Stays stays;
  private final Searches searches;
  private final ProviderParts parts;

  EndingStay(PlacementAnswers answers, Stays stays, Searches searches, ProviderParts parts) {
    this.answers = answers;
    this.stays = stays;
    this.searches = searches;
    this.parts = parts;
  }

  @Override
  public String type() {
    return "placement.end-stay";
  }

  @Override
  public Map<String, Object> handle(EngineJob job) {
    PlacementAnswers.Said said = answers.of(job);
    if (stays.endedBy(said.step()).isPresent()) {
      return Map.of();
    }
    Stays.Stay stay =
        stays
            .latest(said.file().id())
            .filter(latest -> latest.endedOn() == null)
            .orElseThrow(() -> new PlacementRuleBroken("There is no tenancy to end."));
    LocalDate on = said.day("leftOn", answers.today());
    if (stay.movedInOn() != null && on.isBefore(stay.movedInOn())) {
      throw new PlacementRuleBroken("Left before moving in.");
    }
    stays.end(stay, on, said.text("leavingReason"), said.step());
    searches.stage(said.file().id(), Searches.Stage.ENDED);
    parts.stayEnded(said.file().id());
    return Map.of();
  }
}
