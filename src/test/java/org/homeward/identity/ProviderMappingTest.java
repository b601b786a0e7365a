package org.homeward.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homeward.agency.Agency;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.AgencyKind;
import org.homeward.agency.Team;
import org.homeward.identity.ProviderMapping.Access;
import org.homeward.identity.ProviderProperties.Rule;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What claims give, and which claims are not taken at all. */
class ProviderMappingTest {

  private final AgencyDirectory directory = mock(AgencyDirectory.class);

  @BeforeEach
  void directory() {
    when(directory.team("wards")).thenReturn(Optional.of(team("wards", "trust")));
    when(directory.team("beds")).thenReturn(Optional.of(team("beds", "trust")));
    when(directory.team("homes")).thenReturn(Optional.of(team("homes", "council")));
    when(directory.agency("trust"))
        .thenReturn(
            Optional.of(
                new Agency("trust", "Trust", AgencyKind.NHS_TRUST, null, null, null, null)));
  }

  private static Team team(String code, String agency) {
    return new Team(code, code, agency, List.of(), List.of(), false, null, null, null, null);
  }

  private Optional<Access> access(List<Rule> rules, Map<String, Object> claims) {
    return new ProviderMapping(rules, directory).accessOf(new ProviderClaims(claims));
  }

  private static Rule toTeam(String claim, String value, String team) {
    return new Rule(claim, value, null, null, team, null);
  }

  @Test
  void rulesAddUpWithinOneAgency() {
    List<Rule> rules =
        List.of(
            toTeam("groups", "/a", "wards"),
            toTeam("groups", "/b", "beds"),
            new Rule("groups", "/c", null, null, null, "admin"),
            new Rule("groups", "/c", null, "trust", null, null),
            toTeam("groups", "/d", "homes"));

    assertThat(access(rules, Map.of("groups", List.of("/a", "/b", "/c"))))
        .contains(new Access("trust", Set.of("beds", "wards"), Set.of("admin")));
  }

  @Test
  void nothingIsGivenWithoutAnAgencyOrWithTwo() {
    List<Rule> rules =
        List.of(
            toTeam("groups", "/a", "wards"),
            toTeam("groups", "/d", "homes"),
            new Rule("groups", "/c", null, null, null, "admin"));

    assertThat(access(rules, Map.of())).isEmpty();
    assertThat(access(rules, Map.of("groups", List.of()))).isEmpty();
    assertThat(access(rules, Map.of("groups", "/A"))).as("another case").isEmpty();
    assertThat(access(rules, Map.of("groups", "/a/b"))).as("only begins so").isEmpty();
    assertThat(access(rules, Map.of("groups", List.of("/c")))).as("only a role").isEmpty();
    assertThat(access(rules, Map.of("groups", List.of("/a", "/d")))).as("two").isEmpty();
    assertThat(access(List.of(), Map.of("groups", List.of("/a")))).as("no rules").isEmpty();
  }

  @Test
  void pathsLeadIntoClaimsAndNamesWithDotsAreFoundToo() {
    Map<String, Object> keycloak = Map.of("realm_access", Map.of("roles", List.of("x", "y")));
    Map<String, Object> other = Map.of("https://example.org/roles", List.of("y"));

    assertThat(access(List.of(toTeam("realm_access.roles", "y", "wards")), keycloak)).isPresent();
    assertThat(access(List.of(toTeam("realm_access.groups", "y", "wards")), keycloak)).isEmpty();
    assertThat(access(List.of(toTeam("https://example.org/roles", "y", "wards")), other))
        .isPresent();
  }

  @Test
  void whatMustStandInOneEntryIsNotPutTogetherFromTwo() {
    Rule rule =
        new Rule("jobs", null, Map.of("org_code", "RV3", "role_code", "R1"), null, "wards", null);

    assertThat(
            access(
                List.of(rule),
                Map.of("jobs", List.of(Map.of("org_code", "RV3", "role_code", "R1", "more", 1)))))
        .isPresent();
    assertThat(
            access(
                List.of(rule),
                Map.of(
                    "jobs",
                    List.of(
                        Map.of("org_code", "RV3", "role_code", "R2"),
                        Map.of("org_code", "RKL", "role_code", "R1")))))
        .isEmpty();
  }

  @Test
  void rulesThatCannotBeMeantAreRefused() {
    for (Rule rule :
        List.of(
            new Rule(null, "a", null, "trust", null, null),
            new Rule("groups", null, null, "trust", null, null),
            new Rule("groups", "a", Map.of("b", "c"), "trust", null, null),
            new Rule("groups", "a", null, null, null, null),
            new Rule("groups", "a", null, null, null, "r".repeat(61)))) {
      assertThatIllegalArgumentException()
          .as("%s", rule)
          .isThrownBy(() -> new ProviderMapping(List.of(rule), directory));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new ProviderMapping(List.of(toTeam("groups", "a", "no-team")), directory)
                    .checkAgainstDirectory());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ann\nLee", "Ann\u0000", "Ann \u202eeeL", "Ann\u2028Lee", "\ud800"})
  void textsWithControlCharactersAreRefused(String name) {
    assertThatThrownBy(() -> new ProviderClaims(Map.of("name", name)).text("name", 200))
        .isInstanceOf(ProviderClaims.Unusable.class);
  }

  @Test
  void textsAreBoundedAndMustBeText() throws Exception {
    ProviderClaims claims =
        new ProviderClaims(
            Map.of("name", " Zoë O’Brien-Ng ", "long", "x".repeat(201), "number", 5));

    assertThat(claims.text("name", 200)).contains("Zoë O’Brien-Ng");
    assertThat(claims.text("missing", 200)).isEmpty();
    assertThatThrownBy(() -> claims.text("long", 200)).isInstanceOf(ProviderClaims.Unusable.class);
    assertThatThrownBy(() -> claims.text("number", 200))
        .isInstanceOf(ProviderClaims.Unusable.class);
  }

  @ParameterizedTest
  @CsvSource({
    "P.Raman, p.raman",
    "Zoë@Example.org, zoe@example.org",
    "(homeward), homeward",
    "a b\tc, a-b-c",
    "ＡＤＭＩＮ, admin",
    "аdmin, dmin",
    "'!!!', user"
  })
  void usernamesAreMadeOfPlainSigns(String suggested, String username) {
    assertThat(ProviderClaims.asUsername(suggested)).isEqualTo(username);
  }

  @Test
  void usernamesLeaveRoomForANumber() {
    assertThat(ProviderClaims.asUsername("a".repeat(200))).hasSize(90);
  }

  @Test
  void theIssuerMustBeHttpsExceptOnThisMachine() {
    assertThat(properties("https://id.example.org/x", "c").origin())
        .isEqualTo("https://id.example.org");
    assertThat(properties("http://localhost:8180/realms/a", "c").origin())
        .isEqualTo("http://localhost:8180");
    assertThatIllegalArgumentException().isThrownBy(() -> properties("http://id.example.org", "c"));
    assertThatIllegalArgumentException().isThrownBy(() -> properties("https://id.example.org", ""));
  }

  private static ProviderProperties properties(String issuer, String client) {
    return new ProviderProperties(
        issuer,
        client,
        null,
        "P",
        List.of(),
        "preferred_username",
        "name",
        "job_title",
        Duration.ofSeconds(1),
        List.of());
  }
}
