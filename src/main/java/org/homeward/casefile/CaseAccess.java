package org.homeward.casefile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.homeward.identity.SignedInUser;
import org.springframework.stereotype.Component;

/**
 * Who may open a case. Nobody may unless one of these holds: they look after the cases of the
 * person's trust, the person is on their ward, or their team has or had a task in the case. A
 * partner whose part in the case is over (see {@link PartnerParts}) may not open it any more.
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
   * Those of several cases that a person may open, by the same rule, with one statement at most.
   *
   * @param who who is signed in
   * @param files the cases
   * @return ids of cases
   */
  public Set<Long> readable(SignedInUser who, Collection<CaseFile> files) {
    Set<Long> readable = new HashSet<>();
    List<Long> others = new ArrayList<>();
    for (CaseFile file : files) {
      if (looksAfter(who, file)) {
        readable.add(file.id());
      } else {
        others.add(file.id());
      }
    }
    readable.addAll(teams.involved(others, who.getTeamCodes()));
    return readable;
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

  /** Whether a person's roles let them look after any case at all. */
  boolean canLookAfter(SignedInUser who) {
    return seesWholeTrust(who) || who.hasRole(WARD);
  }

  /** Whether a person's role covers every case of their trust. */
  boolean seesWholeTrust(SignedInUser who) {
    return who.getRoles().stream().anyMatch(WHOLE_TRUST::contains);
  }
}
