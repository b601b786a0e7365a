package org.homeward.discharge;

import java.util.Map;
import org.homeward.camunda.EngineJob;
import org.homeward.camunda.EngineJobHandler;
import org.springframework.stereotype.Component;

/**
 * Job type {@code discharge.record-discharge}: the person has left the ward. Reads {@code
 * dischargeDate, dischargeMethod, dischargeDestination, accommodationType, settledAccommodation}
 * and ends the readiness on the same day.
 */
@Component
class RecordingDischarge implements EngineJobHandler {

  private final CaseAnswers answers;
  private final ReadyPeriods periods;

  RecordingDischarge(CaseAnswers answers, ReadyPeriods periods) {
    this.answers = answers;
    this.periods = periods;
  }

  @Override
  public String type() {
    return "discharge.record-discharge";
  }

  @Override
  public Map<String, Object> handle(EngineJob job) {
    CaseAnswers.Answers said = answers.of(job.caseReference());
    SpellEntity spell = periods.spell(said.file().id());
    Discharge discharge =
        new Discharge(
            said.day("dischargeDate"),
            said.text("dischargeMethod"),
            said.text("dischargeDestination"),
            said.text("accommodationType"),
            said.text("settledAccommodation"));
    if (discharge.on().isBefore(spell.admittedOn())) {
      throw new DischargeRuleBroken("Left before the admission date.");
    }
    periods.end(spell, discharge.on(), EndReason.DISCHARGED, job.elementInstanceKey());
    spell.discharge(discharge);
    return Map.of();
  }
}
