package org.homeward.employment;

import org.homeward.camunda.EngineJob;
import org.homeward.employment.EmploymentAnswers.Answers;
import org.springframework.stereotype.Component;

/**
 * Job type {@code employment.record-consent}: the person said what employers may be told, or took
 * it back (header {@code decision} = {@code withdrawn}). Reads {@code disclosureConsent} and {@code
 * disclosureOn}.
 */
@Component
class RecordingConsent extends SupportJob {

  private final ConsentRepository consents;

  RecordingConsent(
      EmploymentAnswers answers, Visits visits, Supports supports, ConsentRepository consents) {
    super("employment.record-consent", answers, visits, supports);
    this.consents = consents;
  }

  @Override
  void work(EngineJob job, Answers said, SupportEntity support) {
    String decision = job.headers().get("decision");
    if (decision == null) {
      decision = said.required("disclosureConsent");
    }
    support.disclosure(decision);
    consents.save(new ConsentEntity(support.id(), said.day("disclosureOn"), decision));
    // What later forms may ask of employers goes by the latest word of the person.
    answers().workedOut(said.file(), "disclosureConsent", decision);
  }
}
