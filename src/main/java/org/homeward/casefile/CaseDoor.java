package org.homeward.casefile;

import org.homeward.identity.SignedInUser;
import org.homeward.web.NotFoundException;
import org.springframework.stereotype.Component;

/** The one way from an address to a case: what may not be seen is not there. */
@Component
class CaseDoor {

  private final CaseFiles cases;
  private final CaseAccess access;

  CaseDoor(CaseFiles cases, CaseAccess access) {
    this.cases = cases;
    this.access = access;
  }

  /**
   * Opens a case for a person.
   *
   * @throws NotFoundException if there is none, or they may not open it
   */
  CaseFile open(String reference, SignedInUser who) {
    return cases
        .find(reference)
        .filter(file -> access.mayRead(who, file))
        .orElseThrow(() -> new NotFoundException("case " + reference));
  }

  /**
   * Opens a case for a person to do something in it.
   *
   * @throws NotFoundException if there is none, or they may not
   */
  CaseFile openToAct(String reference, SignedInUser who) {
    return cases
        .find(reference)
        .filter(file -> access.mayAct(who, file))
        .orElseThrow(() -> new NotFoundException("case " + reference));
  }
}
