package org.homeward.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseFiles;
import org.homeward.testsupport.Casework;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.EnginelessTest;
import org.homeward.testsupport.PageClient.Page;
import org.homeward.testsupport.Product;
import org.homeward.testsupport.StatementCount;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The complex care board over HTTP: the list, a session from plan to end, and who sees what. */
@EnginelessTest
class MeetingPagesTest {

  private static final String BOARD = "/meetings/complex-care-board";
  private static final String FORM = "form[data-hw-form]";
  private static final List<String> INVITEES =
      List.of(
          "InpatientTeam",
          "OccupationalTherapy",
          "CommunityTeam",
          "CrisisTeam",
          "VoluntarySector",
          "SocialWorker",
          "HousingRepresentative");

  @Autowired Product product;
  @Autowired Casework work;
  @Autowired JdbcClient jdbc;
  @Autowired StatementCount count;
  @Autowired CaseFiles cases;

  private CaseFile file;
  private String name;
  private Colleague manager;

  @BeforeEach
  void aCaseThatIsStuck() {
    name = Product.someName();
    file = work.start(name);
    work.housingTask(file);
    manager = product.logIn("manager");
  }

  @Test
  void aManagerPutsACaseOnTheListOnce() {
    Page page = manager.open("/cases/" + file.reference());
    assertThat(page.document().select("a[href$=/meetings]").eachText())
        .contains("Put this case on the list of a meeting");
    Page sent = propose(manager, file, "No provider takes this person");
    assertThat(sent.path()).isEqualTo("/cases/" + file.reference());
    assertThat(sent.text())
        .contains("On the list of the Complex Care Board", "No provider takes this person");

    assertThat(manager.open(BOARD).text())
        .contains(name, "Why: No provider takes this person", "With: Westminster housing team");
    Page again = propose(manager, file, "Still nobody");
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.text()).contains("is on the list of the Complex Care Board already");
    Page empty = manager.send(manager.open(address()), FORM, Map.of());
    assertThat(empty.document().select(".nhsuk-error-summary a").eachText())
        .containsExactly("Select the list", "Enter why it should be discussed");
  }

  @Test
  void aMeetingIsPlannedWithReasonsForWhoIsNotInvited() {
    propose(manager, file, "No provider takes this person");
    Map<String, String> plan = plan(product.today().plusDays(3));
    plan.put("invitedCrisisTeam", "no");
    Page refused = manager.send(manager.open(BOARD + "/sessions/new"), FORM, plan);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.document().select(".nhsuk-error-summary a").eachText())
        .containsExactly("Enter why you do not invite the crisis team");

    plan.put("whyNotCrisisTeam", "They do not know the person");
    Page session = manager.send(refused, FORM, plan);
    assertThat(session.path()).startsWith("/meetings/sessions/");
    assertThat(session.text())
        .contains(name, "Not invited: They do not know the person", "Room 4", "2:30pm");
    assertThat(manager.open(BOARD).document().select("h3").text())
        .as("no longer waiting")
        .doesNotContain(name);
  }

  @Test
  void manyCasesOfAnotherTrustKeepNobodyFromTheirOwn() {
    List<Long> others = IntStream.range(0, 101).mapToObj(n -> waitingElsewhere()).toList();
    try {
      propose(manager, file, "No provider takes this person");
      Page first = manager.open(BOARD);
      assertThat(first.text()).contains("cases of other trusts or teams").doesNotContain(name);
      assertThat(first.text()).doesNotContain("No case that you may open");
      Page next = manager.open(first.link("Show more cases"));
      assertThat(next.text()).contains(name).doesNotContain("Show more cases");
      assertThat(manager.open(BOARD + "?after=x9").status()).isEqualTo(200);
      assertThat(manager.open(BOARD + "?after=999999999999").text())
          .as("a page that is empty does not speak for the list")
          .doesNotContain("No case that you may open");
      assertThat(manager.open(session()).text()).contains(name);
    } finally {
      jdbc.sql("UPDATE meeting_listing SET waiting_case_id = NULL WHERE case_id IN (:others)")
          .param("others", others)
          .update();
    }
  }

  /** A case of West London NHS Trust that waits for the board. */
  private long waitingElsewhere() {
    long id =
        work.start(
                work.person(Product.someName()), "coordinator2", "west-london-alder-ward", "ealing")
            .id();
    jdbc.sql(
            """
            INSERT INTO meeting_listing (kind, case_id, waiting_case_id, why, proposed_at)
            VALUES ('complex-care-board', :id, :id, 'Stuck', :at)
            """)
        .param("id", id)
        .param("at", LocalDateTime.of(2026, 1, 5, 9, 0))
        .update();
    return id;
  }

  @Test
  void aMeetingInThePastIsRefused() {
    Page form = manager.open(BOARD + "/sessions/new");
    Page yesterday = manager.send(form, FORM, plan(product.today().minusDays(1)));
    assertThat(yesterday.status()).isEqualTo(400);
    assertThat(yesterday.text()).contains("from today to 1 year from today");
    Map<String, String> today = plan(product.today());
    today.put("sessionTime", "0:00");
    Page midnight = manager.send(form, FORM, today);
    assertThat(midnight.status()).isEqualTo(400);
    assertThat(midnight.text()).contains("This time has passed today");
  }

  @Test
  void aTimeWithSomethingAroundItIsRefused() {
    Page form = manager.open(BOARD + "/sessions/new");
    Map<String, String> plan = plan(product.today().plusDays(1));
    plan.put("sessionTime", "x9:30");
    Page refused = manager.send(form, FORM, plan);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.document().select(".nhsuk-error-summary a[href*='sessionTime']")).hasSize(1);
  }

  @Test
  void aDecisionIsKeptAndGoesToTheCaseAtTheEndButNotToPartners() {
    work.task(file, "act-for-trust", "provider-worker", Map.of());
    propose(manager, file, "No provider takes this person");
    String session = session();
    Page page = manager.open(itemPath(session));
    assertThat(page.text())
        .contains("Case ", name, "Juniper Ward", "Westminster housing", "No provider takes");
    Map<String, String> decision = new HashMap<>();
    decision.put("meetingDecision", "Both fund a bespoke placement");
    decision.put("meetingThemes", "no-suitable-home");
    Page kept = manager.send(page, "form[action$=/decision]", decision);
    assertThat(kept.text())
        .contains("Both fund a bespoke placement", "What stood in the way: No suitable home");
    assertThat(manager.open(session).text()).contains("No suitable home: 1 case");
    assertThat(manager.open("/cases/" + file.reference()).text())
        .as("not before the end")
        .doesNotContain("Both fund");

    Page finished = manager.send(manager.open(session), "form[action$=/finish]", Map.of());
    assertThat(finished.text()).contains("The meeting is finished", "1 case was decided");
    assertThat(finished.document().select("main form")).isEmpty();
    assertThat(manager.open("/cases/" + file.reference()).text())
        .contains("Decision of the Complex Care Board", "Both fund a bespoke placement");
    assertThat(product.logIn("housing").open("/cases/" + file.reference()).text())
        .contains("Both fund a bespoke placement");
    Page partner = product.logIn("provider").open("/cases/" + file.reference());
    assertThat(partner.status()).isEqualTo(200);
    assertThat(partner.text()).doesNotContain("Both fund").doesNotContain("Complex Care Board");
    Page late = manager.send(page, "form[action$=/decision]", decision);
    assertThat(late.status()).isEqualTo(409);
  }

  @Test
  void theSecondOfTwoChairsSeesWhatTheFirstWroteAndLosesNothing() {
    propose(manager, file, "No provider takes this person");
    String item = itemPath(session());
    Colleague coordinator = product.logIn("coordinator");
    Page mine = manager.open(item);
    Page theirs = coordinator.open(item);
    manager.send(mine, "form[action$=/decision]", Map.of("meetingDecision", "Fund it"));
    Page second =
        coordinator.send(
            theirs, "form[action$=/decision]", Map.of("meetingDecision", "Ask the ICB first"));

    assertThat(second.status()).isEqualTo(409);
    assertThat(second.text()).contains("Helen Marsh wrote a decision while you were writing");
    assertThat(second.text()).contains("Fund it");
    assertThat(second.document().select("#meetingDecision").val()).isEqualTo("Ask the ICB first");
    Page third = coordinator.send(second, "form[action$=/decision]", Map.of());
    assertThat(third.status()).isEqualTo(200);
    assertThat(third.text()).contains("Ask the ICB first", "Written by Priya Raman");
  }

  @Test
  void anActionNeedsWhoAndWhenAndNotYesterday() {
    propose(manager, file, "No provider takes this person");
    Page page = manager.open(itemPath(session()));
    Page empty = manager.send(page, "form[action$=/actions]", Map.of("actionWhat", "Find a home"));
    assertThat(empty.status()).isEqualTo(400);
    assertThat(empty.document().select(".nhsuk-error-summary a").eachText())
        .containsExactly("Select who does it", "Enter the date by when it is done");
    assertThat(empty.document().select("#actionWhat").val()).isEqualTo("Find a home");
    Page yesterday =
        manager.send(page, "form[action$=/actions]", action(product.today().minusDays(1)));
    assertThat(yesterday.status()).isEqualTo(400);
    assertThat(yesterday.text()).contains("The date must be from today");
    assertThat(countActions()).isZero();
  }

  @Test
  void whereACaseCannotMakeItATaskAnActionIsKeptAsADecisionOnly() {
    propose(manager, file, "No provider takes this person");
    String item = itemPath(session());
    // The placement pathway has no event for it.
    jdbc.sql(
            """
            UPDATE pathway_case
            SET pathway_id = 'supported-living-placement', process_definition_key = NULL
            WHERE id = ?
            """)
        .param(file.id())
        .update();
    Page page = manager.open(item);
    assertThat(page.text()).contains("kept here as a decision only");
    Page kept = manager.send(page, "form[action$=/actions]", action(product.today()));
    assertThat(kept.text()).contains("Kept as a decision only: no task");
    manager.send(page, "form[action$=/actions]", action(product.today()));
    assertThat(countActions()).as("the same form sent twice").isEqualTo(1);
  }

  @Test
  void aCaseThatIsClosedMeanwhileIsNotAskedAboutAndItsActionHasEnded() {
    propose(manager, file, "No provider takes this person");
    String session = session();
    String item = itemPath(session);
    Page form = manager.open(item);
    manager.send(form, "form[action$=/actions]", action(product.today()));
    assertThat(manager.open(item).text()).contains("On its way to the team");
    assertThat(manager.open(session).text()).contains("0 of 1 cases decided");
    cases.close(file.reference(), "Went home");

    Page closed = manager.open(item);
    assertThat(closed.text())
        .contains("The case was closed on", "Ended without being finished: the case was closed on")
        .doesNotContain("On its way to the team", "Nothing has been decided yet");
    assertThat(closed.document().select("main form")).isEmpty();
    Page late = manager.send(form, "form[action$=/decision]", Map.of("meetingDecision", "Fund it"));
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.text()).contains("This case needs no decision any more");
    Page whole = manager.open(session);
    assertThat(whole.text())
        .contains("The case was closed on", "0 of 0 cases decided")
        .doesNotContain("Nothing has been decided yet");
    assertThat(whole.document().select("dt:contains(Actions still to be done) + dd").text())
        .isEqualTo("0");
    assertThat(manager.open(BOARD).text())
        .contains("Left the list without being discussed", name, "The case was closed on");
    assertThat(manager.open("/cases/" + file.reference()).text())
        .contains("Off the list of the Complex Care Board");
  }

  @ParameterizedTest(name = "{0}: meetings {1}, session {2}, its case {3}, planning {4}")
  @CsvSource({
    "manager,      200, 200, 200, 200",
    "coordinator,  200, 200, 200, 200",
    // They look, and see the case because their team works in it or looks after it.
    "housing,      200, 200, 200, 403",
    "ward,         200, 200, 200, 403",
    // They may look at meetings, but have no business with the case.
    "socialwork,   200, 200, 404, 403",
    "manager2,     200, 200, 404, 200",
    // Meetings are not for them.
    "provider,     404, 404, 404, 404",
    "employment,   404, 404, 404, 404",
    "nobody,       404, 404, 404, 404",
    "admin,        404, 404, 404, 404",
  })
  void whoMayOpenWhat(String username, int meetings, int session, int item, int plan) {
    propose(manager, file, "No provider takes this person");
    String path = session();
    String itemPath = itemPath(path);
    Colleague who = product.logIn(username);

    assertThat(who.open("/meetings").status()).isEqualTo(meetings);
    assertThat(who.open(BOARD).status()).isEqualTo(meetings);
    Page page = who.open(path);
    assertThat(page.status()).isEqualTo(session);
    assertThat(page.text().contains(name)).isEqualTo(item == 200);
    assertThat(who.open(itemPath).status()).isEqualTo(item);
    assertThat(who.open(BOARD + "/sessions/new").status()).isEqualTo(plan);
    if (session == 200 && item == 404) {
      assertThat(page.text()).containsAnyOf("A case of another trust", "not part of");
    }
    List<String> seen =
        jdbc.sql("SELECT action FROM audit_entry WHERE username = ? AND case_reference = ?")
            .params(username, file.reference())
            .query(String.class)
            .list();
    assertThat(seen.contains("read.meeting.case")).isEqualTo(item == 200);
  }

  @Test
  void whoOnlyLooksCannotRecordEvenWithTheFormOfAChair() {
    propose(manager, file, "No provider takes this person");
    Page form = manager.open(itemPath(session()));
    Colleague housing = product.logIn("housing");
    Page own = housing.open(form.path());
    assertThat(own.document().select("main form")).isEmpty();
    assertThat(own.status()).isEqualTo(200);
    form.document().select("input[name=_csrf]").val(csrf(housing));
    Page sent = housing.send(form, "form[action$=/decision]", Map.of("meetingDecision", "Mine"));
    assertThat(sent.status()).isEqualTo(403);
    assertThat(
            jdbc.sql("SELECT COUNT(*) FROM meeting_item WHERE case_id = ? AND decision IS NULL")
                .param(file.id())
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  /** The log-out form of a page carries the token of the session. */
  private static String csrf(Colleague who) {
    return who.open("/help").document().select("input[name=_csrf]").val();
  }

  @Test
  void anotherTrustsManagerBringsTheirCaseAndNeitherSeesTheOthers() {
    propose(manager, file, "No provider takes this person");
    String session = session();
    String other = Product.someName();
    CaseFile theirs =
        work.start(work.person(other), "coordinator2", "west-london-alder-ward", "ealing");
    Colleague manager2 = product.logIn("manager2");
    propose(manager2, theirs, "Out of area for a year");
    Page added = manager2.send(manager2.open(session), "form[action$=/cases]", Map.of());
    assertThat(added.text()).contains(other).doesNotContain(name);
    assertThat(added.document().select("form[action$=/finish]")).isEmpty();
    Page seen = manager.open(session);
    assertThat(seen.text()).contains(name, "A case of another trust").doesNotContain(other);
  }

  @Test
  void aPageCostsTheSameHoweverManyCasesThereAre() {
    propose(manager, file, "No provider takes this person");
    String session = session();
    String item = itemPath(session);
    propose(manager, work.start(Product.someName()), "Came too late for the meeting");
    List<Integer> few = List.of(cost("/meetings"), cost(BOARD), cost(session), cost(item));
    for (int i = 0; i < 8; i++) {
      CaseFile more = work.start(Product.someName());
      work.housingTask(more);
      propose(manager, more, "Waits");
    }
    manager.send(manager.open(session), "form[action$=/cases]", Map.of());
    for (int i = 0; i < 4; i++) {
      propose(manager, work.start(Product.someName()), "Waits");
    }
    assertThat(List.of(cost("/meetings"), cost(BOARD), cost(session), cost(item)))
        .isEqualTo(few)
        .allMatch(statements -> statements <= 24);
  }

  private int cost(String path) {
    manager.open(path);
    count.reset();
    assertThat(manager.open(path).status()).as(path).isEqualTo(200);
    return (int)
        count.ofHomeward().stream()
            .filter(sql -> !sql.startsWith("SELECT version FROM directory_state"))
            .count();
  }

  private String address() {
    return "/cases/" + file.reference() + "/meetings";
  }

  private Page propose(Colleague who, CaseFile which, String why) {
    Page form = who.open("/cases/" + which.reference() + "/meetings");
    return who.send(form, FORM, Map.of("meetingKind", "complex-care-board", "meetingWhy", why));
  }

  static Map<String, String> plan(LocalDate on) {
    Map<String, String> plan = new HashMap<>(Product.date("sessionDate", on));
    plan.put("sessionTime", "14:30");
    plan.put("sessionPlace", "Room 4");
    INVITEES.forEach(invitee -> plan.put("invited" + invitee, "yes"));
    return plan;
  }

  /** A planned session with every case that waits. */
  private String session() {
    Page planned =
        manager.send(
            manager.open(BOARD + "/sessions/new"), FORM, plan(product.today().plusDays(3)));
    assertThat(planned.path()).as(planned.text()).startsWith("/meetings/sessions/");
    return planned.path();
  }

  private String itemPath(String session) {
    return manager.open(session).linkWith(name, name);
  }

  private Map<String, String> action(LocalDate by) {
    Map<String, String> action = new HashMap<>(Product.date("actionDueOn", by));
    action.put("actionWhat", "Ask three providers again");
    action.put("actionRole", "housing-officer");
    return action;
  }

  private int countActions() {
    return jdbc.sql(
            """
            SELECT COUNT(*) FROM meeting_action a JOIN meeting_item i ON i.id = a.item_id
            WHERE i.case_id = ?
            """)
        .param(file.id())
        .query(Integer.class)
        .single();
  }
}
