package org.homeward.employment;

import org.homeward.casefile.PersonDied;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** When a person dies, their employment support ends on that day. */
@Component("employmentEndsWithDeath")
class EndingWithDeath {

  private final SupportRepository supports;

  EndingWithDeath(SupportRepository supports) {
    this.supports = supports;
  }

  @EventListener
  void died(PersonDied death) {
    supports
        .lockByCaseId(death.caseId())
        .filter(SupportEntity::isOpen)
        .ifPresent(support -> support.end(death.on(), EndReason.DIED));
  }
}
