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
  private final Spells spells;
  private final Barriers barriers;

  EndingWithDeath(ReadyPeriods periods, Spells spells, Barriers barriers) {
    this.periods = periods;
    this.spells = spells;
    this.barriers = barriers;
  }

  @EventListener
  void died(PersonDied death) {
    barriers.endAll(death.caseId(), null);
    periods
        .findSpell(death.caseId())
        .filter(spell -> spell.dischargedOn() == null)
        .ifPresent(
            spell -> {
              // Reports are checked against the admission; what became known otherwise may not be.
              LocalDate on =
                  death.on().isBefore(spell.admittedOn()) ? spell.admittedOn() : death.on();
              LocalDate end =
                  periods
                      .current(spell)
                      .map(ReadyPeriodEntity::startedOn)
                      .filter(start -> start.isAfter(on))
                      .orElse(on);
              periods.end(spell, end, EndReason.DIED, null);
              spells.end(spell, new Discharge(on, METHOD_DIED, DESTINATION_DIED, null, null));
            });
  }
}
