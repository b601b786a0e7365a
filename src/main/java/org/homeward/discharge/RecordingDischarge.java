package org.homeward.discharge;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.homeward.camunda.EngineJob;
import org.homeward.camunda.EngineJobHandler;
import org.homeward.casefile.PersonLeft;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Job type {@code discharge.record-discharge}: the person has left the ward. Reads {@code
 * dischargeDate, dischargeMethod, dischargeDestination, accommodationType, settledAccommodation}
 * from its variables or else from the answers, and ends the readiness and the work on barriers on
 * the same day.
 */
@Component
class RecordingDischarge implements EngineJobHandler {

  private final CaseAnswers answers;
  private final ReadyPeriods periods;
  private final Spells spells;
  private final Barriers barriers;
  private final BarrierMessages messages;
  private final ApplicationEventPublisher events;

  RecordingDischarge(
      CaseAnswers answers,
      ReadyPeriods periods,
      Spells spells,
      Barriers barriers,
      BarrierMessages messages,
      ApplicationEventPublisher events) {
    this.answers = answers;
    this.periods = periods;
    this.spells = spells;
    this.barriers = barriers;
    this.messages = messages;
    this.events = events;
  }

  @Override
  public String type() {
    return "discharge.record-discharge";
  }

  @Override
  public Map<String, Object> handle(EngineJob job) {
    CaseAnswers.Answers said = answers.of(job.caseReference());
    SpellEntity spell = spells.of(said);
    LocalDate on = day(given(job, said, "dischargeDate"));
    Discharge discharge =
        new Discharge(
            on,
            given(job, said, "dischargeMethod"),
            given(job, said, "dischargeDestination"),
            said.text("accommodationType"),
            said.text("settledAccommodation"));
    if (discharge.on().isBefore(spell.admittedOn())) {
      throw new DischargeRuleBroken("Left before the admission date.");
    }
    periods.end(spell, discharge.on(), EndReason.DISCHARGED, job.elementInstanceKey());
    spells.end(spell, discharge);
    messages.stop(job, barriers.open(said.file().id()), BarrierOutcome.NO_LONGER_NEEDED);
    barriers.endAll(said.file().id(), job.elementInstanceKey());
    Map<String, Object> known = new LinkedHashMap<>();
    known.put("dischargeDate", on.toString());
    known.put("dischargeMethod", discharge.method());
    known.put("dischargeDestination", discharge.destination());
    answers.keep(said.file(), known);
    events.publishEvent(new PersonLeft(said.file().id(), on));
    return Map.of();
  }

  /** What the step itself says wins over the answers: a move to another hospital asks for less. */
  private static String given(EngineJob job, CaseAnswers.Answers said, String key) {
    String given = job.text(key);
    return given == null ? said.text(key) : given;
  }

  private static LocalDate day(String given) {
    if (given == null) {
      throw new DischargeRuleBroken("The day of leaving is missing.");
    }
    return LocalDate.parse(given);
  }
}
