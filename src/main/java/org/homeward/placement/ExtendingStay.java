package org.homeward.placement;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.homeward.camunda.EngineJob;
import org.homeward.camunda.EngineJobHandler;
import org.springframework.stereotype.Component;

/**
 * Job type {@code placement.extend-stay}: what was decided about a stay past its limit. If it is a
 * longer stay ({@code stayDecision} = {@code longer}), the stay ends on {@code stayLookOn} from now
 * on; anything else leaves the limit. Gives {@code stayLimitOn}.
 */
@Component
class ExtendingStay implements EngineJobHandler {

  private final PlacementAnswers answers;
  private final Stays stays;

  ExtendingStay(PlacementAnswers answers, Stays stays) {
    this.answers = answers;
    this.stays = stays;
  }

  @Override
  public String type() {
    return "placement.extend-stay";
  }

  @Override
  public Map<String, Object> handle(EngineJob job) {
    PlacementAnswers.Said said = answers.of(job);
    Stays.Stay stay =
        stays
            .latest(said.file().id())
            .orElseThrow(() -> new PlacementRuleBroken("There is no tenancy to make longer."));
    LocalDate limit = stay.limitOn();
    if ("longer".equals(said.text("stayDecision"))) {
      LocalDate agreed = LocalDate.parse(said.required("stayLookOn"));
      if (limit == null || agreed.isAfter(limit)) {
        stays.limit(stay, agreed);
        limit = agreed;
      }
    }
    Map<String, Object> given = new HashMap<>();
    given.put("stayLimitOn", limit == null ? null : limit.toString());
    return given;
  }
}
