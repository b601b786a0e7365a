package org.homeward.placement;

import java.util.Map;
import org.homeward.camunda.EngineJob;
import org.homeward.camunda.EngineJobHandler;
import org.springframework.stereotype.Component;

/**
 * Job type {@code placement.accept-offer}: the person accepts the offer {@code taskSubject}. Of two
 * people who accept the same home one gets it: {@code unitSecured} says whether.
 */
@Component
class AcceptingOffer implements EngineJobHandler {

  private final PlacementAnswers answers;
  private final Nominations nominations;
  private final Searches searches;

  AcceptingOffer(PlacementAnswers answers, Nominations nominations, Searches searches) {
    this.answers = answers;
    this.nominations = nominations;
    this.searches = searches;
  }

  @Override
  public String type() {
    return "placement.accept-offer";
  }

  @Override
  public Map<String, Object> handle(EngineJob job) {
    PlacementAnswers.Said said = answers.of(job);
    boolean secured = nominations.secure(said.file().id(), said.subject());
    if (secured) {
      searches.stage(said.file().id(), Searches.Stage.SECURED);
    }
    return Map.of("unitSecured", secured);
  }
}
