package org.homeward.employment;

import org.homeward.camunda.EngineJob;
import org.homeward.employment.EmploymentAnswers.Answers;
import org.springframework.stereotype.Component;

/**
 * Job type {@code employment.record-profile}: the vocational profile is made; from then the person
 * is active in the sense of IPS. Reads {@code disclosureConsent}: what employers may be told.
 */
@Component
class RecordingProfile extends SupportJob {

  private final ConsentRepository consents;

  RecordingProfile(
      EmploymentAnswers answers, Visits visits, Supports supports, ConsentRepository consents) {
    super("employment.record-profile", answers, visits, supports);
    this.consents = consents;
  }

  @Override
  void work(EngineJob job, Answers said, SupportEntity support) {
    support.profiled(supports().today());
    String decision = said.text("disclosureConsent");
    if (decision != null && !decision.equals(support.disclosure())) {
      support.disclosure(decision);
      consents.save(new ConsentEntity(support.id(), supports().today(), decision));
    }
  }
}
