package org.homeward.discharge;

import java.util.Map;
import org.homeward.camunda.EngineCommand;
import org.homeward.camunda.EngineJob;
import org.homeward.camunda.EngineJobHandler;
import org.homeward.camunda.EngineOutbox;
import org.springframework.stereotype.Component;

/**
 * Job type {@code discharge.resume-sharing}: the person was asked whether their information may be
 * shared. If it may, what was stopped for lack of consent is asked for again: parts of the case are
 * told by the message {@code sharing-agreed}, and early work by {@code duties-due}. Gives {@code
 * consentToShare} as it is now.
 */
@Component
class ResumingSharing implements EngineJobHandler {

  private static final String CONSENT = "consentToShare";

  private final CaseAnswers answers;
  private final EngineOutbox outbox;

  ResumingSharing(CaseAnswers answers, EngineOutbox outbox) {
    this.answers = answers;
    this.outbox = outbox;
  }

  @Override
  public String type() {
    return "discharge.resume-sharing";
  }

  @Override
  public Map<String, Object> handle(EngineJob job) {
    String consent = answers.of(job.caseReference()).required(CONSENT);
    if ("yes".equals(consent)) {
      outbox.append(
          job.caseReference(),
          new EngineCommand.PublishMessage(
              "sharing-agreed",
              job.caseReference(),
              "shared-" + job.elementInstanceKey(),
              Map.of()));
      outbox.append(
          job.caseReference(),
          new EngineCommand.PublishMessage(
              "duties-due", job.caseReference(), "early-" + job.elementInstanceKey(), Map.of()));
    }
    return Map.of(CONSENT, consent);
  }
}
