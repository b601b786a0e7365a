package org.homeward.placement;

import java.util.Map;
import org.homeward.camunda.EngineJob;
import org.homeward.camunda.EngineJobHandler;
import org.springframework.stereotype.Component;

/**
 * Job type {@code placement.end-nomination}: ends the nomination {@code taskSubject}, for the
 * reason in {@code nominationOutcome}, and frees its home.
 */
@Component
class EndingNomination implements EngineJobHandler {

  private final PlacementAnswers answers;
  private final Nominations nominations;
  private final Searches searches;
  private final Stays stays;

  EndingNomination(
      PlacementAnswers answers, Nominations nominations, Searches searches, Stays stays) {
    this.answers = answers;
    this.nominations = nominations;
    this.searches = searches;
    this.stays = stays;
  }

  @Override
  public String type() {
    return "placement.end-nomination";
  }

  @Override
  public Map<String, Object> handle(EngineJob job) {
    PlacementAnswers.Said said = answers.of(job);
    Nomination nomination =
        nominations
            .find(said.file().id(), said.subject())
            .orElseThrow(() -> Nominations.unknown(said.subject()));
    Nomination.Outcome outcome =
        Coded.find(Nomination.Outcome.values(), said.setting("nominationOutcome"))
            .orElseThrow(() -> new PlacementRuleBroken("No such end of a nomination."));
    boolean secured = nomination.state() == Nomination.State.SECURED;
    // Whoever signed and does not move in leaves no tenancy behind.
    stays
        .from(nomination)
        .filter(stay -> stay.movedInOn() == null && stay.endedOn() == null)
        .ifPresent(stay -> stays.end(stay, answers.today(), outcome.code(), said.step()));
    nominations.end(
        nomination,
        outcome,
        said.text(
            outcome == Nomination.Outcome.OFFER_WITHDRAWN
                ? "providerDeclineReason"
                : "personRefusalReason"));
    if (secured) {
      searches.stage(said.file().id(), Searches.Stage.SEARCHING);
    }
    return Map.of();
  }
}
