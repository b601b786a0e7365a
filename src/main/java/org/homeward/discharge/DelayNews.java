package org.homeward.discharge;

import java.util.HashMap;
import java.util.Map;
import org.homeward.camunda.EngineCommand;
import org.homeward.camunda.EngineJob;
import org.homeward.camunda.EngineOutbox;
import org.springframework.stereotype.Component;

/**
 * Tells the engine what the delay is now, by the message {@code delay-changed} with {@code
 * delayReason, contributingReasons} and {@code outOfArea}: a part that runs has its own copy from
 * when it began.
 */
@Component
class DelayNews {

  private final EngineOutbox outbox;

  DelayNews(EngineOutbox outbox) {
    this.outbox = outbox;
  }

  /** Each visit of a step tells it once. */
  void send(EngineJob job, CaseAnswers.Answers said) {
    Map<String, Object> now = new HashMap<>();
    now.put("delayReason", said.text("delayReason"));
    now.put("contributingReasons", said.texts("contributingReasons"));
    now.put("outOfArea", said.text("outOfArea"));
    outbox.append(
        job.caseReference(),
        new EngineCommand.PublishMessage(
            "delay-changed", job.caseReference(), "delay-" + job.elementInstanceKey(), now));
  }
}
