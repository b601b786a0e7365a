package org.homeward.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.homeward.camunda.EngineJob;
import org.homeward.camunda.EngineJobHandler;
import org.springframework.stereotype.Component;

/**
 * Job type {@code placement.nominate}: puts the person forward for every home chosen in {@code
 * nominatedUnits} that is still free, and gives each provider the words to read that were checked
 * with the choice; choosing none is kept as a need that was not met.
 */
@Component
class Nominating implements EngineJobHandler {

  private final PlacementAnswers answers;
  private final Homes homes;
  private final Nominations nominations;
  private final Searches searches;
  private final UnmetNeeds unmetNeeds;
  private final ReleasingWords releasing;

  Nominating(
      PlacementAnswers answers,
      Homes homes,
      Nominations nominations,
      Searches searches,
      UnmetNeeds unmetNeeds,
      ReleasingWords releasing) {
    this.answers = answers;
    this.homes = homes;
    this.nominations = nominations;
    this.searches = searches;
    this.unmetNeeds = unmetNeeds;
    this.releasing = releasing;
  }

  @Override
  public String type() {
    return "placement.nominate";
  }

  @Override
  public Map<String, Object> handle(EngineJob job) {
    PlacementAnswers.Said said = answers.of(job);
    Set<String> chosen = Needs.texts(said.facts().get("nominatedUnits"));
    List<String> notNominated = new ArrayList<>();
    if (chosen == null || chosen.isEmpty()) {
      unmetNeeds.keep(said.file(), said.facts(), "no-home-found", answers.today(), said.step());
    } else if (nominations.madeBy(said.step()).isEmpty()) {
      nominate(said, chosen);
    }
    List<Nomination> made = nominations.madeBy(said.step());
    List<String> got = made.stream().map(Nomination::homeCode).toList();
    if (chosen != null) {
      List<String> missing = chosen.stream().filter(code -> !got.contains(code)).toList();
      homes.all(missing).stream().map(Home::title).forEach(notNominated::add);
    }
    return Map.of(
        "nominations",
        made.stream().map(Nominating::variable).toList(),
        "notNominated",
        notNominated);
  }

  private void nominate(PlacementAnswers.Said said, Set<String> chosen) {
    long caseId = said.file().id();
    Set<Long> alreadyAsked =
        nominations.of(caseId).stream()
            .filter(Nomination::isOpen)
            .map(Nomination::homeId)
            .collect(Collectors.toSet());
    homes.lock(homes.all(chosen).stream().map(Home::id).toList());
    // Read again: what was free before the lock may not be now.
    homes.all(chosen).stream()
        .filter(Home::isFree)
        .filter(home -> !alreadyAsked.contains(home.id()))
        .forEach(home -> nominations.add(caseId, home, said.step()));
    releasing.asAnswered(said.file(), said.facts(), nominations.madeBy(said.step()));
    searches.stage(caseId, Searches.Stage.SEARCHING);
  }

  private static Map<String, Object> variable(Nomination nomination) {
    return Map.of(
        "subject", nomination.subject(),
        "title", nomination.title(),
        "agency", nomination.agencyCode());
  }
}
