package org.homeward.discharge;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.CaseLocation;
import org.homeward.agency.Role;
import org.homeward.agency.Team;
import org.homeward.agency.WorkingCalendar;
import org.homeward.casefile.CaseFile;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what is in the way of people leaving hospital, whoever was asked to clear it, so that it
 * shows on the case and can be counted. One barrier of a kind is open in a case at a time.
 */
@Service
class Barriers {

  private final BarrierRepository barriers;
  private final AgencyDirectory agencies;
  private final Clock clock;

  Barriers(BarrierRepository barriers, AgencyDirectory agencies, Clock clock) {
    this.barriers = barriers;
    this.agencies = agencies;
    this.clock = clock;
  }

  /**
   * What is known of a barrier when somebody is to be asked about it.
   *
   * @param asked whether it was asked for already, so that nobody has to be asked
   * @param awaited whether that is under way and the step that asks is told when it ends
   * @param outcome how it ended, if the step waited for it and it has ended meanwhile; or null
   * @param inPlaceOn from which day what was arranged is in place, or null
   */
  record Known(boolean asked, boolean awaited, BarrierOutcome outcome, LocalDate inPlaceOn) {

    private static final Known NOTHING = new Known(false, false, null, null);

    private static Known from(BarrierEntity barrier) {
      return new Known(true, false, null, barrier.inPlaceOn());
    }

    /** It is open until somebody closes it, or was closed before the step could wait. */
    private static Known awaited(BarrierEntity barrier) {
      return new Known(true, barrier.isOpen(), barrier.outcome(), barrier.inPlaceOn());
    }
  }

  /**
   * An agency is asked to clear a barrier, unless that is under way already, or was done since the
   * person became ready and has not come back, or was asked before and is to be asked once only.
   * What delays a person and was asked for early is in the way until that work ends: the first step
   * of the delay that needs it waits for it. The others know that the first one does.
   *
   * @param file the case
   * @param item what is asked
   * @param council the responsible council, or null while it is that of the home borough
   * @param step the visit of the step that asks
   * @return what is known of it
   */
  @Transactional(propagation = Propagation.MANDATORY)
  Known open(CaseFile file, BarrierItem item, String council, long step) {
    if (barriers.existsByOpenedByStep(step)) {
      return Known.NOTHING;
    }
    Optional<BarrierEntity> waitedFor = barriers.findFirstByAwaitedByStep(step);
    if (waitedFor.isPresent()) {
      return Known.awaited(waitedFor.get());
    }
    List<BarrierEntity> before =
        barriers.findByCaseIdOrderByOpenedOnAscIdAsc(file.id()).stream()
            .filter(barrier -> barrier.key().equals(item.key()))
            .toList();
    Optional<BarrierEntity> open = before.stream().filter(BarrierEntity::isOpen).findFirst();
    if (open.isPresent()) {
      return underWay(open.get(), item, step);
    }
    Optional<BarrierEntity> done =
        before.reversed().stream().filter(barrier -> isDone(file, item, barrier)).findFirst();
    if (done.isPresent()) {
      return Known.from(done.get());
    }
    String agency = agency(file, item.role(), council);
    barriers.save(new BarrierEntity(file.id(), item, agency, today(), step));
    return Known.NOTHING;
  }

  private static Known underWay(BarrierEntity open, BarrierItem item, long step) {
    if (item.isEarly() || open.isFromReason() || open.awaitedBy() != null) {
      return Known.from(open);
    }
    open.awaitedBy(step);
    return Known.awaited(open);
  }

  private static boolean isDone(CaseFile file, BarrierItem item, BarrierEntity barrier) {
    return (!item.isAgain() && clearedFor(file, barrier)) || (item.once() && barrier.isAnswered());
  }

  private static boolean clearedFor(CaseFile file, BarrierEntity barrier) {
    return barrier.outcome() == BarrierOutcome.CLEARED
        && file.readySince() != null
        && !barrier.closedOn().isBefore(file.readySince());
  }

  /** The responsible council answers for what councils do, also one that works without Homeward. */
  private String agency(CaseFile file, String role, String council) {
    if (council != null && Role.of(role).filter(Role::isOfCouncil).isPresent()) {
      return council;
    }
    return agencies
        .responsibleTeam(
            role, new CaseLocation(file.boroughCode(), file.trustCode(), file.wardTeamCode()))
        .map(Team::agencyCode)
        .orElse(null);
  }

  /**
   * The work on a barrier ended. If it is not open, there is nothing to end.
   *
   * @param caseId the case
   * @param key the barrier's
   * @param how how it ended
   * @param inPlaceOn from which day what was arranged is in place, or null
   * @param step the visit of the step that ends it
   * @return what this step ended, also if it did so in an earlier try
   */
  @Transactional(propagation = Propagation.MANDATORY)
  Optional<BarrierEntity> close(
      long caseId, String key, BarrierOutcome how, LocalDate inPlaceOn, long step) {
    Optional<BarrierEntity> open =
        barriers.findFirstByCaseIdAndBarrierKeyAndClosedOnIsNull(caseId, key);
    open.ifPresent(
        barrier -> {
          barrier.close(how, today(), step);
          barrier.arrangedFrom(inPlaceOn);
        });
    return open.or(() -> barriers.findFirstByClosedByStepAndBarrierKey(step, key));
  }

  /**
   * The person is not ready any more: what their delay asked for is not needed, and no step of it
   * waits any more for what was asked early.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  void endThoseOfReason(long caseId, long step) {
    end(caseId, BarrierEntity::isFromReason, step);
    open(caseId).forEach(barrier -> barrier.awaitedBy(null));
  }

  /** The person is not in hospital any more: nothing is in the way. */
  @Transactional(propagation = Propagation.MANDATORY)
  void endAll(long caseId, Long step) {
    end(caseId, barrier -> true, step);
  }

  private void end(long caseId, Predicate<BarrierEntity> which, Long step) {
    open(caseId).stream()
        .filter(which)
        .forEach(barrier -> barrier.close(BarrierOutcome.NO_LONGER_NEEDED, today(), step));
  }

  /** What is in the way now, the oldest first. */
  List<BarrierEntity> open(long caseId) {
    return barriers.findByCaseIdAndClosedOnIsNullOrderByOpenedOnAscIdAsc(caseId);
  }

  private LocalDate today() {
    return WorkingCalendar.dayOf(clock.instant());
  }
}
