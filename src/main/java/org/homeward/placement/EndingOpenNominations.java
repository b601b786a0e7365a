package org.homeward.placement;

import java.util.List;
import java.util.Map;
import org.homeward.camunda.EngineJob;
import org.homeward.camunda.EngineJobHandler;
import org.springframework.stereotype.Component;

/**
 * Job type {@code placement.end-open-nominations}: ends the nominations of the case that are still
 * open. With the header {@code search} = {@code closed} the search ends, and a home that is
 * promised is free again; with {@code again} the same, the panel is to decide anew, and what
 * providers read is to be written anew; with {@code pause} the same as with {@code closed}, until
 * it is taken up again; with {@code unmetNeed} = {@code true} it is kept as a need that was not
 * met. Gives {@code moveGivenUp}: whether a move that was signed for, and whose day linked cases
 * know, is off by it.
 */
@Component
class EndingOpenNominations implements EngineJobHandler {

  private final PlacementAnswers answers;
  private final EndingSearch ending;
  private final Searches searches;
  private final Stays stays;
  private final UnmetNeeds unmetNeeds;

  EndingOpenNominations(
      PlacementAnswers answers,
      EndingSearch ending,
      Searches searches,
      Stays stays,
      UnmetNeeds unmetNeeds) {
    this.answers = answers;
    this.ending = ending;
    this.searches = searches;
    this.stays = stays;
    this.unmetNeeds = unmetNeeds;
  }

  @Override
  public String type() {
    return "placement.end-open-nominations";
  }

  @Override
  public Map<String, Object> handle(EngineJob job) {
    PlacementAnswers.Said said = answers.of(job);
    String search = said.setting("search");
    boolean closes = List.of("closed", "again", "pause").contains(search == null ? "" : search);
    Nomination.Outcome outcome =
        Coded.find(Nomination.Outcome.values(), said.setting("nominationOutcome"))
            .orElse(Nomination.Outcome.NOT_NEEDED);
    int ended =
        closes
            ? ending.close(said.file().id(), outcome, answers.today(), said.step())
            : ending.open(said.file().id(), outcome);
    if ("again".equals(search)) {
      searches.stage(said.file().id(), Searches.Stage.PANEL);
      // What providers read is written anew, from the needs as they are then.
      ReleasedWords.KEYS.forEach(key -> answers.workedOut(said.file(), key, null));
    } else if ("pause".equals(search)) {
      searches.stage(said.file().id(), Searches.Stage.PAUSED);
    }
    if ("true".equals(said.setting("unmetNeed"))) {
      unmetNeeds.keep(said.file(), said.facts(), "search-ended", answers.today(), said.step());
    }
    return Map.of("endedNominations", ended, "moveGivenUp", stays.endedBy(said.step()).isPresent());
  }
}
