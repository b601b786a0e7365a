package org.homeward.trial;

import java.time.Duration;
import java.time.Instant;
import org.homeward.embeddedcamunda.EmbeddedCamunda;
import org.homeward.testsupport.AdjustableClock;

/** The time of the application and of the engine, always the same in both. */
final class TrialTime {

  private final AdjustableClock clock;
  private final EmbeddedCamunda camunda;

  TrialTime(AdjustableClock clock, EmbeddedCamunda camunda) {
    this.clock = clock;
    this.camunda = camunda;
  }

  /** Makes it this moment; time goes on from there. */
  void goTo(Instant moment) {
    clock.setTo(moment);
    camunda.clock().add(Duration.between(camunda.clock().current(), moment));
  }

  /** Goes back to real time, and stays there. */
  void goToPresent() {
    clock.reset();
    camunda.clock().reset();
  }

  Instant now() {
    return clock.instant();
  }
}
