package org.homeward.discharge;

import java.time.LocalDate;
import org.homeward.casefile.PersonDied;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** When a person dies, their readiness and their spell end on that day. */
@Component
class EndingWithDeath {

  /** Discharge method and destination that say the person died. */
  private static final String METHOD_DIED = "4";

  private static final String DESTINATION_DIED = "79";

  private final ReadyPeriods periods;

  EndingWithDeath(ReadyPeriods periods) {
    this.periods = periods;
  }

  @EventListener
  void died(PersonDied death) {
    periods
        .findSpell(death.caseId())
        .filter(spell -> spell.dischargedOn() == null)
        .ifPresent(
            spell -> {
              LocalDate on = death.on();
              LocalDate end =
                  periods
                      .current(spell)
                      .map(ReadyPeriodEntity::startedOn)
                      .filter(start -> start.isAfter(on))
                      .orElse(on);
              periods.end(spell, end, EndReason.DIED, null);
              spell.discharge(new Discharge(on, METHOD_DIED, DESTINATION_DIED, null, null));
            });
  }
}
