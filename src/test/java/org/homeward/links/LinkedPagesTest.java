package org.homeward.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.homeward.camunda.EngineJobHandler;
import org.homeward.camunda.EngineTaskListener;
import org.homeward.casefile.CaseActs;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseFiles;
import org.homeward.casefile.RuleBreach;
import org.homeward.casefile.StartingCase;
import org.homeward.pathway.PathwayCatalogue;
import org.homeward.testsupport.Casework;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.EnginelessTest;
import org.homeward.testsupport.PageClient.Page;
import org.homeward.testsupport.Product;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Pages about linked cases and people, starting a case from another, panels and rules. */
@EnginelessTest
@Import(LinkedPathways.class)
class LinkedPagesTest {

  private static final String FINISH = "button[value=finish]";
  private static final String SEND = "main form[action*=referrals] button";
  private static final Map<String, String> NEED =
      Map.of("visitReason", "rooms", "doorCode", "1234#");

  @Autowired Product product;
  @Autowired Casework work;
  @Autowired CaseFiles cases;
  @Autowired CaseActs acts;
  @Autowired StartingCase starting;
  @Autowired PathwayCatalogue pathways;
  @Autowired EngineTaskListener listener;
  @Autowired List<EngineJobHandler> handlers;
  @Autowired TransactionTemplate transaction;
  @Autowired LinkedPathways.VisitPossible rule;
  @Autowired JdbcClient jdbc;

  private Desk desk;
  private String name;
  private long person;
  private CaseFile plan;
  private Colleague coordinator;

  @BeforeEach
  void start() {
    rule.forget();
    desk = new Desk(work, starting, acts, pathways, listener, handlers, transaction);
    name = Product.someName();
    person = work.person(name);
    plan = desk.plan(person);
    coordinator = product.logIn("coordinator");
  }

  @Test
  void aCasePageShowsItsLinkedCasesWithStageAndWhoHasThem() {
    CaseFile visit = startedVisit();
    desk.task(visit, "make-visit", "housing-officer");

    Page page = coordinator.open("/cases/" + plan.reference());

    assertThat(page.text())
        .contains("Home visit, " + visit.reference())
        .contains("Stage: Visiting")
        .contains("With Westminster")
        .doesNotContain("No other case is linked");
    assertThat(page.linkWith("Home visit, " + visit.reference()))
        .isEqualTo("/cases/" + visit.reference());
    cases.close(visit.reference(), "Visited");
    assertThat(coordinator.open("/cases/" + plan.reference()).text())
        .contains("Visited. Closed on")
        .doesNotContain("Stage: Visiting");
  }

  @Test
  void whoMayNotOpenALinkedCaseSeesItsTitleAndStatusAndNoMore() {
    CaseFile visit = startedVisit();
    desk.task(visit, "make-visit", "housing-officer");
    Colleague housing = product.logIn("housing");

    Page page = housing.open("/cases/" + visit.reference());

    assertThat(page.text()).contains("Visit plan").contains("You do not have access");
    assertThat(page.document().select("main a[href*=" + plan.reference() + "]")).isEmpty();
    assertThat(page.document().select("main ul.nhsuk-task-list").text())
        .doesNotContain(plan.reference())
        .doesNotContain("Planning");
    assertThat(housing.open("/cases/" + plan.reference()).status()).isEqualTo(404);
  }

  @Test
  void aPartnerLearnsOfALinkedCaseOnlyWhatItIsAskedThereItself() {
    CaseFile visit = startedVisit();
    desk.task(visit, "make-visit", "housing-officer");
    for (CaseFile file : List.of(plan, visit)) {
      jdbc.sql("INSERT INTO case_team (case_id, team_code, running) VALUES (?, ?, TRUE)")
          .params(file.id(), "saffron-gate-team")
          .update();
    }
    Colleague provider = product.logIn("provider");

    for (String page : List.of("/cases/" + plan.reference(), "/people/" + plan.reference())) {
      assertThat(coordinator.open(page).document().select("main ul.nhsuk-task-list").text())
          .contains("Home visit, " + visit.reference(), "Stage: Visiting", "With Westminster");
      assertThat(provider.open(page).document().select("main ul.nhsuk-task-list").text())
          .as(page)
          .contains("Home visit, " + visit.reference())
          .doesNotContain("Stage", "With ", "Westminster");
    }
  }

  @Test
  void thePageOfAPersonShowsTheCasesOneMayOpenAndIsAudited() {
    CaseFile visit = startedVisit();
    desk.task(visit, "make-visit", "housing-officer");
    CaseFile old = desk.start("visit", work.person(name), "coordinator", Map.of());
    jdbc.sql("UPDATE pathway_case SET person_id = ? WHERE id = ?")
        .params(person, old.id())
        .update();
    cases.close(old.reference(), "Visited long ago");

    Page page = coordinator.open("/people/" + plan.reference());
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.document().select("main a.nhsuk-task-list__link").eachAttr("href"))
        .containsExactly(
            "/cases/" + visit.reference(),
            "/cases/" + plan.reference(),
            "/cases/" + old.reference());
    assertThat(page.document().text()).contains("Sam " + name, "3 May 1991", "NHS number");
    assertThat(page.document().title()).doesNotContain(name);
    assertThat(reads("coordinator")).isEqualTo(1);

    Page housing = product.logIn("housing").open("/people/" + person);
    assertThat(housing.status()).isEqualTo(200);
    assertThat(housing.document().select("main a.nhsuk-task-list__link").eachAttr("href"))
        .containsExactly("/cases/" + visit.reference());
    assertThat(housing.document().text()).doesNotContain("NHS number");
  }

  @Test
  void aPersonOfWhomOneMayOpenNoCaseIsNotThere() {
    Colleague elsewhere = product.logIn("coordinator2");
    for (String key :
        new String[] {String.valueOf(person), plan.reference(), "99999999", "NW-0", "x"}) {
      assertThat(elsewhere.open("/people/" + key).status()).as(key).isEqualTo(404);
    }
    assertThat(reads("coordinator2")).isZero();
  }

  @Test
  void anotherCaseIsStartedForTheSamePersonWithoutTypingTheName() {
    desk.answered(plan, Map.of("visitReason", "meter"));
    Page casePage = coordinator.open("/cases/" + plan.reference());

    Page form = coordinator.open(casePage.linkWith("Start for the same person: Home visit"));

    assertThat(form.text()).contains("Sam " + name, "3 May 1991", "case " + plan.reference());
    assertThat(form.document().select("[name=givenName], [name=nhsNumber]")).isEmpty();
    assertThat(form.document().selectFirst("[name=borough] option[selected]").val())
        .isEqualTo("westminster");
    assertThat(form.document().selectFirst("[name=visitReason][value=meter]").hasAttr("checked"))
        .isTrue();

    Page started = coordinator.send(form, SEND, Map.of("doorCode", "99"));

    assertThat(started.status()).as(started.text()).isEqualTo(200);
    CaseFile visit = cases.find(started.path().substring("/cases/".length())).orElseThrow();
    assertThat(visit.personId()).isEqualTo(person);
    assertThat(started.text())
        .contains("Visit plan, " + plan.reference())
        .contains("Started from case " + plan.reference());
    assertThat(coordinator.send(form, SEND, Map.of("doorCode", "99")).path())
        .as("the same form sent twice")
        .isEqualTo(started.path());
    assertThat(coordinator.open(casePage.linkWith("same person: Home visit")).status())
        .as("a second one")
        .isEqualTo(409);
  }

  @Test
  void onlyWhoMayOpenTheCaseAndStartThePathwayGetsTheForm() {
    String visit = "/cases/" + plan.reference() + "/referrals/visit";
    assertThat(product.logIn("coordinator2").open(visit).status()).isEqualTo(404);
    assertThat(product.logIn("housing").open(visit).status()).isEqualTo(404);
    assertThat(product.logIn("ward").open(visit).status()).isEqualTo(403);
    assertThat(coordinator.open("/cases/" + plan.reference() + "/referrals/nowhere").status())
        .isEqualTo(404);
    assertThat(product.logIn("ward").open("/cases/" + plan.reference()).text())
        .doesNotContain("Start for the same person: Home visit");

    jdbc.sql("UPDATE person SET deceased_on = date_of_birth WHERE id = ?").param(person).update();
    assertThat(coordinator.open(visit).status()).isEqualTo(409);
    assertThat(coordinator.open("/cases/" + plan.reference()).text())
        .doesNotContain("Start for the same person");
    assertThat(coordinator.open("/people/" + person).text()).contains("This person died on");
  }

  @Test
  void answersThatAreNotForEverybodyAreNotTakenIntoTheForm() {
    desk.answered(plan, Map.of("doorCode", "77"));
    desk.task(plan, "say-need", "housing-officer");

    Page form = product.logIn("housing").open("/cases/" + plan.reference() + "/referrals/visit");

    assertThat(form.status()).isEqualTo(200);
    assertThat(form.document().selectFirst("[name=doorCode]").val()).isEmpty();
    assertThat(form.document().selectFirst("[name=borough] option[selected]").val())
        .isEqualTo("westminster");
  }

  @Test
  void aPanelStandsBesideTheForm() {
    long task = desk.task(plan, "say-need", "discharge-coordinator");
    Page page = coordinator.open("/tasks/" + task);
    assertThat(page.document().select("#visits").text())
        .isEqualTo("None yet for " + plan.reference() + ", coordinator");
  }

  @Test
  void aBrokenRuleIsShownAtItsQuestionAndNothingIsLost() {
    long task = desk.task(plan, "say-need", "discharge-coordinator");
    Page page = coordinator.open("/tasks/" + task);
    rule.answer.set(
        (asked, times) -> List.of(new RuleBreach("doorCode", "This code opens no door")));

    assertBroken(coordinator.send(page, FINISH, NEED), task);

    assertThat(rule.asked).hasSize(1);
    assertThat(rule.asked.getFirst().inTransaction()).isFalse();
    assertThat(rule.asked.getFirst().file().reference()).isEqualTo(plan.reference());
    assertThat(rule.asked.getFirst().answers()).containsAllEntriesOf(NEED);
  }

  @Test
  void aRuleThatBreaksAMomentLaterIsShownInTheSameWay() {
    long task = desk.task(plan, "say-need", "discharge-coordinator");
    Page page = coordinator.open("/tasks/" + task);
    rule.answer.set(
        (asked, times) ->
            times == 1
                ? List.of()
                : List.of(new RuleBreach("doorCode", "This code opens no door")));

    assertBroken(coordinator.send(page, FINISH, NEED), task);

    assertThat(rule.asked).hasSize(2);
    assertThat(rule.asked.getLast().inTransaction()).isTrue();
    rule.forget();
    assertThat(coordinator.send(page, FINISH, NEED).status()).isEqualTo(200);
    assertThat(rule.asked).hasSize(2);
    assertThat(state(task)).isEqualTo("COMPLETING");
  }

  private void assertBroken(Page broken, long task) {
    assertThat(broken.status()).isEqualTo(400);
    assertThat(broken.document().select(".nhsuk-error-summary a[href=#doorCode]").text())
        .isEqualTo("This code opens no door");
    assertThat(broken.document().select(".nhsuk-error-message").text())
        .contains("This code opens no door");
    assertThat(broken.document().selectFirst("[name=doorCode]").val()).isEqualTo("1234#");
    assertThat(broken.document().selectFirst("[name=visitReason][value=rooms]").hasAttr("checked"))
        .isTrue();
    assertThat(state(task)).isEqualTo("OPEN");
    assertThat(
            jdbc.sql("SELECT COUNT(*) FROM case_act WHERE task_key = ?")
                .param(task)
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void rulesHoldOnStartFormsToo() {
    rule.answer.set(
        (asked, times) ->
            asked.inTransaction() ? List.of(new RuleBreach(null, "Nobody can visit")) : List.of());
    String path = "/cases/" + plan.reference() + "/referrals/visit";
    Page broken = coordinator.send(coordinator.open(path), SEND, NEED);
    assertThat(broken.status()).isEqualTo(400);
    assertThat(broken.document().select(".nhsuk-error-summary a[href=#borough]").text())
        .isEqualTo("Nobody can visit");
    assertThat(rule.asked.getFirst().file()).isNull();

    Page form = coordinator.open("/referrals/new/visit");
    Map<String, String> typed = new java.util.HashMap<>(NEED);
    typed.put("givenName", "Sam");
    typed.put("familyName", Product.someName());
    typed.putAll(Product.date("dateOfBirth", java.time.LocalDate.of(1980, 1, 1)));
    typed.put("borough", "westminster");
    Page refused = coordinator.send(form, "input[name=givenName]", typed);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.document().select(".nhsuk-error-summary").text())
        .contains("Nobody can visit");
    assertThat(refused.document().selectFirst("[name=familyName]").val())
        .isEqualTo(typed.get("familyName"));
    assertThat(
            jdbc.sql("SELECT COUNT(*) FROM person WHERE family_name = ?")
                .param(typed.get("familyName"))
                .query(Integer.class)
                .single())
        .as("nobody is registered")
        .isZero();
    rule.forget();
    assertThat(coordinator.send(refused, "input[name=givenName]", Map.of()).status())
        .isEqualTo(200);
  }

  private CaseFile startedVisit() {
    desk.answered(plan, Map.of("visitReason", "rooms", "doorCode", "1234#"));
    Map<?, ?> given =
        desk.job("case.start-linked", plan, Desk.visit(), Map.of("pathway", "visit"), Map.of());
    return cases.find((String) given.get("linkedReference")).orElseThrow();
  }

  private String state(long task) {
    return jdbc.sql("SELECT state FROM human_task WHERE task_key = ?")
        .param(task)
        .query(String.class)
        .single();
  }

  private int reads(String username) {
    return jdbc.sql(
            """
            SELECT COUNT(*) FROM audit_entry
            WHERE action = 'read.person.page' AND username = ? AND person_id = ?
            """)
        .params(username, person)
        .query(Integer.class)
        .single();
  }
}
