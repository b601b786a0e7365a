package org.homeward.discharge;

import java.util.Map;
import org.homeward.camunda.EngineCommand;
import org.homeward.camunda.EngineJob;
import org.homeward.camunda.EngineJobHandler;
import org.homeward.camunda.EngineOutbox;
import org.springframework.stereotype.Component;

/**
 * Job type {@code discharge.look-at-duties}: it is time to look again at what the law asks for,
 * because days have passed. The case is told by the message {@code duties-due}, so that what is
 * asked for then outlives the readiness.
 */
@Component
class LookingAtDuties implements EngineJobHandler {

  private final EngineOutbox outbox;

  LookingAtDuties(EngineOutbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public String type() {
    return "discharge.look-at-duties";
  }

  @Override
  public Map<String, Object> handle(EngineJob job) {
    due(job);
    return Map.of();
  }

  /** The same visit of a step tells it once. */
  void due(EngineJob job) {
    outbox.append(
        job.caseReference(),
        new EngineCommand.PublishMessage(
            "duties-due",
            job.caseReference(),
            "duties-" + job.elementInstanceKey(),
            Map.of("isDelayed", true)));
  }
}
