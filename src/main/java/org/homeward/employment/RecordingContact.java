package org.homeward.employment;

import java.time.LocalDate;
import java.util.Map;
import org.homeward.camunda.EngineJob;
import org.homeward.employment.EmploymentAnswers.Answers;
import org.springframework.stereotype.Component;

/**
 * Job type {@code employment.record-contact}: somebody spoke with the person or tried to. Reads
 * {@code supportContactOn, supportContactHow, supportContactResult}; keeps a contact with an
 * employer ({@code employerContactOn}) and the day of the fourth paid hour ({@code fourHoursOn})
 * where the form asked for them. Returns what {@code employment.tell-progress} tells.
 */
@Component
class RecordingContact extends SupportJob {

  private final ContactRepository contacts;

  RecordingContact(
      EmploymentAnswers answers, Visits visits, Supports supports, ContactRepository contacts) {
    super("employment.record-contact", answers, visits, supports);
    this.contacts = contacts;
  }

  @Override
  void work(EngineJob job, Answers said, SupportEntity support) {
    ContactEntity contact =
        contacts.save(
            ContactEntity.withPerson(
                support.id(),
                said.day("supportContactOn"),
                said.text("supportContactHow"),
                said.required("supportContactResult")));
    if (contact.reached()) {
      support.spokenWith(contact.contactOn(), contact.direct());
      answers().workedOut(said.file(), "firstContactOn", support.firstContactOn());
      answers().workedOut(said.file(), "lastContactOn", support.lastContactOn());
    }
    keepEmployer(said.dayOrNull("employerContactOn"), support);
    LocalDate fourHours = said.dayOrNull("fourHoursOn");
    supports()
        .openJob(support)
        .filter(found -> found.isNew() && found.fourHoursOn() == null)
        .filter(found -> fourHours != null && !fourHours.isBefore(found.startedOn()))
        .ifPresent(found -> found.fourHoursOn(fourHours));
  }

  /** The form asks for the last such day, so the same day may come more than once. */
  private void keepEmployer(LocalDate on, SupportEntity support) {
    if (on == null
        || contacts.existsBySupportIdAndContactWithAndContactOn(
            support.id(), ContactEntity.EMPLOYER, on)) {
      return;
    }
    contacts.save(ContactEntity.withEmployer(support.id(), on));
    support.employerSpokenWith(on);
  }

  @Override
  Map<String, Object> tell(EngineJob job, Answers said, SupportEntity support) {
    return supports().progress(support);
  }
}
