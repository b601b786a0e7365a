package org.homeward.casefile;

import java.util.function.BiPredicate;
import org.homeward.audit.AuditTrail;
import org.homeward.identity.SignedInUser;
import org.homeward.web.NotFoundException;
import org.springframework.stereotype.Component;

/**
 * The one way from an address to a case, for all features: what may not be seen is not there, and
 * who tries is kept in the audit trail. To be asked outside of transactions: what is refused is
 * kept, and a transaction that its exception ends would take the entry with it.
 */
@Component
public class CaseDoor {

  private final CaseFiles cases;
  private final CaseAccess access;
  private final AuditTrail audit;

  CaseDoor(CaseFiles cases, CaseAccess access, AuditTrail audit) {
    this.cases = cases;
    this.access = access;
    this.audit = audit;
  }

  /**
   * Opens a case for a person.
   *
   * @param reference reference of the case
   * @param who who is signed in
   * @throws NotFoundException if there is none, or they may not open it
   */
  public CaseFile open(String reference, SignedInUser who) {
    return open(reference, who, access::mayRead);
  }

  /**
   * Opens a case for a person to do something in it.
   *
   * @param reference reference of the case
   * @param who who is signed in
   * @throws NotFoundException if there is none, or they may not
   */
  public CaseFile openToAct(String reference, SignedInUser who) {
    return open(reference, who, access::mayAct);
  }

  /**
   * Opens a case that something else led to, for a person to do something in it.
   *
   * @param caseId id of the case, which exists
   * @param who who is signed in
   * @throws NotFoundException if they may not
   */
  public CaseFile openToAct(long caseId, SignedInUser who) {
    return open(cases.get(caseId), who, access::mayAct);
  }

  /**
   * Keeps that somebody wanted what is not theirs in a case.
   *
   * @param who who is signed in
   * @param file the case
   * @param taskKey the task they wanted, or null
   * @return what to throw
   */
  public NotFoundException refused(SignedInUser who, CaseFile file, Long taskKey) {
    audit.acted(
        who,
        "refused.case",
        new AuditTrail.Subject(file.personId(), file.reference(), taskKey),
        null);
    return new NotFoundException(taskKey == null ? "case " + file.reference() : "task " + taskKey);
  }

  private CaseFile open(
      String reference, SignedInUser who, BiPredicate<SignedInUser, CaseFile> may) {
    return open(
        cases.find(reference).orElseThrow(() -> new NotFoundException("case " + reference)),
        who,
        may);
  }

  private CaseFile open(CaseFile file, SignedInUser who, BiPredicate<SignedInUser, CaseFile> may) {
    if (!may.test(who, file)) {
      throw refused(who, file, null);
    }
    return file;
  }
}
