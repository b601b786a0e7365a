package org.homeward.placement;

import java.util.Map;
import org.homeward.camunda.EngineJob;
import org.homeward.camunda.EngineJobHandler;
import org.springframework.stereotype.Component;

/**
 * Job type {@code placement.resume-search}: a search that was paused goes on where it was. Takes
 * {@code panelApproved}: whether the panel had approved it, else the case waits for the panel.
 */
@Component
class ResumingSearch implements EngineJobHandler {

  private final PlacementAnswers answers;
  private final Searches searches;

  ResumingSearch(PlacementAnswers answers, Searches searches) {
    this.answers = answers;
    this.searches = searches;
  }

  @Override
  public String type() {
    return "placement.resume-search";
  }

  @Override
  public Map<String, Object> handle(EngineJob job) {
    long caseId = answers.of(job).file().id();
    boolean paused =
        searches.find(caseId).filter(search -> search.stage() == Searches.Stage.PAUSED).isPresent();
    // The same job once more must not undo what has happened since.
    if (paused) {
      boolean approved = Boolean.TRUE.equals(job.variables().get("panelApproved"));
      searches.stage(caseId, approved ? Searches.Stage.SEARCHING : Searches.Stage.PANEL);
    }
    return Map.of();
  }
}
