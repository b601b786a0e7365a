package org.homeward.document;

import java.util.Locale;
import java.util.Set;
import org.homeward.access.Relation;
import org.homeward.audit.AuditTrail;
import org.homeward.casefile.CaseAccess;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.Timeline;
import org.homeward.casefile.TimelineEntry;
import org.homeward.identity.SignedInUser;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Removes documents: nobody can download them any more. The file stays for the record, and with it
 * in the copy that an information governance lead makes.
 */
@Service
class RemovingDocument {

  private final DocumentStore documents;
  private final DocumentKinds kinds;
  private final CaseAccess access;
  private final Timeline timeline;
  private final AuditTrail audit;
  private final MessageSource messages;

  RemovingDocument(
      DocumentStore documents,
      DocumentKinds kinds,
      CaseAccess access,
      Timeline timeline,
      AuditTrail audit,
      MessageSource messages) {
    this.documents = documents;
    this.kinds = kinds;
    this.access = access;
    this.timeline = timeline;
    this.audit = audit;
    this.messages = messages;
  }

  /** What somebody is to a case, asked once for all of its documents. */
  Relation relation(SignedInUser who, CaseFile file) {
    return access.relation(who, file);
  }

  /**
   * Whether somebody who may read a document may remove it: those of the agency that added it, and
   * those who look after every case of the person's trust.
   *
   * @param document the document
   * @param file its case
   * @param who somebody
   * @param relation what they are to the case
   */
  boolean may(Document document, CaseFile file, SignedInUser who, Relation relation) {
    return file.open()
        && relation.acts()
        && document.removed() == null
        && (document.agencyCode().equals(who.getAgencyCode()) || relation == Relation.LOOKS_AFTER);
  }

  /**
   * Removes a document.
   *
   * @return whether it stood until now
   */
  @Transactional
  public boolean remove(Document document, CaseFile file, SignedInUser who, String reason) {
    boolean removed = documents.remove(document.caseId(), document.id(), who, reason);
    if (removed) {
      timeline.add(
          file.id(),
          TimelineEntry.Kind.EVENT,
          messages.getMessage(
              "document.timeline.removed", new Object[] {kinds.words(document.kind())}, Locale.UK),
          null,
          Timeline.Actor.of(who),
          null,
          new Timeline.Audience(null, Set.of(), document.readers()));
      audit.acted(
          who,
          "document.removed",
          new AuditTrail.Subject(file.personId(), file.reference(), document.taskKey()),
          String.valueOf(document.id()));
    }
    return removed;
  }
}
