package org.homeward.discharge;

import java.time.LocalDate;
import java.util.Map;
import org.homeward.camunda.EngineJob;
import org.homeward.camunda.EngineJobHandler;
import org.springframework.stereotype.Component;

/**
 * Job type {@code discharge.record-follow-up}: the contact after leaving. Reads {@code contactDate,
 * contactMechanism, contactOutcome}; returns {@code followUpCounts}, whether it counts as the
 * national 72-hour follow-up.
 */
@Component
class RecordingFollowUp implements EngineJobHandler {

  private final CaseAnswers answers;
  private final ReadyPeriods periods;
  private final FollowUpRepository followUps;

  RecordingFollowUp(CaseAnswers answers, ReadyPeriods periods, FollowUpRepository followUps) {
    this.answers = answers;
    this.periods = periods;
    this.followUps = followUps;
  }

  @Override
  public String type() {
    return "discharge.record-follow-up";
  }

  @Override
  public Map<String, Object> handle(EngineJob job) {
    FollowUpEntity kept =
        followUps
            .findByRecordedByStep(job.elementInstanceKey())
            .orElseGet(() -> followUps.save(read(job)));
    return Map.of("followUpCounts", kept.countsNationally());
  }

  private FollowUpEntity read(EngineJob job) {
    CaseAnswers.Answers said = answers.of(job.caseReference());
    SpellEntity spell = periods.spell(said.file().id());
    LocalDate contact = said.text("contactDate") == null ? null : said.day("contactDate");
    String mechanism = said.text("contactMechanism");
    String outcome = said.required("contactOutcome");
    return new FollowUpEntity(
        spell.id(),
        contact,
        mechanism,
        outcome,
        FollowUpRule.counts(spell.dischargedOn(), contact, mechanism, outcome),
        job.elementInstanceKey());
  }
}
