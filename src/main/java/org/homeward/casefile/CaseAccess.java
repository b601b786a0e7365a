package org.homeward.casefile;

import java.util.Set;
import org.homeward.identity.SignedInUser;
import org.springframework.stereotype.Component;

/**
 * Who may open a case. Nobody may unless one of these holds: they look after the cases of the
 * person's trust, the person is on their ward, or their team has or had a task in the case.
 */
@Component
public class CaseAccess {

  private static final Set<String> WHOLE_TRUST =
      Set.of("discharge-coordinator", "community-team", "manager");
  private static final String WARD = "ward-staff";

  private final CaseTeams teams;

  CaseAccess(CaseTeams teams) {
    this.teams = teams;
  }

  /**
   * Whether a person may open a case.
   *
   * @param who who is signed in
   * @param file the case
   */
  public boolean mayRead(SignedInUser who, CaseFile file) {
    return looksAfter(who, file) || teams.involved(file.id(), who.getTeamCodes());
  }

  /**
   * Whether a person belongs to those who look after the whole case, and so may read what every
   * agency answered.
   *
   * @param who who is signed in
   * @param file the case
   */
  public boolean looksAfter(SignedInUser who, CaseFile file) {
    if (seesWholeTrust(who) && who.getAgencyCode().equals(file.trustCode())) {
      return true;
    }
    return who.hasRole(WARD) && file.wardTeamCode() != null && who.isMemberOf(file.wardTeamCode());
  }

  /** Whether a person's role covers every case of their trust. */
  boolean seesWholeTrust(SignedInUser who) {
    return who.getRoles().stream().anyMatch(WHOLE_TRUST::contains);
  }
}
