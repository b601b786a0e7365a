package org.homeward.casefile;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.homeward.agency.Agency;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.Team;
import org.homeward.identity.SignedInUser;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The teams that have a part in a case, and how to reach them. A partner of the voluntary sector or
 * a provider is not told which other partners there are.
 */
@Component
@Order(1)
class PeopleInvolved implements CasePagePart {

  private final CaseTeams teams;
  private final CaseAudiences audiences;
  private final AgencyDirectory agencies;

  PeopleInvolved(CaseTeams teams, CaseAudiences audiences, AgencyDirectory agencies) {
    this.teams = teams;
    this.audiences = audiences;
    this.agencies = agencies;
  }

  /**
   * A team.
   *
   * @param phone its telephone number, or null
   * @param email its shared mailbox, or null
   */
  record Involved(String team, String agency, String phone, String email) {}

  @Override
  public String fragment() {
    return "casefile/involved :: section";
  }

  @Override
  public Optional<Object> content(CaseFile file, SignedInUser who) {
    List<Involved> involved =
        agencies.teams(teams.of(file.id())).stream()
            .filter(team -> audiences.mayKnow(who, partner(team)))
            .map(this::involved)
            .sorted(Comparator.comparing(Involved::agency).thenComparing(Involved::team))
            .toList();
    return involved.isEmpty() ? Optional.empty() : Optional.of(involved);
  }

  private String partner(Team team) {
    return audiences.isPartner(team.agencyCode()) ? team.agencyCode() : null;
  }

  private Involved involved(Team team) {
    return new Involved(
        team.name(),
        agencies.agency(team.agencyCode()).map(Agency::name).orElse(team.agencyCode()),
        team.phone(),
        team.email());
  }
}
