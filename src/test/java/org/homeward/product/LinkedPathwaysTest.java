package org.homeward.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeward.testsupport.Product.date;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.PageClient.Page;
import org.homeward.testsupport.Product;
import org.homeward.testsupport.ProductTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One person with a discharge, a search for a home and one for work, which know of each other. */
@ProductTest
class LinkedPathwaysTest {

  private static final String PLACEMENT = "supported-living-placement";
  private static final String EMPLOYMENT = "employment-advisor-referral";

  @Autowired private Product product;
  @Autowired private JdbcClient jdbc;

  private Colleague coordinator;
  private Colleague ward;
  private Colleague housing;
  private Colleague socialWork;
  private Colleague provider;
  private Colleague adviser;

  @BeforeEach
  void everybodyIsAtWork() {
    coordinator = product.logIn("coordinator");
    ward = product.logIn("ward");
    housing = product.logIn("housing");
    socialWork = product.logIn("socialwork");
    provider = product.logIn("provider");
    adviser = product.logIn("employment");
  }

  @Test
  void aHomeFromThePlacementLetsThePersonLeaveTheWard() {
    String name = Product.someName();
    String home = "marigold-house-room-1";
    LocalDate today = product.today();
    String discharge = readyButForAHome(name);

    // Work began with the screening, before anybody was asked for a home.
    assertThat(reference(name, EMPLOYMENT)).isNotNull();
    coordinator.finish("Ask for a supported home", name, wishes());
    adviser.finish("Check suitability", name, takenOn());
    adviser.taskFor("Make first contact", name);

    // The placement has what the discharge knew, and is shown there.
    String placement = toPanel(name);
    assertThat(placement).isNotNull();
    assertThat(coordinator.open("/cases/" + discharge).text())
        .contains(placement, reference(name, EMPLOYMENT));
    assertThat(coordinator.open("/cases/" + placement).text()).contains(discharge);
    assertThat(cases(name)).isEqualTo(3);

    approveAndPay(name);
    nominate(name, home);
    provider.finish("Meet the person", name, offer());
    coordinator.finish("Show the person the home", name, seen());
    socialWork.finish("Arrange care", name, DelayedDischargeTest.support(today));
    coordinator.finish("Ask the person whether", name, yes());

    Page prepare = coordinator.open(coordinator.taskFor("Get ready for the move", name));
    tick(prepare, "moveReady", "medication", "crisis-plan");
    send(coordinator, prepare, Map.of("moveContact", "Grace Lindqvist, 020 7946 0000"));
    // Nobody leaves before the home is signed for and there is a date.
    provider.taskFor("Sign up the person", name);
    assertThat(ward.open("/tasks").text()).doesNotContain(name);
    provider.finish("Sign up the person", name, signed(today));
    ward.prepareLeaving(name);
    assertThat(
            jdbc.sql(
                    """
                    SELECT f.fact FROM case_fact f JOIN pathway_case c ON c.id = f.case_id
                    WHERE c.reference = ? AND f.name = 'tenureType'
                    """)
                .param(reference(name, EMPLOYMENT))
                .query(String.class)
                .single())
        .as("employment support knows how the person will live")
        .contains("licence");
    Page record = ward.open(ward.taskFor("Record the discharge", name));
    assertThat(record.status()).isEqualTo(200);
    Map<String, String> left = DelayedDischargeTest.discharge(today);
    ward.finish("Record the discharge", name, left);

    Map<String, String> moved = new HashMap<>(date("movedInOn", today));
    moved.put("moveInOutcome", "moved-in");
    provider.finish("Say whether the person has moved in", name, moved);
    provider.taskFor("Tell us when the person leaves or moves on", name);

    product.logIn("community").taskFor("See the person within 72 hours", name);
    assertThat(coordinator.open("/cases/" + discharge).text()).contains("Follow-up");
    assertThat(coordinator.open("/cases/" + placement).text()).contains("Living there");
    adviser.taskFor("Make first contact", name);
  }

  @Test
  void aMoveThatFallsThroughBringsTheDischargeBackToItsCoordinator() {
    String name = Product.someName();
    LocalDate today = product.today();
    String discharge = readyButForAHome(name);
    coordinator.finish("Ask for a supported home", name, wishes());
    String placement = toPanel(name);
    approveAndPay(name);
    nominate(name, "marigold-house-room-4");
    provider.finish("Meet the person", name, offer());
    coordinator.finish("Show the person the home", name, seen());
    socialWork.finish("Arrange care", name, DelayedDischargeTest.support(today));
    coordinator.finish("Ask the person whether", name, yes());
    Page prepare = coordinator.open(coordinator.taskFor("Get ready for the move", name));
    tick(prepare, "moveReady", "medication", "crisis-plan");
    send(coordinator, prepare, Map.of("moveContact", "Grace Lindqvist, 020 7946 0000"));
    provider.finish("Sign up the person", name, signed(today));
    ward.prepareLeaving(name);
    ward.taskFor("Record the discharge", name);

    Map<String, String> lost = new HashMap<>();
    lost.put("moveInOutcome", "fell-through");
    lost.put("fellThroughReason", "provider");
    provider.finish("Say whether the person has moved in", name, lost);

    Page again = coordinator.open(coordinator.taskFor("Say what is in the way now", name));
    assertThat(again.text()).contains("The home that was agreed has fallen through");
    assertThat(tasksOf(ward)).as("nobody leaves without a home").doesNotContain(name);
    Map<String, String> reason = new HashMap<>(date("changedOn", today));
    reason.putAll(Map.of("inTheWayNow", "yes", "delayReason", "18", "attribution", "04"));
    send(coordinator, again, reason);
    // The placement goes on, and is followed without asking for the wishes again.
    coordinator.taskFor("Follow the search for a home", name);
    coordinator.finish(
        "Plan again with the person",
        name,
        Map.of("allTold", "yes", "planUntilHome", "They stay on the ward"));
    housing.taskFor("Choose homes to nominate for", name);

    // Whoever works on the ward can say the same of anything else.
    Map<String, String> found = new HashMap<>(date("moveInDate", today));
    found.put("homeSearch", "agreed");
    coordinator.finish("Follow the search for a home", name, found);
    socialWork.finish("Arrange care", name, DelayedDischargeTest.support(today));
    ward.taskFor("Get everything ready for leaving", name);
    Page event = ward.open("/cases/" + discharge + "/events/in-the-way-again");
    Page after =
        ward.send(event, "main form[method=post]", Map.of("againKind", "care", "againNote", "No"));
    assertThat(after.path()).as(after.text()).isEqualTo("/cases/" + discharge);
    Page reported = coordinator.open(coordinator.taskFor("Say what is in the way now", name));
    assertThat(reported.text()).contains("Care or support is not there any more");
    assertThat(tasksOf(ward)).doesNotContain(name);
    assertThat(placement).isNotEqualTo(discharge);
  }

  @Test
  void aSearchThatEndsWithoutAHomeAsksForAnotherReason() {
    String name = Product.someName();
    readyButForAHome(name);
    coordinator.finish("Ask for a supported home", name, wishes());
    coordinator.finish("Describe needs", name, needs());
    socialWork.finish("Arrange care", name, DelayedDischargeTest.support(product.today()));

    housing.finish(
        "Check the referral",
        name,
        Map.of(
            "screeningDecision", "not-accepted",
            "screeningReason", "needs-too-low",
            "screeningNote", "Visiting support is enough"));

    coordinator.taskFor("Choose what is in the way now", name);
  }

  @Test
  void aDeathReportedInOneCaseEndsTheWorkOfAllAgenciesInAll() {
    String name = Product.someName();
    String discharge = readyButForAHome(name);
    coordinator.finish("Ask for a supported home", name, wishes());
    adviser.finish("Check suitability", name, takenOn());
    toPanel(name);
    approveAndPay(name);
    nominate(name, "marigold-house-room-4", "acton-green-studio-3");
    Colleague otherProvider = product.logIn("provider2");
    List<Colleague> asked = List.of(provider, otherProvider, adviser, socialWork);
    provider.taskFor("Meet the person", name);
    otherProvider.taskFor("Meet the person", name);
    adviser.taskFor("Make first contact", name);
    socialWork.taskFor("Arrange care", name);

    Page event = ward.open("/cases/" + discharge + "/events/person-died");
    Map<String, String> died = new HashMap<>(date("dateOfDeath", product.today()));
    died.put("deathSource", "hospital");
    Page after = ward.send(event, "main form[method=post]", died);
    assertThat(after.path()).as(after.text()).isEqualTo("/cases/" + discharge);

    product.await(
        "all three cases are closed",
        () -> {
          assertThat(casesThatAre("CLOSED", name)).isEqualTo(3);
          assertThat(openTasks(name)).isEqualTo(List.of());
        });
    for (Colleague each : asked) {
      assertThat(tasksOf(each)).doesNotContain(name);
    }
    assertThat(
            jdbc.sql(
                    """
                    SELECT COUNT(*) FROM nomination n JOIN pathway_case c ON c.id = n.case_id
                      JOIN person p ON p.id = c.person_id
                    WHERE p.family_name = ? AND n.ended_at IS NULL
                    """)
                .param(name)
                .query(Integer.class)
                .single())
        .as("nominations that are still open")
        .isZero();
  }

  /** Somebody on the ward, with a wish to work, who could leave if they had a supported home. */
  private String readyButForAHome(String name) {
    LocalDate today = product.today();
    String discharge = coordinator.referDelayedDischarge(name, today.minusDays(40));
    Page screening = coordinator.open(coordinator.taskFor("Screen for barriers", name));
    tick(screening, "barriers", "employment");
    Map<String, String> screened = new HashMap<>(agreedToRefer());
    screened.put("detainedBefore", "no");
    screened.put("capacityForHome", "yes");
    screened.put("outOfArea", "no");
    send(coordinator, screening, screened);
    adviser.taskFor("Check suitability", name);
    Map<String, String> ready = new HashMap<>(DelayedDischargeTest.ready(today));
    ready.put("delayReason", "18");
    coordinator.finish("clinically ready", name, ready);
    return discharge;
  }

  private static Map<String, String> agreedToRefer() {
    return Map.of("consentToRefer", "yes", "consentToReferBy", "Priya Raman, on the ward today");
  }

  private static Map<String, String> wishes() {
    Map<String, String> values = new HashMap<>();
    values.put("consentToRefer", "yes");
    values.put("placementOrigin", "hospital");
    values.put("referrerRole", "discharge-coordinator");
    values.put("wishes", "A quiet room, near the mosque");
    values.put("employmentInterest", "yes");
    values.put("accommodationCapacity", "yes");
    values.put("consentToCouncil", "yes");
    values.put("consentRecordedBy", "Priya Raman");
    return values;
  }

  private static Map<String, String> needs() {
    Map<String, String> values = new HashMap<>();
    values.put("supportLevel", "medium");
    values.put("supportNeeds", "Help with money and cooking");
    values.put("mobilityNeeds", "none");
    values.put("selfContainedNeeded", "no");
    values.put("genderWanted", "any");
    values.put("petsNeeded", "no");
    values.put("riskSummary", "None known");
    values.put("releasedRisk", "None known");
    values.put("consentToProviders", "yes");
    values.put("section117", "no");
    values.put("careEntitlement", "care-act");
    values.put("publicFunds", "yes");
    return values;
  }

  private static Map<String, String> takenOn() {
    return Map.of(
        "referralDecision", "take-on",
        "supportConsent", "yes",
        "empSupportInd", "Y",
        "adviser", "employment");
  }

  private String toPanel(String name) {
    coordinator.finish("Describe needs", name, needs());
    housing.finish("Check the referral", name, Map.of("screeningDecision", "to-panel"));
    Map<String, String> agenda = new HashMap<>(date("panelDate", product.today()));
    agenda.put("panelName", "Supported housing panel");
    housing.finish("Put the referral on a panel agenda", name, agenda);
    return reference(name, PLACEMENT);
  }

  private void approveAndPay(String name) {
    LocalDate today = product.today();
    Map<String, String> panel = new HashMap<>(date("panelDecidedOn", today));
    panel.put("panelDecision", "approve");
    panel.put("supportLevel", "medium");
    panel.put("panelNote", "Approved for medium support");
    housing.finish("Record what the panel decided", name, panel);
    Map<String, String> funding = new HashMap<>(date("fundingAgreedOn", today));
    funding.put("fundingDecision", "agreed");
    funding.put("placementFunding", "care-act");
    funding.put("fundingShare", "100");
    socialWork.finish("Agree the funding", name, funding);
    funding.put("placementFunding", "housing-benefit");
    housing.finish("Agree the funding", name, funding);
  }

  private void nominate(String name, String... homes) {
    Page page = housing.open(housing.taskFor("Choose homes to nominate for", name));
    tick(page, "nominatedUnits", homes);
    tick(page, "releaseChecked", "true");
    send(
        housing,
        page,
        Map.of("searchDecision", "nominate", "nominationNote", "What they asked for"));
  }

  private Map<String, String> offer() {
    Map<String, String> values = new HashMap<>(date("assessedOn", product.today()));
    values.putAll(date("offerUntil", product.today().plusDays(14)));
    values.put("providerDecision", "offer");
    values.put("offerNote", "Call the house, any day");
    return values;
  }

  private Map<String, String> seen() {
    Map<String, String> values = new HashMap<>(date("viewedOn", product.today()));
    values.put("viewingOutcome", "seen");
    values.put("trialLeave", "no");
    values.put("viewingNote", "They liked the garden");
    return values;
  }

  private Map<String, String> yes() {
    Map<String, String> values = new HashMap<>(date("answeredOn", product.today()));
    values.put("personDecision", "accept");
    values.put("personAnswerNote", "This is the one");
    return values;
  }

  private static Map<String, String> signed(LocalDate on) {
    Map<String, String> values = new HashMap<>(date("signedOn", on));
    values.putAll(date("moveInDate", on));
    values.put("signUpOutcome", "signed");
    values.put("tenureType", "licence");
    values.put("signedBy", "person");
    values.put("rentClaim", "housing-benefit");
    return values;
  }

  private String reference(String name, String pathway) {
    return jdbc.sql(
            """
            SELECT c.reference FROM pathway_case c JOIN person p ON p.id = c.person_id
            WHERE p.family_name = ? AND c.pathway_id = ?
            """)
        .params(name, pathway)
        .query(String.class)
        .single();
  }

  private int cases(String name) {
    return jdbc.sql(
            """
            SELECT COUNT(*) FROM pathway_case c JOIN person p ON p.id = c.person_id
            WHERE p.family_name = ?
            """)
        .param(name)
        .query(Integer.class)
        .single();
  }

  private int casesThatAre(String status, String name) {
    return jdbc.sql(
            """
            SELECT COUNT(*) FROM pathway_case c JOIN person p ON p.id = c.person_id
            WHERE c.status = ? AND p.family_name = ?
            """)
        .params(status, name)
        .query(Integer.class)
        .single();
  }

  private List<String> openTasks(String name) {
    return jdbc.sql(
            """
            SELECT t.title FROM human_task t JOIN pathway_case c ON c.id = t.case_id
              JOIN person p ON p.id = c.person_id
            WHERE p.family_name = ? AND t.state NOT IN ('COMPLETED', 'CANCELED')
            """)
        .param(name)
        .query(String.class)
        .list();
  }

  /** The links of the list; above it stands the notice of the death. */
  private static String tasksOf(Colleague who) {
    return who.open("/tasks").document().select("main a[href^=/tasks/]").text();
  }

  private static void send(Colleague who, Page page, Map<String, String> answers) {
    Page after = who.send(page, "button[value=finish]", answers);
    assertThat(after.path()).as(after.text()).isEqualTo("/tasks");
  }

  /** Ticks boxes of a list, as a browser does: several values of one name. */
  private static void tick(Page page, String name, String... values) {
    for (String value : values) {
      var box = page.document().selectFirst("input[name=%s][value=%s]".formatted(name, value));
      assertThat(box).as("%s on %s: %s", value, page.path(), page.text()).isNotNull();
      box.attr("checked", "checked");
    }
  }
}
