package org.homeward.casefile;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeward.agency.Agency;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.Team;
import org.homeward.agency.TeamContact;
import org.homeward.agency.TeamContacts;
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
  private final TeamContacts contacts;

  PeopleInvolved(
      CaseTeams teams, CaseAudiences audiences, AgencyDirectory agencies, TeamContacts contacts) {
    this.teams = teams;
    this.audiences = audiences;
    this.agencies = agencies;
    this.contacts = contacts;
  }

  /**
   * A team.
   *
   * @param phone its telephone number, or null
   * @param email its shared mailbox, or null
   * @param openingHours when somebody answers, in words, or null
   */
  record Involved(String team, String agency, String phone, String email, String openingHours) {

    /** The number as a telephone dials it, without what stands behind it in words. */
    public String dialled() {
      return phone == null ? null : phone.split("[A-Za-z,;]", 2)[0].replaceAll("[^+0-9]", "");
    }
  }

  @Override
  public String fragment() {
    return "casefile/involved :: section";
  }

  @Override
  public Optional<Object> content(CaseFile file, SignedInUser who) {
    List<Team> known =
        agencies.teams(teams.of(file.id())).stream()
            .filter(team -> audiences.mayKnow(who, partner(team)))
            .toList();
    Map<String, TeamContact> reached = contacts.of(known);
    List<Involved> involved =
        known.stream()
            .map(team -> involved(team, reached.get(team.code())))
            .sorted(Comparator.comparing(Involved::agency).thenComparing(Involved::team))
            .toList();
    return involved.isEmpty() ? Optional.empty() : Optional.of(involved);
  }

  private String partner(Team team) {
    return audiences.isPartner(team.agencyCode()) ? team.agencyCode() : null;
  }

  private Involved involved(Team team, TeamContact contact) {
    return new Involved(
        team.name(),
        agencies.agency(team.agencyCode()).map(Agency::name).orElse(team.agencyCode()),
        contact.phone(),
        contact.email(),
        contact.openingHours());
  }
}
