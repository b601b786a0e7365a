package org.homeward.casefile;

import java.util.Optional;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.CaseLocation;
import org.homeward.agency.Team;
import org.springframework.stereotype.Component;

/** Which team of the trust coordinates a case. */
@Component
public class TrustTeams {

  private static final String IN_HOSPITAL = "discharge-coordinator";
  private static final String MANAGERS = "manager";

  private final AgencyDirectory agencies;

  TrustTeams(AgencyDirectory agencies) {
    this.agencies = agencies;
  }

  /**
   * The team that talks with the person about how a case goes on: the discharge coordinators while
   * a ward has the person, otherwise the team that knows them outside; where there is none, the
   * managers.
   *
   * @param file the case
   * @return the team; empty for a case of no trust, or of one without such teams
   */
  public Optional<Team> coordinating(CaseFile file) {
    if (file.trustCode() == null) {
      return Optional.empty();
    }
    boolean inHospital = file.wardTeamCode() != null;
    return serving(inHospital ? IN_HOSPITAL : CaseFiles.OUTSIDE, file)
        .or(() -> serving(inHospital ? CaseFiles.OUTSIDE : IN_HOSPITAL, file))
        .or(() -> serving(MANAGERS, file));
  }

  private Optional<Team> serving(String role, CaseFile file) {
    return agencies
        .responsibleTeam(
            role, new CaseLocation(file.boroughCode(), file.trustCode(), file.wardTeamCode()))
        .filter(team -> team.agencyCode().equals(file.trustCode()));
  }
}
