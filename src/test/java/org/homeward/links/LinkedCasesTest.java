package org.homeward.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.homeward.agency.WorkingCalendar;
import org.homeward.camunda.EngineJobHandler;
import org.homeward.camunda.EngineTaskListener;
import org.homeward.casefile.CaseActs;
import org.homeward.casefile.CaseFacts;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseFiles;
import org.homeward.casefile.StartingCase;
import org.homeward.pathway.PathwayCatalogue;
import org.homeward.person.People;
import org.homeward.testsupport.Casework;
import org.homeward.testsupport.EnginelessTest;
import org.homeward.testsupport.Product;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The jobs that start, join and tell linked cases, as the engine gives them out. */
@EnginelessTest
@Import(LinkedPathways.class)
class LinkedCasesTest {

  private static final Map<String, String> START = Map.of("pathway", "visit");
  private static final Map<String, Object> NEED =
      Map.of("visitReason", "rooms", "doorCode", "1234#");

  @Autowired Product product;
  @Autowired Casework work;
  @Autowired CaseFiles cases;
  @Autowired CaseFacts facts;
  @Autowired CaseActs acts;
  @Autowired StartingCase starting;
  @Autowired PathwayCatalogue pathways;
  @Autowired EngineTaskListener listener;
  @Autowired List<EngineJobHandler> handlers;
  @Autowired TransactionTemplate transaction;
  @Autowired People people;
  @Autowired WorkingCalendar calendar;
  @Autowired JdbcClient jdbc;

  private Desk desk;
  private long person;
  private CaseFile plan;

  @BeforeEach
  void start() {
    desk = new Desk(work, starting, acts, pathways, listener, handlers, transaction);
    person = work.person(Product.someName());
    plan = desk.plan(person);
    desk.answered(plan, NEED);
  }

  @Test
  void aNewCaseTakesOverWhatItsStartFormAsksForAndNothingElse() {
    CaseFile visit = startVisit();

    assertThat(visit.pathwayTitle()).isEqualTo("Home visit");
    assertThat(visit.personId()).isEqualTo(person);
    assertThat(visit.boroughCode()).isEqualTo("westminster");
    assertThat(visit.trustCode()).isEqualTo("cnwl");
    assertThat(visit.wardTeamCode()).as("its start form does not ask for the ward").isNull();
    assertThat(facts.of(visit.id()))
        .containsOnly(
            Map.entry("borough", "westminster"),
            Map.entry("visitReason", "rooms"),
            Map.entry("doorCode", "1234#"));
    assertThat(timeline(visit)).containsExactly("Home visit started: Started from case " + ref());
    assertThat(timeline(plan)).contains("Home visit started: Case " + visit.reference());
    assertThat(
            jdbc.sql(
                    """
                    SELECT username FROM audit_entry
                    WHERE action = 'case.start' AND case_reference = ? AND person_id = ?
                      AND detail = ?
                    """)
                .params(visit.reference(), person, "visit from " + ref())
                .query(String.class)
                .list())
        .containsExactly("(homeward)");
    assertThat(payloads(visit))
        .singleElement()
        .asString()
        .contains("\"name\":\"visit-referred\"", "\"visitReason\":\"rooms\"", visit.reference())
        .doesNotContain("1234#");
    assertThat(links(plan)).containsExactly(visit.id());
    assertThat(links(visit)).containsExactly(plan.id());
  }

  @ParameterizedTest
  @CsvSource({"yes,,true", "yes,yes,true", "yes,no,false", "no,,false", ",,false"})
  void whatNeedsAYesOfThePersonIsStartedOnlyWithIt(String agreed, String sharing, boolean starts) {
    Map<String, Object> said = new HashMap<>();
    said.put("consentToRefer", agreed);
    said.put("consentToShare", sharing);
    desk.answered(plan, said);
    Map<String, String> headers =
        Map.of(
            "pathway",
            "visit",
            "startWhen",
            "=consentToRefer = \"yes\" and not(consentToShare = \"no\")",
            "notStarted",
            "The person has not agreed to be referred");
    long visit = Desk.visit();

    Map<String, Object> answer = desk.job("case.start-linked", plan, visit, headers, Map.of());

    assertThat(answer.get("linkedReference") != null).isEqualTo(starts);
    assertThat(links(plan)).hasSize(starts ? 1 : 0);
    desk.job("case.start-linked", plan, visit, headers, Map.of());
    assertThat(timeline(plan))
        .filteredOn("Not started: Home visit: The person has not agreed to be referred"::equals)
        .as("said once")
        .hasSize(starts ? 0 : 1);
  }

  @Test
  void whoDoesNotAgreeIsNotLinkedWithAnOpenCaseEither() {
    CaseFile open = desk.start("visit", person, "coordinator", Map.of("borough", "westminster"));
    desk.job(
        "case.start-linked",
        plan,
        Desk.visit(),
        Map.of("pathway", "visit", "startWhen", "=consentToRefer = \"yes\""),
        Map.of());
    assertThat(links(plan)).isEmpty();
    assertThat(links(open)).isEmpty();
  }

  @Test
  void aJobGivenOutTwiceStartsOneCaseAlsoWhenThatIsClosedByThen() {
    long visit = Desk.visit();
    Object first = desk.job("case.start-linked", plan, visit, START, Map.of());
    cases.close(reference(first), "Visited");

    assertThat(desk.job("case.start-linked", plan, visit, START, Map.of())).isEqualTo(first);
    assertThat(count("pathway_case WHERE person_id = " + person)).isEqualTo(2);
    assertThat(startVisit().reference())
        .as("the next visit of the step finds no open case and starts another")
        .isNotEqualTo(reference(first));
  }

  @Test
  void twoCopiesThatDoTheSameJobAtOnceStartOneCase() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (int round = 0; round < 10; round++) {
        CaseFile from = desk.plan(work.person(Product.someName()));
        long visit = Desk.visit();
        CyclicBarrier begin = new CyclicBarrier(2);
        Callable<Object> copy =
            () -> {
              begin.await();
              return desk.job("case.start-linked", from, visit, START, Map.of());
            };
        List<Future<Object>> answers = threads.invokeAll(List.of(copy, copy));
        assertThat(answers.get(0).get()).isEqualTo(answers.get(1).get());
        assertThat(links(from)).hasSize(1);
      }
    }
  }

  @Test
  void anOpenCaseIsJoinedAndKeepsItsOwnFacts() {
    Map<String, Object> own = Map.of("borough", "westminster", "visitReason", "meter");
    CaseFile open = desk.start("visit", person, "coordinator", own);

    CaseFile joined = startVisit();

    assertThat(joined.id()).isEqualTo(open.id());
    assertThat(facts.of(open.id())).containsEntry("visitReason", "meter");
    assertThat(links(plan)).containsExactly(open.id());
    assertThat(links(open)).containsExactly(plan.id());
    assertThat(timeline(open)).contains("Linked with case " + ref() + ": Visit plan");
    assertThat(timeline(plan)).contains("Linked with case " + open.reference() + ": Home visit");
    assertThat(payloads(open)).as("its own start alone").hasSize(1);

    startVisit();
    assertThat(timeline(open).stream().filter(t -> t.startsWith("Linked"))).hasSize(1);
  }

  @Test
  void onlyACaseThatIsJoinedHearsOfIt() {
    Map<String, String> told = Map.of("pathway", "visit", "tellJoined", "case-joined");
    long step = Desk.visit();
    CaseFile visit =
        cases
            .find(reference(desk.job("case.start-linked", plan, step, told, Map.of())))
            .orElseThrow();
    assertThat(payloads(visit)).as("it was started").noneMatch(p -> p.contains("case-joined"));

    step = Desk.visit();
    desk.job("case.start-linked", plan, step, told, Map.of());
    desk.job("case.start-linked", plan, step, told, Map.of());
    assertThat(payloads(visit).stream().filter(p -> p.contains("case-joined")))
        .singleElement()
        .asString()
        .contains("\"correlationKey\":\"" + visit.reference() + "\"");
  }

  @Test
  void aCaseTellsItselfOnceWhatIsCarried() {
    long step = Desk.visit();
    Map<String, String> headers = Map.of("message", "visit-off", "carry", "visitOutcome");
    Map<String, Object> variables = Map.of("visitOutcome", "off", "doorCode", "1234#");
    desk.job("case.tell-itself", plan, step, headers, variables);
    desk.job("case.tell-itself", plan, step, headers, variables);
    assertThat(payloads(plan).stream().filter(p -> p.contains("visit-off")))
        .singleElement()
        .asString()
        .contains("\"visitOutcome\":\"off\"", "\"correlationKey\":\"" + ref() + "\"")
        .doesNotContain("1234#");
  }

  @Test
  void aCaseThatIsNotToBeJoinedStaysBesideTheNewOne() {
    CaseFile meter =
        desk.start(
            "visit",
            person,
            "coordinator",
            Map.of("borough", "westminster", "visitReason", "meter"));
    Map<String, String> unlessMeter =
        Map.of("pathway", "visit", "joinWhen", "=visitReason != \"meter\"");

    Object first = desk.job("case.start-linked", plan, Desk.visit(), unlessMeter, Map.of());
    Object second = desk.job("case.start-linked", plan, Desk.visit(), unlessMeter, Map.of());

    assertThat(reference(first)).isNotEqualTo(meter.reference());
    assertThat(second).as("the new one may be joined").isEqualTo(first);
    assertThat(count("pathway_case WHERE status = 'OPEN' AND person_id = " + person)).isEqualTo(3);
  }

  @Test
  void forAPersonWhoHasDiedNothingIsStarted() {
    people.recordDeath(person, product.today());
    Map<String, Object> nothing = new HashMap<>();
    nothing.put("linkedReference", null);
    assertThat(desk.job("case.start-linked", plan, Desk.visit(), START, Map.of()))
        .isEqualTo(nothing);

    CaseFile reported = desk.plan(work.person(Product.someName()));
    desk.answered(reported, Map.of("dateOfDeath", product.today().toString()));
    assertThat(desk.job("case.start-linked", reported, Desk.visit(), START, Map.of()))
        .as("reported, and not recorded yet")
        .isEqualTo(nothing);
    assertThat(links(reported)).isEmpty();
  }

  @Test
  void aPathwayThatIsNotThereOrItsOwnIsAnIncident() {
    for (String wrong : List.of("nowhere", "visit-plan")) {
      assertThatThrownBy(
              () ->
                  desk.job(
                      "case.start-linked", plan, Desk.visit(), Map.of("pathway", wrong), Map.of()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(wrong);
    }
  }

  @Test
  void openLinkedCasesAreToldOnceWithWhatIsCarried() {
    CaseFile visit = startVisit();
    CaseFile other = desk.plan(work.person(Product.someName()));
    jdbc.sql("UPDATE pathway_case SET person_id = ? WHERE id = ?")
        .params(person, other.id())
        .update();
    Map<String, String> headers = new HashMap<>();
    headers.put("message", "visit-made");
    headers.put("toPathway", "visit-plan");
    headers.put("carry", "visitOutcome, visitDay");
    Map<String, Object> variables = Map.of("visitOutcome", "fits", "doorCode", "1234#");
    long step = Desk.visit();

    desk.job("case.tell-linked", visit, step, headers, variables);
    desk.job("case.tell-linked", visit, step, headers, variables);

    assertThat(payloads(plan).stream().filter(p -> p.contains("visit-made")))
        .singleElement()
        .asString()
        .contains("\"visitOutcome\":\"fits\"", "\"correlationKey\":\"" + ref() + "\"")
        .doesNotContain("1234#");
    assertThat(facts.of(plan.id())).containsEntry("visitOutcome", "fits");
    assertThat(payloads(other)).as("not linked").noneMatch(p -> p.contains("visit-made"));

    headers.put("toPathway", "visit");
    desk.job("case.tell-linked", visit, Desk.visit(), headers, variables);
    assertThat(payloads(plan).stream().filter(p -> p.contains("visit-made"))).hasSize(1);

    headers.remove("toPathway");
    cases.close(plan.reference(), "Over");
    desk.job("case.tell-linked", visit, Desk.visit(), headers, variables);
    assertThat(payloads(plan).stream().filter(p -> p.contains("visit-made")))
        .as("closed cases are left alone")
        .hasSize(1);
  }

  @Test
  void nothingIsToldUnlessTheVariableOfTheHeaderIsTrue() {
    CaseFile visit = startVisit();
    Map<String, String> headers = Map.of("message", "visit-made", "when", "visitOver");
    long step = Desk.visit();
    desk.job("case.tell-linked", visit, step, headers, Map.of());
    desk.job("case.tell-linked", visit, step, headers, Map.of("visitOver", false));
    assertThat(payloads(plan)).noneMatch(p -> p.contains("visit-made"));
    desk.job("case.tell-linked", visit, step, headers, Map.of("visitOver", true));
    assertThat(payloads(plan).stream().filter(p -> p.contains("visit-made"))).hasSize(1);
  }

  @Test
  void aCaseTellsItselfOfASubjectOfItsOwn() {
    jdbc.sql(
            """
            INSERT INTO case_fact (case_id, subject, name, fact, act_id)
            VALUES (?, 'visit', 'doorCode', '"1234#"', 'act')
            """)
        .param(plan.id())
        .update();
    Map<String, String> headers = new HashMap<>();
    headers.put("message", "visit-owed");
    headers.put("subject", "new");
    headers.put("carry", "visitDay");
    headers.put("keep", "doorCode");
    Map<String, Object> variables = Map.of("taskSubject", "visit", "visitDay", "2026-12-01");
    long step = Desk.visit();

    desk.job("case.tell-itself", plan, step, headers, variables);
    desk.job("case.tell-itself", plan, step, headers, variables);

    assertThat(payloads(plan).stream().filter(p -> p.contains("visit-owed")))
        .singleElement()
        .asString()
        .contains(
            "\"taskSubject\":\"T-" + step + "\"",
            "\"visitDay\":\"2026-12-01\"",
            "\"correlationKey\":\"" + ref() + "\"")
        .doesNotContain("1234#");
    assertThat(facts.bySubject(plan.id()).get("T-" + step))
        .containsOnly(Map.entry("visitDay", "2026-12-01"), Map.entry("doorCode", "1234#"));
    assertThat(facts.of(plan.id())).doesNotContainKey("visitDay");

    headers.put("message", "visit-stopped");
    headers.put("subject", "task");
    headers.remove("carry");
    headers.remove("keep");
    desk.job("case.tell-itself", plan, Desk.visit(), headers, Map.of("taskSubject", "T-" + step));
    assertThat(payloads(plan).stream().filter(p -> p.contains("visit-stopped")))
        .singleElement()
        .asString()
        .contains("\"correlationKey\":\"" + ref() + " T-" + step + "\"");
  }

  @Test
  void aDueDayFollowsTheCalendarOfTheAgencyAsked() {
    LocalDate today = product.today();
    Map<String, Object> asked = Map.of("target", "5 working days", "role", "housing-officer");
    assertThat(desk.job("calendar.due", plan, Desk.visit(), Map.of(), asked))
        .containsEntry("dueOn", calendar.addWorkingDays(today, 5, "westminster").toString());
    assertThat(
            desk.job(
                "calendar.due",
                plan,
                Desk.visit(),
                Map.of("target", "3 days"),
                Map.of("taskAgency", "cnwl")))
        .containsEntry("dueOn", today.plusDays(3).toString());
    assertThatThrownBy(() -> desk.job("calendar.due", plan, 1, Map.of(), Map.of("target", "soon")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private CaseFile startVisit() {
    return cases
        .find(reference(desk.job("case.start-linked", plan, Desk.visit(), START, Map.of())))
        .orElseThrow();
  }

  private String ref() {
    return plan.reference();
  }

  private static String reference(Object variables) {
    return (String) ((Map<?, ?>) variables).get("linkedReference");
  }

  private List<Long> links(CaseFile file) {
    return jdbc.sql("SELECT other_case_id FROM case_link WHERE case_id = ? ORDER BY 1")
        .param(file.id())
        .query(Long.class)
        .list();
  }

  private List<String> timeline(CaseFile file) {
    return jdbc.sql("SELECT title, detail FROM timeline_entry WHERE case_id = ? ORDER BY id")
        .param(file.id())
        .query((row, n) -> row.getString(1) + ": " + row.getString(2))
        .list();
  }

  private List<String> payloads(CaseFile file) {
    return jdbc.sql("SELECT payload FROM engine_outbox WHERE case_reference = ? ORDER BY id")
        .param(file.reference())
        .query(String.class)
        .list();
  }

  private int count(String from) {
    return jdbc.sql("SELECT COUNT(*) FROM " + from).query(Integer.class).single();
  }
}
