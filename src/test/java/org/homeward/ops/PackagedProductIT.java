package org.homeward.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.homeward.testsupport.MySqlServer;
import org.homeward.testsupport.MySqlServer.Durability;
import org.homeward.testsupport.PageClient;
import org.homeward.testsupport.PageClient.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The packaged product as it is installed: the jar, MySQL and Camunda, each in its own process. */
@Tag("mysql")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PackagedProductIT {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Path JAR = Path.of(System.getProperty("homeward.jar"));

  @TempDir private static Path folder;

  private final TestAccounts accounts =
      new TestAccounts()
          .with("coordinator", "Ada Okafor", "cnwl-discharge")
          .with("ward", "Ben Hughes", "cnwl-juniper-ward")
          .with("housing", "Carys Novak", "westminster-housing")
          .with("socialwork", "Dev Patel", "westminster-adult-social-care");

  private MySqlServer mysql;
  private CamundaProcess camunda;
  private PackagedHomeward homeward;

  @BeforeAll
  void startAll() {
    mysql = MySqlServer.create(Durability.SAFE);
    mysql.start();
    camunda = new CamundaProcess(folder).start();
    homeward =
        new PackagedHomeward(JAR, mysql.newOwnedDatabase(), camunda.address(), folder)
            .with("HOMEWARD_DIRECTORY_ALSO", accounts.write(folder).toUri().toString());
    homeward.start();
  }

  @AfterAll
  void stopAll() {
    try {
      if (homeward != null) {
        assertThat(homeward.stop()).as("ended by itself when asked to").isTrue();
      }
    } finally {
      Stream.of(homeward, camunda, mysql)
          .filter(Objects::nonNull)
          .forEach(PackagedProductIT::close);
    }
  }

  @Test
  void peopleOfTheAccountsFileLogInAndNobodyElse() {
    PageClient browser = homeward.browser();
    assertThat(browser.get("/tasks").path()).startsWith("/login");

    Page tasks = accounts.logIn(browser, "coordinator");

    assertThat(tasks.path()).isEqualTo("/tasks");
    assertThat(tasks.status()).isEqualTo(200);
    assertThat(tasks.document().text()).contains("Ada Okafor");
    assertThat(accounts.logIn(homeward.browser(), "demo").path()).startsWith("/login");
  }

  @Test
  void theAuditTrailIsCheckedBesideTheRunningApplication() throws Exception {
    accounts.logIn(homeward.browser(), "ward");
    assertThat(homeward.log()).doesNotContain("may change the audit trail");
    Map.Entry<Integer, String> check = homeward.run("audit-check");
    assertThat(check.getValue()).contains("SOUND", "Last seal: seq=").doesNotContain("Tomcat");
    assertThat(check.getKey()).isZero();
    assertThat(homeward.run("audit-check", "--known-seq=x").getKey()).isEqualTo(2);
  }

  @Test
  void nothingIsLostWhenTheApplicationAndTheEngineAreKilled() {
    PageClient coordinator = homeward.browser();
    accounts.logIn(coordinator, "coordinator");
    String reference = refer(coordinator);
    String recordReady =
        awaitTask(coordinator, "Record that the person is clinically ready", reference);

    homeward.kill();
    homeward.start();
    // Still logged in: the session is in the database.
    complete(coordinator, recordReady, readyForDischarge());

    PageClient housing = homeward.browser();
    accounts.logIn(housing, "housing");
    String findHome = awaitTask(housing, "Find a home or a housing decision", reference);

    camunda.kill();
    complete(housing, findHome, homeFound());
    assertThat(housing.get(findHome).document().text()).contains("Completing");
    homeward.kill();
    homeward.start();
    assertThat(housing.get(findHome).document().text()).contains("Completing");
    camunda.start();

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(housing.get(findHome).document().text())
                    .contains("Carys Novak finished this task")
                    .doesNotContain("Completing"));
    PageClient socialWork = homeward.browser();
    accounts.logIn(socialWork, "socialwork");
    assertThat(socialWork.get("/tasks").text()).doesNotContain(reference);
    assertThat(coordinator.get("/cases/" + reference).text())
        .contains("Find a home or a housing decision", "Carys Novak");
  }

  private static void close(AutoCloseable server) {
    try {
      server.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static String refer(PageClient coordinator) {
    Page start = coordinator.get("/referrals/new/delayed-discharge");
    LocalDate today = LocalDate.now(LONDON);
    Map<String, String> values = new HashMap<>();
    values.put("givenName", "Gethin");
    values.put("familyName", "Testperson");
    values.put("ward", "cnwl-juniper-ward");
    values.put("bedType", "200");
    values.put("legalStatus", "informal");
    values.put("borough", "westminster");
    values.put("accommodationBefore", "01");
    values.put("homelessnessRisk", "yes");
    putDate(values, "dateOfBirth", LocalDate.of(1984, 3, 9));
    putDate(values, "admissionDate", today.minusDays(30));
    Page made = coordinator.submit(start, start.form("main form"), values);
    assertThat(made.path()).as("%s", made.text()).startsWith("/cases/");
    return made.path().substring("/cases/".length());
  }

  private static Map<String, String> readyForDischarge() {
    Map<String, String> values = new HashMap<>();
    for (String statement :
        List.of("careElsewhere", "planCoversNeeds", "viewsHeard", "partnersInvolved")) {
      values.put(statement, "true");
    }
    putDate(values, "readyOn", LocalDate.now(LONDON).minusDays(2));
    values.put("decidedBy", "Dr Example");
    values.put("decidedByRole", "consultant");
    // Awaiting social rented housing: housing is asked to act.
    values.put("delayReason", "15");
    values.put("attribution", "06");
    values.put("responsibleCouncil", "westminster-council");
    return values;
  }

  private static Map<String, String> homeFound() {
    Map<String, String> values = new HashMap<>();
    values.put("housingOutcome", "resolved");
    values.put("accommodationFound", "02");
    putDate(values, "moveInDate", LocalDate.now(LONDON).plusDays(7));
    values.put("housingDone", "An offer of a council tenancy was accepted.");
    return values;
  }

  private static void putDate(Map<String, String> values, String field, LocalDate date) {
    values.put(field + "-day", Integer.toString(date.getDayOfMonth()));
    values.put(field + "-month", Integer.toString(date.getMonthValue()));
    values.put(field + "-year", Integer.toString(date.getYear()));
  }

  /** Waits until the task of that case is in the list of the person's work. */
  private static String awaitTask(PageClient browser, String title, String reference) {
    return await()
        .atMost(PATIENCE)
        .until(
            () ->
                browser.get("/tasks").document().select("tr").stream()
                    .filter(row -> row.text().contains(title) && row.text().contains(reference))
                    .map(row -> row.selectFirst("a").attr("href"))
                    .findFirst()
                    .orElse(null),
            Objects::nonNull);
  }

  private static void complete(PageClient browser, String task, Map<String, String> values) {
    Page page = browser.get(task);
    Page after = browser.submit(page, page.form("form[data-hw-form]"), values);
    assertThat(after.path()).as("%s", after.text()).isEqualTo("/tasks");
  }
}
