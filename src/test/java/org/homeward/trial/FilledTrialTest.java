package org.homeward.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.homeward.camunda.EngineOutbox;
import org.homeward.testsupport.PageClient.Page;
import org.homeward.trial.TrialFolder.DemoData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What somebody finds who starts the trial for the first time. */
class FilledTrialTest {

  @TempDir private static Path folder;

  private static TrialInstallation trial;

  @BeforeAll
  static void start() {
    trial =
        TrialInstallation.start(folder, false, TrialInstallation.Content.demo(), "--server.port=0");
  }

  @AfterAll
  static void stop() {
    if (trial != null) {
      trial.close();
    }
  }

  @Test
  void isFilledAndRunsInRealTime() {
    assertThat(trial.demoData()).isEqualTo(DemoData.COMPLETE);
    assertThat(trial.unfinished()).isEmpty();
    assertThat(bean(Clock.class).instant()).isCloseTo(Instant.now(), within(5, ChronoUnit.SECONDS));
    assertThat(count("SELECT COUNT(*) FROM person"))
        .isEqualTo(
            DemoStories.all().size()
                + PastYear.CASES.values().stream().mapToInt(cases -> cases).sum());
    assertThat(count("SELECT COUNT(*) FROM timeline_entry WHERE at > ?", Instant.now())).isZero();
    assertThat(bean(EngineOutbox.class).waiting()).isZero();
    assertThat(count("SELECT COUNT(*) FROM engine_outbox")).as("refused by the engine").isZero();
  }

  @Test
  void hasNoIncident() {
    assertThat(bean(CamundaClient.class).newIncidentSearchRequest().send().join().items())
        .isEmpty();
  }

  @Test
  void leavesNoErrorsOfTheDatabase() throws IOException {
    Path trace = folder.resolve("database.trace.db");
    assertThat(Files.exists(trace) ? Files.readString(trace) : "").isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Who.class)
  void hasWorkFor(Who who) {
    Page list = new Desk(trial.address(), who.username()).open("/tasks");

    assertThat(list.document().select("main a[href^=/tasks/]")).as(list.text()).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Who.class,
      names = {
        "COORDINATOR",
        "WARD",
        "COMMUNITY",
        "HOUSING",
        "SOCIALWORK",
        "MANAGER",
        "PROVIDER",
        "EMPLOYMENT"
      })
  void hasWorkThatIsTakenAndWorkThatIsNotFor(Who who) {
    Page list = new Desk(trial.address(), who.username()).open("/tasks");

    assertThat(list.text()).contains("For your team, not taken yet");
    assertThat(
            count(
                "SELECT COUNT(*) FROM human_task WHERE state = 'OPEN' AND assignee = ?",
                who.username()))
        .isBetween(1, 8);
  }

  @Test
  void saysThatNothingWaitsForTheAdministrator() {
    Page list = new Desk(trial.address(), "admin").open("/tasks");

    assertThat(list.document().select("main a[href^=/tasks/]")).isEmpty();
    assertThat(list.text()).contains("Nothing is waiting for your team");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        Deed.READY,
        Deed.HOME,
        Deed.CARE,
        Deed.TRUST,
        Deed.REASON,
        Deed.UNBLOCK,
        Deed.DISCHARGE,
        Deed.FOLLOW_UP,
        Deed.OVERDUE,
        Placing.PANEL,
        Placing.ASSESS,
        Placing.VIEW,
        Placing.REVIEW,
        Employing.CONTACT,
        Employing.SEARCH,
        Employing.IN_WORK
      })
  void hasAnOpenTaskOfEachKind(String element) {
    assertThat(
            count(
                "SELECT COUNT(*) FROM human_task WHERE state = 'OPEN' AND element_id = ?", element))
        .isPositive();
  }

  private Object overdueByElement() {
    return bean(JdbcClient.class)
        .sql(
            """
            SELECT element_id, COUNT(*) FROM human_task WHERE state = 'OPEN' AND due_at < ?
            GROUP BY element_id
            """)
        .param(java.sql.Timestamp.from(Instant.now()))
        .query()
        .listOfRows();
  }

  @Test
  void hasCasesInAllConditions() {
    String open = "SELECT COUNT(*) FROM human_task WHERE state = 'OPEN' AND ";
    assertThat(count(open + "due_at < ?", Instant.now()))
        .as("overdue: %s", overdueByElement())
        .isBetween(5, 60);
    assertThat(count(open + "due_at > ?", Instant.now())).as("in time").isGreaterThan(15);
    assertThat(count(open + "assignee IS NOT NULL")).as("taken").isGreaterThan(8);
    assertThat(count(open + "escalation")).as("escalated").isBetween(5, 20);
    assertThat(count(open + "escalation AND due_at < ?", Instant.now()))
        .as("escalated and overdue")
        .isBetween(1, 8);
    assertThat(count("SELECT COUNT(*) FROM task_draft")).as("drafts").isGreaterThan(1);
    assertThat(
            count(
                """
                SELECT COUNT(*) FROM human_task a JOIN human_task b ON b.case_id = a.case_id
                WHERE a.element_id = 'find-home' AND b.element_id = 'arrange-care'
                  AND a.state = 'OPEN' AND b.state = 'COMPLETED'
                """))
        .as("one council team has finished, the other has not")
        .isPositive();
    assertThat(count("SELECT COUNT(DISTINCT trust_code) FROM pathway_case")).isEqualTo(2);
    assertThat(count("SELECT COUNT(DISTINCT borough_code) FROM pathway_case")).isGreaterThan(4);
    assertThat(
            bean(JdbcClient.class)
                .sql("SELECT outcome FROM pathway_case WHERE status = 'CLOSED'")
                .query(String.class)
                .list())
        .contains(
            "Left the ward and was seen within 72 hours",
            "Left the ward but was not seen within 72 hours",
            "The person died")
        .anyMatch(outcome -> outcome.contains("did not apply"));
  }

  @Test
  void hasCasesOfEveryPathway() {
    String open = "SELECT COUNT(*) FROM pathway_case WHERE status <> 'CLOSED' AND pathway_id = ?";
    assertThat(count(open, "delayed-discharge")).isGreaterThan(30);
    assertThat(count(open, "supported-living-placement")).isEqualTo(5);
    assertThat(count(open, "employment-advisor-referral")).isEqualTo(6);
    assertThat(count("SELECT COUNT(DISTINCT route) FROM employment_support")).isEqualTo(2);
  }

  @Test
  void hasSomebodyWithADischargeAHomeAndWorkThatBelongTogether() {
    String reference = reference("Diallo", "delayed-discharge");

    assertThat(new Desk(trial.address(), "coordinator").open("/cases/" + reference).text())
        .contains(reference("Diallo", "supported-living-placement"))
        .contains(reference("Diallo", "employment-advisor-referral"));
  }

  @Test
  void asksTwoProvidersAboutTheSamePersonAtTheSameTime() {
    for (Who who : List.of(Who.PROVIDER, Who.PROVIDER2)) {
      assertThat(new Desk(trial.address(), who.username()).open("/tasks").text())
          .contains("Onwudiwe");
    }
  }

  @Test
  void hasCasesForTheComplexCareBoard() {
    assertThat(count("SELECT COUNT(*) FROM meeting_listing WHERE kind = 'complex-care-board'"))
        .isPositive();
  }

  @Test
  void hasAVacancyBoardThatIsUpToDate() {
    assertThat(count("SELECT COUNT(*) FROM home WHERE confirmed_at > ?", Instant.now())).isZero();
    assertThat(
            count(
                "SELECT COUNT(*) FROM home WHERE confirmed_at > ?",
                Instant.now().minus(8, ChronoUnit.DAYS)))
        .isGreaterThan(30);
  }

  @ParameterizedTest
  @CsvSource({
    "delayed-discharge, record-discharge, COORDINATOR",
    "delayed-discharge, find-home, HOUSING",
    "supported-living-placement, sign-up, COORDINATOR",
    "supported-living-placement, record-panel-decision, HOUSING",
    "employment-advisor-referral, end-support, EMPLOYMENT"
  })
  void opensCasesAndTasksOfThePastYear(String pathway, String step, Who who) {
    Map<String, Object> one =
        bean(JdbcClient.class)
            .sql(
                """
                SELECT c.reference, c.outcome, t.task_key, t.title
                FROM human_task t JOIN pathway_case c ON c.id = t.case_id
                  JOIN team ON team.code = t.team_code
                WHERE c.pathway_id = :pathway AND t.element_id = :step AND c.trust_code = 'cnwl'
                  AND t.state = 'COMPLETED' AND c.status = 'CLOSED' AND t.task_key < :engines
                  AND (:who <> 'housing' OR t.team_code = 'westminster-housing')
                ORDER BY t.task_key LIMIT 1
                """)
            .param("pathway", pathway)
            .param("step", step)
            .param("engines", 2 * PastYear.FIRST_KEY)
            .param("who", who.username())
            .query()
            .singleRow();
    Desk desk = new Desk(trial.address(), who.username());

    assertThat(desk.open("/cases/" + one.get("reference")).text())
        .contains((String) one.get("outcome"))
        .contains("Finished: " + one.get("title"));
    assertThat(desk.open("/tasks/" + one.get("task_key")).text())
        .contains((String) one.get("title"));
    assertThat(desk.open("/tasks?view=done").text()).contains("Done");
  }

  @Test
  void countsThePastYearInTheFiguresOfManagers() {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> count("SELECT COUNT(*) FROM case_change") == 0);

    assertThat(
            count(
                "SELECT SUM(finished) FROM figure_day"
                    + " WHERE cut = 'ALL' AND trust_code = 'cnwl' AND element_id = ?",
                PastYear.PANEL_STEP))
        .isGreaterThan(50);

    Desk manager = new Desk(trial.address(), Who.MANAGER.username());
    assertThat(manager.open("/bottlenecks?by=borough&days=365").text())
        .as("the slow borough, though nothing may be open there")
        .contains("Brent stands out: ");
    assertThat(manager.open("/reports/placement?days=365").document().select("main").text())
        .as("the provider that declines most often comes first")
        .containsPattern("Refused by the person (Provider )?Tallow Lane Homes");
  }

  @Test
  void showsManagersTheFlowOfThePastYear() {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> count("SELECT COUNT(*) FROM case_change") == 0);
    Desk manager = new Desk(trial.address(), Who.MANAGER.username());

    Page cases = manager.open("/reports/flow?pathway=delayed-discharge&days=365");
    assertThat(cases.document().select("#chart-came").text()).contains("stand");
    assertThat(cases.document().select("#chart-scatter").text()).contains("Half were over within");
    assertThat(cases.document().select("svg circle")).hasSizeGreaterThan(50);
    assertThat(cases.document().select("details table tbody tr")).hasSizeBetween(51, 52);

    String step = "/reports/flow?pathway=delayed-discharge&days=365&step=" + PastYear.SLOW_STEP;
    assertThat(halfWithin(manager.open(step + "&of=borough:" + PastYear.SLOW_BOROUGH)))
        .as("where it was planted slow")
        .isGreaterThan(halfWithin(manager.open(step)));
  }

  /** Working days of the last year, from the table of both periods. */
  private static int halfWithin(Page page) {
    String days =
        page.document().select("table").first().select("tbody tr").stream()
            .filter(row -> row.text().contains("Half left within"))
            .map(row -> row.select("td").get(1).select("span").last().text())
            .findFirst()
            .orElseThrow();
    return Integer.parseInt(days.replaceAll("\\D", ""));
  }

  @Test
  void showsACaseWithItsWeeks() {
    Desk coordinator = new Desk(trial.address(), Who.COORDINATOR.username());
    String reference = reference("Mansour", "delayed-discharge");

    assertThat(coordinator.open("/cases/" + reference).text())
        .contains("Layla Mansour")
        .contains("Escalated to CNWL managers")
        .contains("Choose what is in the way now")
        .contains("Find a home or a housing decision")
        .contains("Aisha Khan");
  }

  private static String reference(String familyName, String pathway) {
    return bean(JdbcClient.class)
        .sql(
            """
            SELECT c.reference FROM pathway_case c JOIN person p ON p.id = c.person_id
            WHERE p.family_name = ? AND c.pathway_id = ? AND c.status <> 'CLOSED'
            """)
        .params(familyName, pathway)
        .query(String.class)
        .single();
  }

  private static <T> T bean(Class<T> type) {
    return trial.application().getBean(type);
  }

  private static int count(String sql, Object... parameters) {
    List<Object> values =
        List.of(parameters).stream()
            .map(
                p ->
                    p instanceof Instant i
                        ? (Object) i.atOffset(ZoneOffset.UTC).toLocalDateTime()
                        : p)
            .toList();
    return bean(JdbcClient.class).sql(sql).params(values).query(Integer.class).single();
  }
}
