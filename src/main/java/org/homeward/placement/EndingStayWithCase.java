package org.homeward.placement;

import java.time.Clock;
import java.time.LocalDate;
import org.homeward.agency.WorkingCalendar;
import org.homeward.casefile.CaseClosed;
import org.homeward.casefile.CaseLock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * When a case closes whose person lives in a home that its provider has found empty already, the
 * stay ends: nobody is asked about it any more. A home that is lived in stays so; its stay ends
 * when the provider says that it is empty, see {@link KeepingStock}.
 */
@Component
class EndingStayWithCase {

  private final CaseLock lock;
  private final Stays stays;
  private final Homes homes;
  private final Clock clock;

  EndingStayWithCase(CaseLock lock, Stays stays, Homes homes, Clock clock) {
    this.lock = lock;
    this.stays = stays;
    this.homes = homes;
    this.clock = clock;
  }

  @EventListener
  void closed(CaseClosed closed) {
    lock.lock(closed.caseId());
    stays
        .latest(closed.caseId())
        .filter(stay -> stay.movedInOn() != null && stay.endedOn() == null)
        .ifPresent(this::endIfEmpty);
  }

  private void endIfEmpty(Stays.Stay stay) {
    Home home = homes.get(stay.homeId());
    if (home.recorded() == HomeState.OCCUPIED || home.recorded() == HomeState.NOTICE_GIVEN) {
      return;
    }
    LocalDate today = WorkingCalendar.dayOf(clock.instant());
    LocalDate on = home.voidOn() == null ? today : home.voidOn();
    VoidReason why = home.voidReason();
    stays.end(
        stay,
        on.isBefore(stay.movedInOn()) ? stay.movedInOn() : on,
        why == null ? null : why.code(),
        null);
  }
}
