package org.homeward.consent;

import java.util.Optional;
import org.homeward.access.ConsentPurpose;
import org.homeward.audit.AuditTrail;
import org.homeward.casefile.Act;
import org.homeward.casefile.CaseAccess;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseFiles;
import org.homeward.casefile.ReportingEvent;
import org.homeward.form.FormCatalogue;
import org.homeward.identity.SignedInUser;
import org.homeward.pathway.Pathway;
import org.springframework.stereotype.Service;

/** Records what a person said when no step of a pathway asks for it. */
@Service
class RecordingWhatWasSaid {

  private final ConsentStore consents;
  private final Sharing sharing;
  private final CaseFiles cases;
  private final CaseAccess access;
  private final ReportingEvent reporting;
  private final FormCatalogue forms;
  private final AuditTrail audit;

  RecordingWhatWasSaid(
      ConsentStore consents,
      Sharing sharing,
      CaseFiles cases,
      CaseAccess access,
      ReportingEvent reporting,
      FormCatalogue forms,
      AuditTrail audit) {
    this.consents = consents;
    this.sharing = sharing;
    this.cases = cases;
    this.access = access;
    this.reporting = reporting;
    this.forms = forms;
    this.audit = audit;
  }

  /**
   * Keeps what was said, and makes it true in all of the person's cases.
   *
   * @param file the case it was said in
   * @param consent what was said
   * @param who who asked, and records it
   */
  @Act
  public void record(CaseFile file, Consent consent, SignedInUser who) {
    boolean closes =
        consent.purpose().sharesWith().isPresent() && consent.decision() != Decision.AGREED;
    Consent kept = closes ? consent.closing() : consent;
    if (consents.holding(file.personId()).stream()
        .anyMatch(entry -> entry.consent().equals(kept))) {
      // The same form sent twice.
      return;
    }
    consents.add(
        file.personId(),
        file.id(),
        kept,
        new ConsentStore.By(who.getUsername(), who.getDisplayName(), who.getAgencyName()),
        null);
    audit.acted(
        who,
        "consent.recorded",
        new AuditTrail.Subject(file.personId(), file.reference(), null),
        kept.purpose().code() + " " + kept.decision().code());
    sharing.apply(file.personId(), kept);
  }

  /**
   * An event of a pathway by which the person takes something back.
   *
   * @param file the case in which it can be reported now
   * @param event the event
   */
  record Ending(CaseFile file, Pathway.ReportableEvent event) {}

  /**
   * Whether one of the person's pathways itself sees to it that consent is taken back: then it is
   * recorded there, so that the case goes on as the pathway says.
   *
   * @param personId the person
   * @param purpose what they take back, for all agencies
   * @param who who records it
   */
  Optional<Ending> endingOf(long personId, ConsentPurpose purpose, SignedInUser who) {
    for (CaseFile file : cases.openOf(personId)) {
      if (access.mayAct(who, file)) {
        for (Pathway.ReportableEvent event : reporting.possible(file, who.getRoles())) {
          if (takesBack(event, purpose)) {
            return Optional.of(new Ending(file, event));
          }
        }
      }
    }
    return Optional.empty();
  }

  private boolean takesBack(Pathway.ReportableEvent event, ConsentPurpose purpose) {
    return forms.find(event.formId()).stream()
        .flatMap(form -> form.fields().stream())
        .map(field -> field.question().consent())
        .anyMatch(
            consent ->
                consent != null
                    && consent.withdrawn()
                    && (consent.purposes().contains(purpose)
                        || consent.purposesOf().containsValue(purpose)));
  }
}
