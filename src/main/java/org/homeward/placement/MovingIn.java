package org.homeward.placement;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.homeward.camunda.EngineJob;
import org.homeward.camunda.EngineJobHandler;
import org.springframework.stereotype.Component;

/**
 * Job type {@code placement.move-in}: the person lives there now: the home is occupied. Reads
 * {@code movedInOn}, or {@code moveInDate} if that has come; tells later forms {@code movedInOn,
 * tenureType, specifiedAccommodation, rentPaidBy}.
 */
@Component
class MovingIn implements EngineJobHandler {

  private final PlacementAnswers answers;
  private final Nominations nominations;
  private final Stays stays;
  private final Searches searches;

  MovingIn(PlacementAnswers answers, Nominations nominations, Stays stays, Searches searches) {
    this.answers = answers;
    this.nominations = nominations;
    this.stays = stays;
    this.searches = searches;
  }

  @Override
  public String type() {
    return "placement.move-in";
  }

  @Override
  public Map<String, Object> handle(EngineJob job) {
    PlacementAnswers.Said said = answers.of(job);
    nominations.secured(said.file().id()).ifPresent(nomination -> moveIn(said, nomination));
    Stays.Stay stay =
        stays
            .latest(said.file().id())
            .filter(latest -> latest.movedInOn() != null)
            .orElseThrow(() -> new PlacementRuleBroken("No home is secured."));
    Map<String, Object> given = new HashMap<>();
    given.put("stayLimitOn", stay.limitOn() == null ? null : stay.limitOn().toString());
    return given;
  }

  private void moveIn(PlacementAnswers.Said said, Nomination nomination) {
    LocalDate today = answers.today();
    Stays.Stay stay =
        stays
            .from(nomination)
            .orElseGet(
                () ->
                    stays.sign(
                        said.file(), nomination, said.text("tenureType"), today, said.step()));
    LocalDate planned = said.day("moveInDate", today);
    LocalDate on = said.day("movedInOn", planned.isAfter(today) ? today : planned);
    if (on.isAfter(today)) {
      throw new PlacementRuleBroken("Moved in in the future.");
    }
    stays.moveIn(stay, on, said.step());
    nominations.end(nomination, Nomination.Outcome.MOVED_IN, null);
    searches.stage(said.file().id(), Searches.Stage.LIVING);
    SpecifiedAccommodation specified = stay.specified();
    answers.workedOut(said.file(), "movedInOn", on.toString());
    answers.workedOut(said.file(), "tenureType", stay.tenure());
    answers.workedOut(
        said.file(), "specifiedAccommodation", specified == null ? null : specified.code());
    answers.workedOut(said.file(), "rentPaidBy", specified == null ? null : specified.rentPaidBy());
  }
}
