package org.homeward.discharge;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.homeward.agency.WorkingCalendar;
import org.homeward.casefile.CaseFiles;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the periods of readiness of a spell by the national rules: they start on or after
 * admission, not in the future, do not overlap, and end on or before discharge. A change of reason
 * closes one period and opens the next on the same date, so that no day is lost in the count.
 *
 * <p>Every change names the visit of the pathway step that caused it; repeating it changes nothing.
 */
@Service
class ReadyPeriods {

  private final SpellRepository spells;
  private final ReadyPeriodRepository periods;
  private final CaseFiles cases;
  private final Clock clock;

  ReadyPeriods(
      SpellRepository spells, ReadyPeriodRepository periods, CaseFiles cases, Clock clock) {
    this.spells = spells;
    this.periods = periods;
    this.cases = cases;
    this.clock = clock;
  }

  /**
   * The person is clinically ready and waits.
   *
   * @return first day of the present unbroken readiness
   * @throws DischargeRuleBroken if the dates cannot be so
   */
  @Transactional
  public LocalDate open(SpellEntity spell, LocalDate from, Delay delay, long step) {
    if (!periods.existsByOpenedByStep(step)) {
      check(spell.dischargedOn() != null, "Has left hospital already.");
      check(from.isBefore(spell.admittedOn()), "Ready before the admission date.");
      check(from.isAfter(today()), "Ready in the future.");
      for (ReadyPeriodEntity other : of(spell)) {
        check(
            other.isOpen() || from.isBefore(other.endedOn()),
            "Overlaps an earlier period of readiness.");
      }
      periods.save(new ReadyPeriodEntity(spell.id(), from, delay, step));
    }
    Optional<LocalDate> since = unbrokenSince(spell);
    cases.readySince(spell.caseId(), since.orElse(null));
    return since.orElse(from);
  }

  /**
   * The person still waits, but for another reason.
   *
   * @return whether anything changed; told the same again, the period goes on
   * @throws DischargeRuleBroken if nothing is open, or the change is dated before it began
   */
  @Transactional
  public boolean changeReason(SpellEntity spell, LocalDate on, Delay delay, long step) {
    if (periods.existsByOpenedByStep(step)) {
      return true;
    }
    check(on.isAfter(today()), "Changed in the future.");
    ReadyPeriodEntity open = current(spell).orElseThrow(ReadyPeriods::nothingOpen);
    check(on.isBefore(open.startedOn()), "Changed before the present reason began.");
    if (open.delay().equals(delay)) {
      // Asked again and answered the same: the period goes on.
      return false;
    }
    open.end(on, EndReason.REASON_CHANGED, step);
    periods.saveAndFlush(open);
    periods.save(new ReadyPeriodEntity(spell.id(), on, delay, step));
    return true;
  }

  /**
   * The readiness ends. If none is open, there is nothing to end.
   *
   * @param step the visit of the step that ends it, or null if no step does
   * @throws DischargeRuleBroken if it would end before it began, or in the future
   */
  @Transactional
  public void end(SpellEntity spell, LocalDate on, EndReason why, Long step) {
    if (step != null && periods.existsByClosedByStep(step)) {
      return;
    }
    check(on.isAfter(today()), "Ends in the future.");
    current(spell)
        .ifPresent(
            open -> {
              check(on.isBefore(open.startedOn()), "Ends before it began.");
              open.end(on, why, step);
            });
    cases.readySince(spell.caseId(), null);
  }

  /** The period that runs now. */
  Optional<ReadyPeriodEntity> current(SpellEntity spell) {
    return of(spell).stream().filter(ReadyPeriodEntity::isOpen).findFirst();
  }

  /** The last day on which a finished period ended, if there is one. */
  Optional<LocalDate> lastEnd(SpellEntity spell) {
    return of(spell).stream()
        .filter(period -> !period.isOpen())
        .map(ReadyPeriodEntity::endedOn)
        .max(Comparator.naturalOrder());
  }

  /** The periods of a stay, for counting; none of a stay that counts nowhere. */
  List<DelayedDays.Period> counted(SpellEntity spell) {
    return spell.isVoided()
        ? List.of()
        : of(spell).stream()
            .map(period -> new DelayedDays.Period(period.startedOn(), period.endedOn()))
            .toList();
  }

  /** Walks back over changes of reason to the day the waiting began. */
  private Optional<LocalDate> unbrokenSince(SpellEntity spell) {
    return DelayedDays.unbrokenSince(
        of(spell).stream()
            .map(period -> new DelayedDays.Period(period.startedOn(), period.endedOn()))
            .toList());
  }

  private List<ReadyPeriodEntity> of(SpellEntity spell) {
    return periods.findBySpellIdOrderByStartedOnAscIdAsc(spell.id());
  }

  SpellEntity spell(long caseId) {
    return spells
        .findByCaseId(caseId)
        .orElseThrow(() -> new DischargeRuleBroken("The case has no hospital spell yet."));
  }

  Optional<SpellEntity> findSpell(long caseId) {
    return spells.findByCaseId(caseId);
  }

  private LocalDate today() {
    return WorkingCalendar.dayOf(clock.instant());
  }

  private static DischargeRuleBroken nothingOpen() {
    return new DischargeRuleBroken("No period of readiness is open.");
  }

  private static void check(boolean broken, String rule) {
    if (broken) {
      throw new DischargeRuleBroken(rule);
    }
  }
}
