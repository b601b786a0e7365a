package org.homeward.placement;

import java.time.Clock;
import java.time.LocalDate;
import org.homeward.agency.WorkingCalendar;
import org.homeward.casefile.CaseLock;
import org.homeward.casefile.PersonDied;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** When a person dies, the search for a home ends, and so does their tenancy. */
@Component
class EndingSearchWithDeath {

  private final CaseLock lock;
  private final EndingSearch ending;
  private final Stays stays;
  private final Clock clock;

  EndingSearchWithDeath(CaseLock lock, EndingSearch ending, Stays stays, Clock clock) {
    this.lock = lock;
    this.ending = ending;
    this.stays = stays;
    this.clock = clock;
  }

  @EventListener
  void died(PersonDied death) {
    LocalDate today = WorkingCalendar.dayOf(clock.instant());
    lock.lock(death.caseId());
    stays
        .latest(death.caseId())
        .filter(stay -> stay.endedOn() == null)
        .ifPresent(
            stay -> {
              // A day of death before the move would leave a stay that ends before it begins.
              LocalDate began = stay.movedInOn() == null ? stay.signedOn() : stay.movedInOn();
              LocalDate on = death.on().isBefore(began) ? began : death.on();
              stays.end(stay, on, VoidReason.DIED.code(), null);
            });
    ending.close(death.caseId(), Nomination.Outcome.NOT_NEEDED, today, null);
  }
}
