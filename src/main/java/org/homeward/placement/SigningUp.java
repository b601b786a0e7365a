package org.homeward.placement;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.homeward.camunda.EngineJob;
import org.homeward.camunda.EngineJobHandler;
import org.springframework.stereotype.Component;

/**
 * Job type {@code placement.sign-up}: the tenancy or licence of the home that was secured is
 * signed. Reads {@code signedOn, tenureType}.
 */
@Component
class SigningUp implements EngineJobHandler {

  private final PlacementAnswers answers;
  private final Homes homes;
  private final Nominations nominations;
  private final Stays stays;
  private final Searches searches;

  SigningUp(
      PlacementAnswers answers,
      Homes homes,
      Nominations nominations,
      Stays stays,
      Searches searches) {
    this.answers = answers;
    this.homes = homes;
    this.nominations = nominations;
    this.stays = stays;
    this.searches = searches;
  }

  @Override
  public String type() {
    return "placement.sign-up";
  }

  @Override
  public Map<String, Object> handle(EngineJob job) {
    PlacementAnswers.Said said = answers.of(job);
    long caseId = said.file().id();
    Optional<Nomination> secured = nominations.secured(caseId);
    Stays.Stay stay =
        secured
            .flatMap(stays::from)
            .or(() -> secured.map(nomination -> sign(said, nomination)))
            // The same job once more, after the person has moved in.
            .or(() -> stays.latest(caseId))
            .orElseThrow(() -> new PlacementRuleBroken("No home is secured."));
    Map<String, Object> given = new HashMap<>();
    given.put("tenureType", stay.tenure());
    given.put("specifiedAccommodation", stay.specified() == null ? null : stay.specified().code());
    given.put("stayLimitDays", homes.get(stay.homeId()).scheme().stayLimitDays());
    return given;
  }

  private Stays.Stay sign(PlacementAnswers.Said said, Nomination nomination) {
    Tenure offered = homes.get(nomination.homeId()).facts().tenure();
    String tenure = said.text("tenureType");
    searches.stage(said.file().id(), Searches.Stage.SIGNED);
    return stays.sign(
        said.file(),
        nomination,
        tenure != null ? tenure : offered == null ? null : offered.code(),
        said.day("signedOn", answers.today()),
        said.step());
  }
}
