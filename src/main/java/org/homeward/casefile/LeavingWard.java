package org.homeward.casefile;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * When a stay in hospital is over, the ward does not answer for the person any more in the cases
 * that are linked with the stay: what it had to do there goes to who knows the person outside.
 */
@Component
class LeavingWard {

  private final CaseFiles cases;
  private final CaseLinks links;

  LeavingWard(CaseFiles cases, CaseLinks links) {
    this.cases = cases;
    this.links = links;
  }

  @EventListener
  void left(PersonLeft left) {
    cases.all(links.of(left.caseId())).values().stream()
        .filter(CaseFile::open)
        .filter(file -> file.wardTeamCode() != null)
        .forEach(file -> cases.leaveWard(file.id()));
  }
}
