package org.homeward.placement;

import java.util.Map;
import org.homeward.camunda.EngineJob;
import org.homeward.camunda.EngineJobHandler;
import org.springframework.stereotype.Component;

/**
 * Job type {@code placement.record-panel}: what the panel decided. Reads {@code panelDecision,
 * panelReason, panelNote, panelQuestions, panelDecidedOn}.
 */
@Component
class RecordingPanel implements EngineJobHandler {

  private final PlacementAnswers answers;
  private final Searches searches;

  RecordingPanel(PlacementAnswers answers, Searches searches) {
    this.answers = answers;
    this.searches = searches;
  }

  @Override
  public String type() {
    return "placement.record-panel";
  }

  @Override
  public Map<String, Object> handle(EngineJob job) {
    PlacementAnswers.Said said = answers.of(job);
    String decision = said.required("panelDecision");
    Searches.Stage stage =
        switch (decision) {
          case "approve" -> Searches.Stage.SEARCHING;
          case "defer" -> Searches.Stage.DEFERRED;
          case "decline" -> Searches.Stage.DECLINED;
          default -> throw new PlacementRuleBroken("No such decision of a panel.");
        };
    Searches.PanelDecision kept =
        new Searches.PanelDecision(
            decision,
            said.text("panelReason"),
            decision.equals("defer") ? said.text("panelQuestions") : said.text("panelNote"),
            said.day("panelDecidedOn", answers.today()));
    if (searches.decided(said.file().id(), kept, said.step())) {
      searches.stage(said.file().id(), stage);
    }
    return Map.of("panelDecision", decision);
  }
}
