package org.homeward.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.TestDirectory;
import org.homeward.testsupport.DatabaseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
@Import({
  TestDirectory.class,
  Accounts.class,
  MailAddresses.class,
  AccountSection.class,
  AccountsAdministered.class,
  TeamsAndRoles.class,
  Sessions.class,
  SessionConfiguration.class
})
class AccountSectionTest {

  private static final String FIRST =
      """
      accounts:
        - {username: Aisha, name: Aisha Khan, jobTitle: Housing officer,
           teams: [westminster-housing], passwordHash: "{bcrypt}$2a$04$one"}
        - {username: helen, name: Helen Marsh, teams: [cnwl-managers, cnwl-discharge],
           roles: [admin], passwordHash: "{bcrypt}$2a$04$two"}
        - {username: owen, name: Owen Fairley, agency: nwl-icb, roles: [admin]}
      """;

  @TempDir private Path folder;

  @Autowired private TestDirectory directory;
  @Autowired private AgencyDirectory agencies;
  @Autowired private Accounts accounts;
  @Autowired private FindByIndexNameSessionRepository<?> sessions;
  @Autowired private JdbcClient jdbc;
  @Autowired private AccountsAdministered administered;
  @Autowired private TransactionTemplate transaction;

  @BeforeEach
  void nobody() {
    for (String table :
        List.of("provider_identity", "user_team", "user_role", "user_account", "SPRING_SESSION")) {
      jdbc.sql("DELETE FROM " + table).update();
    }
  }

  @Test
  void makesAccountsWithTheRolesOfTheirTeamsAndTheirOwn() throws IOException {
    imported(FIRST);

    assertThat(accounts.find("AISHA").orElseThrow())
        .usingRecursiveComparison()
        .ignoringFields("id")
        .isEqualTo(
            new Account(
                0,
                "aisha",
                "Aisha Khan",
                "Housing officer",
                "westminster-council",
                List.of("westminster-housing"),
                List.of("housing-officer"),
                true));
    assertThat(accounts.find("helen").orElseThrow().roles())
        .containsExactly("admin", "discharge-coordinator", "manager");
    assertThat(accounts.find("owen").orElseThrow().agencyCode()).isEqualTo("nwl-icb");
    assertThat(accounts.find("nobody")).isEmpty();
    assertThat(accounts.findAll(List.of("helen", "aisha", "nobody")))
        .containsOnlyKeys("aisha", "helen");
    assertThat(accounts.membersOf("cnwl-discharge"))
        .extracting(Account::displayName)
        .containsExactly("Helen Marsh");
  }

  @Test
  void changesNothingTheSecondTimeAndEndsNoSession() throws IOException {
    imported(FIRST);
    Account before = accounts.find("aisha").orElseThrow();
    logIn("aisha", sessions);

    imported(FIRST);

    assertThat(accounts.find("aisha")).contains(before);
    assertThat(sessions.findByPrincipalName("aisha")).hasSize(1);
  }

  @Test
  void whatAdministratorsDecidedStaysAgainstTheFile() throws IOException {
    imported(FIRST);
    Account aisha = accounts.find("aisha").orElseThrow();
    Account helen = accounts.find("helen").orElseThrow();
    transaction.executeWithoutResult(
        status -> {
          administered.close(aisha, LocalDate.of(2026, 5, 1), "Left", "owen");
          administered.change(helen, List.of("cnwl-managers"), List.of());
        });

    imported(FIRST.replace("Helen Marsh", "Helen Marsh-Ito"));

    assertThat(accounts.find("aisha").orElseThrow().enabled()).as("closed stays closed").isFalse();
    Account after = accounts.find("helen").orElseThrow();
    assertThat(after.displayName()).as("names come from the file").isEqualTo("Helen Marsh-Ito");
    assertThat(after.roles()).containsExactly("manager");

    imported("accounts: []");
    assertThat(accounts.find("helen").orElseThrow().enabled()).as("the file closes").isFalse();
    transaction.executeWithoutResult(status -> administered.reopen(helen));
    imported("accounts: []");
    assertThat(accounts.find("helen").orElseThrow().enabled())
        .as("until an administrator opens it again")
        .isTrue();
  }

  @Test
  void whoChangesTeamHasNewRolesAndLogsInAgain() throws IOException {
    imported(FIRST);
    logIn("aisha", sessions);
    logIn("helen", sessions);

    imported(FIRST.replace("[westminster-housing]", "[brent-adult-social-care]"));

    Account aisha = accounts.find("aisha").orElseThrow();
    assertThat(aisha.agencyCode()).isEqualTo("brent-council");
    assertThat(aisha.roles()).containsExactly("social-worker");
    assertThat(sessions.findByPrincipalName("aisha")).isEmpty();
    assertThat(sessions.findByPrincipalName("helen")).hasSize(1);
  }

  @Test
  void whoseTeamHasOtherRolesLogsInAgain() throws IOException {
    imported(FIRST);
    logIn("aisha", sessions);
    logIn("helen", sessions);
    Path changed = folder.resolve("changed.yml");
    Files.writeString(
        changed,
        Files.readString(Path.of("src/main/resources/directory/north-west-london.yml"))
            .replace("roles: [housing-officer]", "roles: [housing-officer, panel-chair]"));

    directory.importFrom(
        changed.toUri().toString(), folder.resolve("accounts.yml").toUri().toString());

    assertThat(accounts.find("aisha").orElseThrow().roles())
        .containsExactly("housing-officer", "panel-chair");
    assertThat(sessions.findByPrincipalName("aisha")).isEmpty();
    assertThat(sessions.findByPrincipalName("helen")).hasSize(1);
  }

  @Test
  void whoGetsANewPasswordLogsInAgain() throws IOException {
    imported(FIRST);
    logIn("aisha", sessions);

    imported(FIRST.replace("$one", "$three"));

    assertThat(sessions.findByPrincipalName("aisha")).isEmpty();
  }

  @Test
  void whoIsNoLongerNamedIsClosedAndLoggedOutAndMayComeBack() throws IOException {
    imported(FIRST);
    logIn("owen", sessions);
    String without = FIRST.substring(0, FIRST.indexOf("  - {username: owen"));

    imported(without);

    assertThat(accounts.find("owen").orElseThrow().enabled()).isFalse();
    assertThat(sessions.findByPrincipalName("owen")).isEmpty();

    imported(FIRST);
    assertThat(accounts.find("owen").orElseThrow().enabled()).isTrue();
  }

  @Test
  void accountsMadeElsewhereAreLeftAlone() throws IOException {
    imported(FIRST);
    jdbc.sql("UPDATE user_account SET from_directory = FALSE WHERE username = 'owen'").update();

    imported(FIRST.substring(0, FIRST.indexOf("  - {username: owen")));

    assertThat(accounts.find("owen").orElseThrow().enabled()).isTrue();
  }

  @Test
  void anAccountOfSomebodyWhoSignsInWithAProviderCannotBeListed() throws IOException {
    imported(FIRST);
    jdbc.sql(
            """
            INSERT INTO provider_identity (identity_key, user_id, issuer, subject, first_seen_at)
            SELECT 'key', id, 'https://id.example.org', '1', created_at FROM user_account
             WHERE username = 'owen'""")
        .update();

    assertThatThrownBy(() -> imported(FIRST)).hasMessageContaining("signs in elsewhere");
  }

  @Test
  void rolesOfATeamThatIsClosedAreGone() throws IOException {
    imported(FIRST);
    jdbc.sql("UPDATE team SET active_to = '2020-01-01' WHERE code = 'cnwl-discharge'").update();
    jdbc.sql("UPDATE directory_state SET version = version + 1").update();
    directory.clock().advance(java.time.Duration.ofSeconds(3));

    assertThat(accounts.find("helen").orElseThrow().roles()).containsExactly("admin", "manager");
    assertThat(agencies.team("cnwl-discharge")).isPresent();
  }

  @Test
  void thePackagedDirectoryHasNoAccounts() {
    directory.importFrom("classpath:directory/north-west-london.yml");

    assertThat(jdbc.sql("SELECT COUNT(*) FROM user_account").query(Integer.class).single())
        .isZero();
  }

  @Test
  void theDemoHasAnAccountForEachRole() {
    directory.importFrom(
        "classpath:directory/north-west-london.yml", "classpath:directory/demo.yml");

    assertThat(
            accounts
                .findAll(
                    List.of(
                        "coordinator",
                        "ward",
                        "community",
                        "housing",
                        "socialwork",
                        "provider",
                        "employment",
                        "manager",
                        "admin"))
                .values())
        .flatExtracting(Account::roles)
        .containsExactlyInAnyOrder(
            "discharge-coordinator",
            "ward-staff",
            "community-team",
            "housing-officer",
            "social-worker",
            "provider-worker",
            "employment-adviser",
            "manager",
            "admin");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[westminster-housing] | [no-such-team] | accounts[1]: there is no team \"no-such-team\"",
        "nwl-icb | no-such | accounts[3]: there is no agency \"no-such\"",
        "agency: nwl-icb, |  | accounts[3]: needs \"teams\" or \"agency\"",
        "{bcrypt} | {noop} | accounts[1]: \"passwordHash\" must start with {bcrypt}",
        "username: helen | username: AISHA | accounts[2]: the username \"aisha\" is used twice",
        "name: Helen Marsh, |  | accounts[2]: needs \"name\"",
        "jobTitle | job | accounts[1]: has unknown keys: job",
      })
  void refusesAWrongAccountAndSaysWhere(String right, String wrong, String complaint) {
    String text =
        FIRST.replaceFirst(
            java.util.regex.Pattern.quote(right),
            java.util.regex.Matcher.quoteReplacement(wrong == null ? "" : wrong));
    assertThat(text).isNotEqualTo(FIRST);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> imported(text))
        .withMessageContaining(complaint);
    assertThat(accounts.find("aisha")).isEmpty();
  }

  private void imported(String accounts) throws IOException {
    Path file = folder.resolve("accounts.yml");
    Files.writeString(file, accounts);
    directory.importFrom("classpath:directory/north-west-london.yml", file.toUri().toString());
  }

  private static <S extends Session> void logIn(
      String username, FindByIndexNameSessionRepository<S> sessions) {
    S session = sessions.createSession();
    session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, username);
    sessions.save(session);
  }
}
