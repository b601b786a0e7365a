package org.homeward.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.response.UserTask;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.Team;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.PageClient;
import org.homeward.testsupport.PageClient.Page;
import org.homeward.testsupport.Product;
import org.homeward.testsupport.ProductTest;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Administrators at work: those of Homeward, those of an agency, and what they may not do. */
@ProductTest
class AdministrationTest {

  private static final String FORM = "form[data-hw-form]";
  private static final String PEOPLE = "/administration/people";

  @Autowired Product product;
  @Autowired JdbcClient jdbc;
  @Autowired AgencyDirectory agencies;

  @Autowired
  @Qualifier("successions")
  SmartLifecycle successions;

  @Autowired
  @Qualifier("directoryImport")
  SmartInitializingSingleton directoryImport;

  private CamundaClient client;
  private Colleague admin;
  private Colleague council;

  @BeforeEach
  void logIn() {
    client =
        CamundaClient.newClientBuilder()
            .restAddress(product.camunda().restUri())
            .preferRestOverGrpc(true)
            .build();
    admin = product.logIn("admin");
    council = product.logIn("agency-admin");
  }

  /** Other tests count people of teams, and log in to agencies. */
  @AfterEach
  void nobodyIsLeft() {
    client.close();
    jdbc.sql("UPDATE user_account SET enabled = FALSE WHERE username LIKE 'test%'").update();
    jdbc.sql("DELETE FROM agency_assurance").update();
    jdbc.sql("DELETE FROM team_contact").update();
  }

  @Test
  void whoLeavesIsLoggedOutAndTheirTasksAreFreeForColleagues() {
    String leaver = account("westminster-council", List.of("westminster-housing"), List.of());
    Colleague them = product.logIn(leaver);
    String person = Product.someName();
    String reference = readyCase(person);
    String task = them.taskFor("Find a home", person);
    them.send(them.open(task), "form[action$='/claim']", Map.of());
    product.await(
        "the engine knows who has it", () -> assertThat(assignee(task)).isEqualTo(leaver));

    Page page = council.open(PEOPLE + "?text=" + leaver.toUpperCase(Locale.UK));
    Page theirs = council.open(page.linkWith("Sam " + leaver));
    assertThat(theirs.text())
        .contains("Westminster housing team", "Housing officer", "Open tasks they have 1")
        .contains("Last logged in", "today", "With a Homeward password");
    Page form = council.open(theirs.linkWith("Close this account"));
    Page empty = council.send(form, FORM, Map.of());
    assertThat(empty.status()).isEqualTo(400);
    assertThat(empty.document().select(".nhsuk-error-summary a").eachText())
        .containsExactly("Enter their last day", "Enter why the account is closed");
    assertThat(them.open("/tasks").status()).as("nothing has happened yet").isEqualTo(200);
    Map<String, String> tomorrow = last(product.today().plusDays(1));
    assertThat(council.send(form, FORM, tomorrow).text()).contains("must be today or in the past");

    Page closed = council.send(form, FORM, last(product.today()));

    assertThat(closed.text())
        .contains("The account is closed", "1 open task went back to its team")
        .contains("by Joanna Whitlock", "Left for another council", "Open this account again");
    assertThat(them.open("/tasks").path()).as("logged out at once").startsWith("/login");
    assertThat(product.logIn(leaver).open("/tasks").path()).startsWith("/login");
    Colleague colleague = product.logIn("housing-colleague");
    assertThat(colleague.open("/tasks").text())
        .contains("A colleague no longer has their task here");
    colleague.send(colleague.open(task), "form[action$='/claim']", Map.of());
    product.await(
        "the engine has it taken back and given again",
        () -> assertThat(assignee(task)).isEqualTo("housing-colleague"));
    assertThat(product.logIn("coordinator").open("/cases/" + reference).text())
        .contains("Given back to the team: Find a home", "Joanna Whitlock");
    assertThat(actionsOf("agency-admin", leaver)).contains("account.close", "read.account.page");
    assertThat(council.open("/cases/" + reference).status()).as("sees no cases").isEqualTo(404);
    assertThat(council.open("/notifications").text())
        .as("there is no mail server")
        .contains("This installation of Homeward sends no e-mail");

    Page open = council.send(closed, "form[action$='/reopen']", Map.of());
    assertThat(open.text()).contains("The account is open again", "Close this account");
    assertThat(product.logIn(leaver).open("/tasks").status()).isEqualTo(200);
  }

  @Test
  void whoChangesTeamLogsInAgainAndLeavesItsTasks() {
    String mover = account("westminster-council", List.of("westminster-housing"), List.of());
    Colleague them = product.logIn(mover);
    String person = Product.someName();
    readyCase(person);
    String task = them.taskFor("Find a home", person);
    them.send(them.open(task), "form[action$='/claim']", Map.of());
    Page form = council.open(at(mover) + "/teams");
    assertThat(form.document().select("input[name=accountTeams]").eachAttr("value"))
        .containsExactlyInAnyOrder("westminster-housing", "westminster-adult-social-care");
    assertThat(form.document().select("input[name=accountRoles]").eachAttr("value"))
        .contains("housing-officer", "social-worker", "agency-admin")
        .doesNotContain("admin", "auditor", "information-governance", "discharge-coordinator");

    Page changed =
        council.send(form, FORM, Map.of("accountTeams", "westminster-adult-social-care"));

    assertThat(changed.text())
        .contains("Teams and roles are saved", "1 open task went back to its team")
        .contains("Westminster adult social care team", "Social worker")
        .contains("Administrators, since they last changed it here")
        .doesNotContain("Westminster housing team");
    assertThat(them.open("/tasks").path()).startsWith("/login");
    assertThat(product.logIn(mover).open("/panel").status()).as("a social worker").isEqualTo(200);
    product.await("the engine took it back", () -> assertThat(assignee(task)).isNull());

    Page nothing =
        council.send(council.open(at(mover) + "/teams"), FORM, Map.of("accountTeams", ""));
    assertThat(nothing.status()).isEqualTo(400);
    assertThat(nothing.text()).contains("Choose at least one team or role");
  }

  @Test
  void nobodyReachesFurtherThanTheyShould() {
    String stranger = account("ealing-council", List.of("ealing-housing"), List.of());
    assertThat(council.open(PEOPLE + "?agency=ealing-council&text=" + stranger).text())
        .contains("No account fits your search");
    assertThat(admin.open(PEOPLE + "?text=" + stranger).text()).contains("Sam " + stranger);
    for (String page : List.of("", "/teams", "/close")) {
      assertThat(council.open(at(stranger) + page).status()).as(page).isEqualTo(404);
      assertThat(admin.open(at(stranger) + page).status()).as(page).isEqualTo(200);
    }
    assertThat(council.open("/administration/agencies/ealing-council").status()).isEqualTo(404);

    // Neither themselves ...
    for (String who : List.of("admin", "agency-admin")) {
      Colleague they = who.equals("admin") ? admin : council;
      Page own = they.open(at(who));
      assertThat(own.text()).contains("This is your own account");
      assertThat(own.document().select("main form, main .nhsuk-button")).isEmpty();
      assertThat(they.open(at(who) + "/teams").status()).isEqualTo(403);
      assertThat(they.open(at(who) + "/close").status()).isEqualTo(403);
    }
    // ... nor a role above their own, by role or by team ...
    String ours = account("westminster-council", List.of("westminster-housing"), List.of());
    for (String role : List.of("admin", "auditor", "information-governance", "no-such-role")) {
      Page refused = post("agency-admin", at(ours) + "/teams", Map.of("accountRoles", role));
      assertThat(refused.status()).as(role).isEqualTo(400);
    }
    assertThat(
            post("agency-admin", at(ours) + "/teams", Map.of("accountTeams", "ealing-housing"))
                .status())
        .as("a team of somebody else's agency")
        .isEqualTo(400);
    assertThat(admin.open(at(ours)).text()).contains("Westminster housing team");
    String boss = account("cnwl", List.of(), List.of("agency-admin"));
    String nurse = account("cnwl", List.of("cnwl-juniper-ward"), List.of());
    assertThat(
            post(boss, at(nurse) + "/teams", Map.of("accountTeams", "cnwl-information-governance"))
                .status())
        .isEqualTo(400);
    assertThat(admin.open(at(nurse) + "/teams").document().html())
        .contains("cnwl-information-governance");
    // ... and they take none from those who have one.
    Colleague trust = product.logIn(boss);
    for (String above : List.of("auditor", "governance", "admin")) {
      assertThat(trust.open(at(above)).text()).contains("only administrators of Homeward give");
      assertThat(trust.open(at(above) + "/close").status()).isEqualTo(403);
      assertThat(post(boss, at(above) + "/close", last(product.today())).status()).isEqualTo(403);
    }
    assertThat(product.logIn("auditor").open("/audit").status()).isEqualTo(200);
    for (String other : List.of("manager", "governance", "auditor", "housing")) {
      assertThat(product.logIn(other).open(PEOPLE).status()).as(other).isEqualTo(403);
    }
  }

  @Test
  void anAgencyWhoseStandingHasLapsedGetsNoAccounts() {
    String worker = account("wren-yard", List.of("wren-yard-team"), List.of());
    String left = account("wren-yard", List.of("wren-yard-team"), List.of());
    admin.send(admin.open(at(left) + "/close"), FORM, last(product.today()));
    Colleague lead = product.logIn("governance");
    String address = "/administration/agencies/wren-yard";
    Page agency = lead.open(address);
    assertThat(agency.text())
        .contains("Wren Yard step-down house", "Provider worker", "Brent, Westminster")
        .contains("None on record");
    Page empty = lead.send(agency, FORM, Map.of());
    assertThat(empty.status()).isEqualTo(400);
    assertThat(empty.text()).contains("Choose how the agency stands", "Wren Yard step-down house");

    Page valid = record(lead, address, product.today().plusDays(20));
    assertThat(valid.text()).contains("The status is saved", "Ends within 30 days");
    assertThat(admin.open(PEOPLE).text()).doesNotContain("No new accounts");
    Page lapsed = record(lead, address, product.today().minusDays(1));
    assertThat(lapsed.text()).contains("Lapsed", "Priya Menon", "No new accounts");
    assertThat(lapsed.document().select("main li").eachText())
        .as("what was recorded before stays")
        .hasSize(2);

    assertThat(product.logIn(worker).open("/vacancies").status()).as("goes on").isEqualTo(200);
    assertThat(admin.open(PEOPLE).text()).contains("Wren Yard Step-Down: the record");
    assertThat(council.open(PEOPLE).text()).doesNotContain("Wren Yard");
    Page theirs = admin.open(at(left));
    assertThat(theirs.text()).contains("gets no accounts at present");
    assertThat(theirs.document().select("form[action$='/reopen']")).isEmpty();
    assertThat(post("admin", at(left) + "/reopen", Map.of()).status()).isEqualTo(403);

    assertThat(admin.open("/administration/agencies").text()).contains("Lapsed");
    Page trusts = council.open("/administration/agencies");
    assertThat(trusts.text()).contains("Westminster City Council").doesNotContain("Wren Yard");
    assertThat(
            post("agency-admin", "/administration/agencies/westminster-council", Map.of()).status())
        .as("nobody says so of their own agency alone")
        .isEqualTo(403);
    record(lead, address, product.today().plusDays(300));
    Page open = admin.send(admin.open(at(left)), "form[action$='/reopen']", Map.of());
    assertThat(open.text()).contains("The account is open again");
  }

  @Test
  void howATeamCanBeReachedIsKeptByItsAgencyAndStaysAgainstTheFile() {
    String address = "/administration/agencies/westminster-council";
    String name = Product.someName();
    String reference = readyCase(name);
    product.logIn("housing").taskFor("Find a home", name);
    Team team = agencies.team("westminster-housing").orElseThrow();
    assertThat(involved(reference, team).select("a")).as("the file names none").isEmpty();

    Page form =
        council.open(
            council.open(address).linkWith("Change the contact details Westminster housing team"));
    assertThat(form.text()).contains("come from the installation’s directory file");
    assertThat(form.document().select("input[name=teamPhone]").val()).isEmpty();
    Page nothing = council.send(form, FORM, contact("", "", "Monday to Friday, 9am to 5pm"));
    assertThat(nothing.status()).isEqualTo(400);
    assertThat(nothing.document().select(".nhsuk-error-summary a").eachText())
        .containsExactly("Enter a telephone number or a shared mailbox");
    assertThat(nothing.document().select("input[name=teamHours]").val())
        .as("nothing typed is lost")
        .isEqualTo("Monday to Friday, 9am to 5pm");
    Page wrong = council.send(form, FORM, contact("at the desk", "javascript:alert(1)", ""));
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.document().select(".nhsuk-error-summary a")).hasSize(2);
    assertThat(jdbc.sql("SELECT COUNT(*) FROM team_contact").query(Long.class).single()).isZero();

    Page done =
        council.send(
            form, FORM, contact("020 7946 0123 ext 45", "", "Monday to Friday, 9am to 5pm"));
    assertThat(done.path()).isEqualTo(address);
    assertThat(done.text()).contains("The contact details are saved", "020 7946 0123 ext 45");
    assertThat(actionsOf("agency-admin", "westminster-housing: 020 7946 0123"))
        .containsExactly("team.contact");
    directoryImport.afterSingletonsInstantiated();

    Element shown = involved(reference, team);
    assertThat(shown.text())
        .as("the file names none, and was read again")
        .contains("020 7946 0123 ext 45", "Monday to Friday, 9am to 5pm");
    assertThat(shown.select("a").eachAttr("href")).containsExactly("tel:02079460123");
    Page again = admin.open(address + "/teams/westminster-housing");
    assertThat(again.text()).contains("Recorded", "by Joanna Whitlock");
    admin.send(again, FORM, contact("", "homes@example.org", ""));
    assertThat(involved(reference, team).select("a").eachAttr("href"))
        .as("the newest record counts, and what it leaves out is gone")
        .containsExactly("mailto:homes@example.org");

    assertThat(
            council.open("/administration/agencies/ealing-council/teams/ealing-housing").status())
        .isEqualTo(404);
    assertThat(council.open(address + "/teams/ealing-housing").status())
        .as("a team of another agency under the own one")
        .isEqualTo(404);
    Colleague lead = product.logIn("governance");
    assertThat(lead.open(address).text()).doesNotContain("Change the contact details");
    assertThat(lead.open(address + "/teams/westminster-housing").status()).isEqualTo(403);
  }

  private Element involved(String reference, Team team) {
    return product
        .logIn("coordinator")
        .open("/cases/" + reference)
        .document()
        .selectFirst("h2:containsOwn(Teams involved) + ul li:contains(" + team.name() + ")");
  }

  private static Map<String, String> contact(String phone, String email, String hours) {
    return Map.of("teamPhone", phone, "teamMail", email, "teamHours", hours);
  }

  @Test
  void peopleAreFoundByNameTeamAndRolePageByPage() {
    String mark = Product.someName().toLowerCase(Locale.ROOT);
    for (int i = 0; i < 30; i++) {
      account("nwl-icb", mark + "x" + i, List.of(), i == 0 ? List.of("auditor") : List.of());
    }
    Page first = admin.open(PEOPLE + "?text=" + mark);
    assertThat(first.document().select("tbody tr")).hasSize(25);
    Page second = admin.open(first.linkWith("More people"));
    assertThat(second.document().select("tbody tr")).hasSize(5);
    assertThat(second.findLinkWith("More people")).isEmpty();
    List<String> all = new java.util.ArrayList<>(names(first));
    all.addAll(names(second));
    assertThat(all).doesNotHaveDuplicates().hasSize(30);
    assertThat(names(admin.open(PEOPLE + "?role=auditor&text=" + mark))).hasSize(1);
    assertThat(names(admin.open(PEOPLE + "?team=cnwl-discharge"))).contains("Priya Raman");
    assertThat(names(admin.open(PEOPLE + "?role=housing-officer")))
        .contains("Aisha Khan", "Joseph Mensah")
        .doesNotContain("Priya Raman");
    for (String odd : List.of("%25", "_", "'", "%5C", "!")) {
      assertThat(admin.open(PEOPLE + "?text=" + mark + odd).text()).contains("No account fits");
    }
    assertThat(admin.open(PEOPLE + "?view=closed&after=x&text=" + mark).status()).isEqualTo(200);
    assertThat(admin.open("/administration").path()).isEqualTo(PEOPLE);
    assertThat(product.logIn("governance").open("/administration").path())
        .isEqualTo("/administration/agencies");
  }

  @Test
  void theTeamThatFollowsTakesOverCasesAndTasks() {
    Colleague coordinator = product.logIn("coordinator");
    String person = Product.someName();
    String reference =
        coordinator.startDelayedDischarge(person, product.today().minusDays(3), "harrow");
    Map<String, String> ready = DelayedDischargeTest.ready(product.today());
    ready.put("responsibleCouncil", "harrow-council");
    coordinator.finish("clinically ready", person, ready);
    String harrow = account("harrow-council", List.of("harrow-housing"), List.of());
    String brent = account("brent-council", List.of("brent-housing"), List.of());
    String both = account("brent-council", List.of("brent-housing", "harrow-housing"), List.of());
    Colleague old = product.logIn(harrow);
    String task = old.taskFor("Find a home", person);
    old.send(old.open(task), "form[action$='/claim']", Map.of());
    Colleague next = product.logIn(brent);
    assertThat(next.open("/cases/" + reference).status()).isEqualTo(404);
    try {
      harrowGoesOver(product.today());
      successions.stop();
      successions.start();
      assertThat(admin.open("/administration/agencies/harrow-council").text())
          .contains("Until " + product.today().getDayOfMonth(), "then Brent housing team");
      assertThat(product.logIn(harrow).open(task).document().select("button[value=finish]"))
          .as("their last day is a day of work")
          .hasSize(1);

      harrowGoesOver(product.today().minusDays(1));
      successions.stop();
      successions.start();
      next.taskFor("Find a home", person);
      product.await(
          "the engine knows the team, and that nobody there has taken it",
          () -> {
            assertThat(engineTask(task).getCandidateGroups()).containsExactly("brent-housing");
            assertThat(assignee(task)).isNull();
          });
      assertThat(next.open("/cases/" + reference).text())
          .contains("Brent housing team has taken over from Harrow housing team");
      assertThat(product.logIn(harrow).open("/cases/" + reference).status()).isEqualTo(404);
      assertThat(agencies.teamOfAgency("housing-officer", "harrow-council", "harrow"))
          .as("what the council is asked from now on")
          .map(Team::code)
          .contains("brent-housing");

      // Once more, and nothing happens.
      next.send(next.open(task), "form[action$='/claim']", Map.of());
      successions.stop();
      successions.start();
      product.await("it is theirs", () -> assertThat(assignee(task)).isEqualTo(brent));
      assertThat(
              jdbc.sql("SELECT COUNT(*) FROM audit_entry WHERE action = 'team.go-over'")
                  .query(Integer.class)
                  .single())
          .isEqualTo(1);
      assertThat(product.logIn(both).open(task).status()).isEqualTo(200);
    } finally {
      jdbc.sql("UPDATE team SET active_to = NULL, successor_code = NULL").update();
      jdbc.sql("UPDATE directory_state SET version = version + 1").update();
      product.wait(Duration.ofSeconds(3));
    }
  }

  private void harrowGoesOver(LocalDate lastDay) {
    jdbc.sql(
            """
            UPDATE team SET active_to = ?, successor_code = 'brent-housing'
             WHERE code = 'harrow-housing'""")
        .param(lastDay)
        .update();
    jdbc.sql("UPDATE directory_state SET version = version + 1").update();
    product.wait(Duration.ofSeconds(3));
  }

  // --- Steps ------------------------------------------------------------------------------------

  private static List<String> names(Page page) {
    return page.document().select("tbody a").eachText();
  }

  private static Map<String, String> last(LocalDate day) {
    Map<String, String> values = new HashMap<>(Product.date("accountLastDay", day));
    values.put("accountReason", "Left for another council");
    return values;
  }

  private static Page record(Colleague who, String address, LocalDate endsOn) {
    Map<String, String> values = new HashMap<>(Product.date("assuranceEndsOn", endsOn));
    values.put("assuranceStatus", "standards-met");
    return who.send(who.open(address), FORM, values);
  }

  private String readyCase(String name) {
    Colleague coordinator = product.logIn("coordinator");
    String reference = coordinator.startDelayedDischarge(name, product.today().minusDays(3));
    coordinator.finish("clinically ready", name, DelayedDischargeTest.ready(product.today()));
    return reference;
  }

  private String assignee(String task) {
    return engineTask(task).getAssignee();
  }

  private UserTask engineTask(String task) {
    long key = Long.parseLong(task.substring("/tasks/".length()));
    return client.newUserTaskGetRequest(key).send().join();
  }

  /** What no form offers. */
  private Page post(String username, String path, Map<String, String> values) {
    PageClient browser = product.browser();
    Page login = browser.get("/login");
    Page home =
        browser.submit(
            login,
            login.form("input[name=password]"),
            Map.of("username", username, "password", "demo"));
    Map<String, String> all = new HashMap<>(values);
    all.put("_csrf", home.document().selectFirst("input[name=_csrf]").attr("value"));
    return browser.post(path, all);
  }

  private String at(String username) {
    return PEOPLE + "/" + id(username);
  }

  private long id(String username) {
    return jdbc.sql("SELECT id FROM user_account WHERE username = ?")
        .param(username)
        .query(Long.class)
        .single();
  }

  private String account(String agency, List<String> teams, List<String> roles) {
    return account(agency, Product.someName().toLowerCase(Locale.ROOT), teams, roles);
  }

  private String account(String agency, String username, List<String> teams, List<String> roles) {
    jdbc.sql(
            """
            INSERT INTO user_account (username, display_name, password_hash, enabled, agency_id,
                   from_directory, created_at)
            SELECT :name, :shown, (SELECT password_hash FROM user_account WHERE username = 'housing'),
                   TRUE, id, FALSE, CURRENT_TIMESTAMP FROM agency WHERE code = :agency
            """)
        .param("name", username)
        .param("shown", "Sam " + username)
        .param("agency", agency)
        .update();
    long id = id(username);
    for (String team : teams) {
      jdbc.sql("INSERT INTO user_team (user_id, team_id) SELECT ?, id FROM team WHERE code = ?")
          .params(id, team)
          .update();
    }
    roles.forEach(
        role ->
            jdbc.sql("INSERT INTO user_role (user_id, role) VALUES (?, ?)")
                .params(id, role)
                .update());
    return username;
  }

  private List<String> actionsOf(String who, String about) {
    return jdbc.sql("SELECT action FROM audit_entry WHERE username = ? AND detail LIKE ?")
        .params(who, about + "%")
        .query(String.class)
        .list();
  }
}
