package org.homeward.agency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.DefaultResourceLoader;

/** Asks the packaged directory of North West London who answers for what. */
class ResponsibleTeamTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
  private static final DirectorySnapshot PACKAGED =
      snapshot("classpath:directory/north-west-london.yml");

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          # role,                borough,               trust,       ward,                  team
          ward-staff,            westminster,           cnwl,        cnwl-juniper-ward,     cnwl-juniper-ward
          ward-staff,            westminster,           cnwl,        -,                     -
          ward-staff,            westminster,           cnwl,        westminster-housing,   -
          ward-staff,            westminster,           cnwl,        no-such-ward,          -
          discharge-coordinator, westminster,           cnwl,        cnwl-juniper-ward,     cnwl-discharge
          discharge-coordinator, ealing,                cnwl,        cnwl-juniper-ward,     cnwl-discharge
          discharge-coordinator, ealing,                -,           -,                     west-london-discharge
          discharge-coordinator, -,                     cnwl,        -,                     cnwl-discharge
          discharge-coordinator, -,                     -,           -,                     -
          manager,               hounslow,              west-london, -,                     west-london-managers
          community-team,        brent,                 cnwl,        -,                     cnwl-community-brent
          # Treated by one trust, at home with the other.
          community-team,        ealing,                cnwl,        -,                     west-london-community-ealing
          community-team,        -,                     cnwl,        -,                     -
          housing-officer,       westminster,           cnwl,        -,                     westminster-housing
          housing-officer,       ealing,                cnwl,        -,                     ealing-housing
          housing-officer,       -,                     cnwl,        -,                     -
          housing-officer,       camden,                cnwl,        -,                     -
          social-worker,         harrow,                cnwl,        -,                     harrow-adult-social-care
          # Two partners cover Westminster, two cover Brent: the first by code.
          provider-worker,       westminster,           cnwl,        -,                     saffron-gate-team
          provider-worker,       brent,                 cnwl,        -,                     tallow-lane-team
          provider-worker,       hounslow,              west-london, -,                     ninefold-team
          provider-worker,       camden,                cnwl,        -,                     -
          employment-adviser,    hillingdon,            cnwl,        -,                     footbridge-team
          admin,                 westminster,           cnwl,        -,                     -
          panel-chair,           westminster,           cnwl,        -,                     -
          """)
  void isTheTeamThatTheRuleNames(
      String role, String borough, String trust, String ward, String team) {
    assertThat(teamFor(PACKAGED, role, new CaseLocation(borough, trust, ward)))
        .isEqualTo(Optional.ofNullable(team));
  }

  @Test
  void everyBoroughHasATeamForEveryRoleThatDoesTasks() {
    for (Borough borough : PACKAGED.boroughs()) {
      for (Role role : Role.values()) {
        if (role.getsTasks() && role != Role.WARD_STAFF) {
          assertThat(
                  teamFor(
                      PACKAGED,
                      role.code(),
                      new CaseLocation(borough.code(), borough.trustCode(), null)))
              .as("%s in %s", role, borough.name())
              .isPresent();
        }
      }
    }
  }

  @Test
  void aTeamThatNamesTheBoroughComesBeforeOneThatWorksEverywhere() {
    DirectorySnapshot directory = directory(team("a-everywhere"), team("b-brent", "brent"));

    assertThat(teamFor(directory, "panel-chair", in("brent"))).contains("b-brent");
    assertThat(teamFor(directory, "panel-chair", in("harrow"))).contains("a-everywhere");
  }

  /** A charity with IPS, a trust with its own advisers beside the therapies. */
  @Test
  void aServiceChoosesAmongTheTeamsOfARole() {
    Agency charity =
        new Agency("charity", "Charity", AgencyKind.VOLUNTARY_SECTOR, null, null, null, null);
    Agency trust = new Agency("cnwl", "Trust", AgencyKind.NHS_TRUST, null, null, null, null);
    Team individualPlacement = offering("a-placement", "charity", "ips");
    Team therapies = offering("b-therapies", "cnwl", "talking-therapies");
    DirectorySnapshot both =
        new DirectorySnapshot(
            List.of(charity, trust), List.of(), List.of(individualPlacement, therapies), Map.of());
    DirectorySnapshot one =
        new DirectorySnapshot(
            List.of(charity, trust), List.of(), List.of(individualPlacement), Map.of());

    assertThat(teamFor(both, "employment-adviser", "ips")).contains("a-placement");
    assertThat(teamFor(both, "employment-adviser", "talking-therapies")).contains("b-therapies");
    assertThat(teamFor(both, "employment-adviser", (String) null)).contains("a-placement");
    assertThat(teamFor(one, "employment-adviser", "talking-therapies"))
        .as("nobody offers it: whoever has the role")
        .contains("a-placement");
    assertThat(teamFor(both, "manager", "ips")).as("a service is no role").isEmpty();
  }

  private static Optional<String> teamFor(
      DirectorySnapshot directory, String role, String service) {
    return new ResponsibleTeamRule(directory, TODAY)
        .teamFor(role, service, in("brent"))
        .map(Team::code);
  }

  private static Team offering(String code, String agency, String service) {
    return new Team(
        code,
        code,
        agency,
        List.of("employment-adviser", service),
        List.of(),
        false,
        null,
        null,
        null,
        null);
  }

  @Test
  void closedTeamsAnswerForNothing() {
    Team open = team("b-team");
    Team closed =
        new Team(
            "a-team",
            "A",
            "charity",
            List.of("panel-chair"),
            List.of(),
            false,
            null,
            null,
            null,
            TODAY.minusDays(1));

    assertThat(teamFor(directory(closed, open), "panel-chair", in("brent"))).contains("b-team");
    assertThat(teamFor(directory(closed), "panel-chair", in("brent"))).isEmpty();
  }

  @Test
  void teamsOfClosedAgenciesAnswerForNothing() {
    Agency closed =
        new Agency(
            "charity", "Charity", AgencyKind.VOLUNTARY_SECTOR, null, null, TODAY.plusDays(1), null);
    DirectorySnapshot directory =
        new DirectorySnapshot(List.of(closed), List.of(), List.of(team("a-team")), Map.of());

    assertThat(teamFor(directory, "panel-chair", in("brent"))).isEmpty();
  }

  private static Optional<String> teamFor(
      DirectorySnapshot directory, String role, CaseLocation location) {
    return new ResponsibleTeamRule(directory, TODAY).teamFor(role, null, location).map(Team::code);
  }

  private static CaseLocation in(String borough) {
    return new CaseLocation(borough, "cnwl", null);
  }

  private static Team team(String code, String... boroughs) {
    return new Team(
        code,
        code,
        "charity",
        List.of("panel-chair"),
        List.of(boroughs),
        false,
        null,
        null,
        null,
        null);
  }

  private static DirectorySnapshot directory(Team... teams) {
    Agency charity =
        new Agency("charity", "Charity", AgencyKind.VOLUNTARY_SECTOR, null, null, null, null);
    return new DirectorySnapshot(List.of(charity), List.of(), List.of(teams), Map.of());
  }

  private static DirectorySnapshot snapshot(String location) {
    DirectoryContent content =
        new DirectoryContent(
            new DirectoryFiles(
                    new DirectoryProperties(location, List.of()), new DefaultResourceLoader())
                .read());
    return new DirectorySnapshot(content.agencies(), content.boroughs(), content.teams(), Map.of());
  }
}
