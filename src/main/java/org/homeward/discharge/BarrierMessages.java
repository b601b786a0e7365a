package org.homeward.discharge;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homeward.camunda.EngineCommand;
import org.homeward.camunda.EngineJob;
import org.homeward.camunda.EngineOutbox;
import org.springframework.stereotype.Component;

/**
 * Tells the engine that the work on barriers ends, by the message {@code barrier-stopped}, or has
 * ended, by {@code barrier-closed}. Their correlation key is the case reference and the key of the
 * barrier with a space between.
 */
@Component
class BarrierMessages {

  /** A step that was told to wait may come to it late, as when a worker was restarted between. */
  private static final Duration KEPT_FOR = Duration.ofHours(6);

  private final EngineOutbox outbox;

  BarrierMessages(EngineOutbox outbox) {
    this.outbox = outbox;
  }

  void stop(EngineJob job, List<BarrierEntity> barriers, BarrierOutcome why) {
    String reference = job.caseReference();
    barriers.forEach(
        barrier ->
            outbox.append(
                reference,
                new EngineCommand.PublishMessage(
                    "barrier-stopped",
                    reference + " " + barrier.key(),
                    "stop-" + job.elementInstanceKey() + "-" + barrier.key(),
                    Map.of("barrierStop", why.word()))));
  }

  /** The step that waits for a barrier hears how it ended. */
  void closed(EngineJob job, BarrierEntity barrier) {
    String reference = job.caseReference();
    Map<String, Object> told = new HashMap<>();
    told.put("barrierOutcome", barrier.outcome().word());
    told.put("barrierDate", barrier.inPlaceOn() == null ? null : barrier.inPlaceOn().toString());
    outbox.append(
        reference,
        new EngineCommand.PublishMessage(
            "barrier-closed",
            reference + " " + barrier.key(),
            "closed-" + job.elementInstanceKey() + "-" + barrier.key(),
            told,
            KEPT_FOR));
  }
}
