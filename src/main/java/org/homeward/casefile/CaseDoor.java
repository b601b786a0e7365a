package org.homeward.casefile;

import java.util.function.BiPredicate;
import org.homeward.audit.AuditTrail;
import org.homeward.identity.SignedInUser;
import org.homeward.web.NotFoundException;
import org.springframework.stereotype.Component;

/** The one way from an address to a case: what may not be seen is not there. */
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
   * @throws NotFoundException if there is none, or they may not open it
   */
  public CaseFile open(String reference, SignedInUser who) {
    return open(reference, who, access::mayRead);
  }

  /**
   * Opens a case for a person to do something in it.
   *
   * @throws NotFoundException if there is none, or they may not
   */
  public CaseFile openToAct(String reference, SignedInUser who) {
    return open(reference, who, access::mayAct);
  }

  private CaseFile open(
      String reference, SignedInUser who, BiPredicate<SignedInUser, CaseFile> may) {
    CaseFile file =
        cases.find(reference).orElseThrow(() -> new NotFoundException("case " + reference));
    if (!may.test(who, file)) {
      audit.acted(
          who,
          "refused.case",
          new AuditTrail.Subject(file.personId(), file.reference(), null),
          null);
      throw new NotFoundException("case " + reference);
    }
    return file;
  }
}
