package org.homeward.casefile;

import org.homeward.camunda.EngineCommand;
import org.homeward.camunda.EngineCommandAnswered;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says on the case page when the engine will not take the start of a case or a report. Nobody waits
 * for it then without knowing; what was answered is kept.
 */
@Component
class RefusedReports {

  private final CaseFiles cases;
  private final Timeline timeline;

  RefusedReports(CaseFiles cases, Timeline timeline) {
    this.cases = cases;
    this.timeline = timeline;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void answered(EngineCommandAnswered answer) {
    if (answer.accepted() || !(answer.command() instanceof EngineCommand.PublishMessage)) {
      return;
    }
    cases
        .find(answer.caseReference())
        .ifPresent(
            file ->
                timeline.add(
                    file.id(),
                    TimelineEntry.Kind.CASE,
                    "The process could not take this up",
                    "What was recorded is kept. Tell your Homeward administrator: "
                        + answer.refusal(),
                    Timeline.Actor.HOMEWARD));
  }
}
