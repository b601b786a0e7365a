package org.homeward.casefile;

import java.util.Locale;
import org.homeward.camunda.EngineJobGivenUp;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says on a case that it stands still, so that people call for help instead of waiting. */
@Component
class StuckCases {

  private final CaseFiles cases;
  private final Timeline timeline;
  private final MessageSource messages;

  StuckCases(CaseFiles cases, Timeline timeline, MessageSource messages) {
    this.cases = cases;
    this.timeline = timeline;
    this.messages = messages;
  }

  @EventListener
  void stuck(EngineJobGivenUp job) {
    if (job.caseReference() == null) {
      return;
    }
    cases
        .find(job.caseReference())
        .ifPresent(
            file ->
                timeline.add(
                    file.id(),
                    TimelineEntry.Kind.ESCALATION,
                    messages.getMessage("case.stuck", null, Locale.UK),
                    messages.getMessage("case.stuck.text", null, Locale.UK),
                    Timeline.Actor.HOMEWARD));
  }
}
