package org.homeward.contact;

import java.util.Set;
import org.homeward.access.Relation;
import org.homeward.audit.AuditTrail;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseFiles;
import org.homeward.casefile.CaseLock;
import org.homeward.identity.SignedInUser;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adds, changes and removes contacts, and says who may. */
@Service
class KeepingContacts {

  /** How many an agency can read in a case: a list of this length is of no use to anybody. */
  static final int MOST = 100;

  private final ContactStore contacts;
  private final CaseFiles cases;
  private final CaseLock lock;
  private final AuditTrail audit;

  KeepingContacts(ContactStore contacts, CaseFiles cases, CaseLock lock, AuditTrail audit) {
    this.contacts = contacts;
    this.cases = cases;
    this.lock = lock;
    this.audit = audit;
  }

  /** What came of it. */
  enum Outcome {
    /** It is done, or was a moment ago by the same form. */
    DONE,
    /** The case was closed meanwhile. */
    CLOSED,
    /** An agency has as many as it can have. */
    MANY,
    /** Somebody else changed or removed it meanwhile. */
    CHANGED
  }

  /**
   * Adds a contact. The same form sent twice adds it once.
   *
   * @param file the case
   * @param known what is known of them
   * @param readers codes of all agencies it is for
   * @param who who adds it
   */
  @Transactional
  public Outcome add(CaseFile file, Contact.Known known, Set<String> readers, SignedInUser who) {
    if (isClosedNow(file)) {
      return Outcome.CLOSED;
    }
    if (contacts.isSentTwice(file.id(), known, readers, who)) {
      return Outcome.DONE;
    }
    if (contacts.countFor(file.id(), who.getAgencyCode()) >= MOST) {
      return Outcome.MANY;
    }
    long id = contacts.add(file.id(), known, readers, who);
    audit.acted(who, "contact.added", about(file), detail(id, readers));
    return Outcome.DONE;
  }

  /**
   * Changes a contact and who reads it.
   *
   * @param contact the contact
   * @param revision the one that was looked at
   * @param file its case
   * @param known what is known of them now
   * @param readers codes of all agencies it is for now
   * @param who who changes it
   */
  @Transactional
  public Outcome change(
      Contact contact,
      int revision,
      CaseFile file,
      Contact.Known known,
      Set<String> readers,
      SignedInUser who) {
    if (isClosedNow(file)) {
      return Outcome.CLOSED;
    }
    if (!contacts.change(contact, revision, known, readers, who)) {
      return Outcome.CHANGED;
    }
    audit.acted(who, "contact.changed", about(file), detail(contact.id(), readers));
    return Outcome.DONE;
  }

  /** Removes a contact for a reason. */
  @Transactional
  public Outcome remove(Contact contact, CaseFile file, String reason, SignedInUser who) {
    if (isClosedNow(file)) {
      return Outcome.CLOSED;
    }
    if (!contacts.remove(contact.id(), who, reason)) {
      return Outcome.CHANGED;
    }
    audit.acted(who, "contact.removed", about(file), String.valueOf(contact.id()));
    return Outcome.DONE;
  }

  /** Whether somebody who may read a contact may change it: those of the agency that added it. */
  boolean mayChange(Contact contact, CaseFile file, SignedInUser who, Relation relation) {
    return file.open() && relation.acts() && contact.agencyCode().equals(who.getAgencyCode());
  }

  /** Whether they may remove it: they too who look after every case of the person's trust. */
  boolean mayRemove(Contact contact, CaseFile file, SignedInUser who, Relation relation) {
    return mayChange(contact, file, who, relation)
        || file.open() && relation == Relation.LOOKS_AFTER;
  }

  private boolean isClosedNow(CaseFile file) {
    lock.lock(file.id());
    return !cases.get(file.id()).open();
  }

  private static String detail(long id, Set<String> readers) {
    return "%d for %s".formatted(id, String.join(" ", readers));
  }

  private static AuditTrail.Subject about(CaseFile file) {
    return new AuditTrail.Subject(file.personId(), file.reference(), null);
  }
}
