package org.homeward.pathways;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homeward.embeddedcamunda.ProcessTestSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The supported living pathway on the engine, from referral to closed case. */
class SupportedLivingProcessTest {

  @RegisterExtension
  static final PathwayCoverage COVERAGE =
      new PathwayCoverage(
          Path.of("processes/supported-living-placement/supported-living-placement.bpmn"));

  @RegisterExtension
  static final CamundaProcessTestExtension CAMUNDA = ProcessTestSupport.extension();

  private static final String HOME = "saffron-gate-3";
  private static final String OTHER = "wren-yard-1";
  private static final String WITHDREW = "The person did not want supported living any more";

  private CamundaClient client;
  private CamundaProcessTestContext context;
  private SupportedLivingCase person;

  @AfterEach
  void keepWhatWasTaken() {
    COVERAGE.addAll(client);
  }

  private SupportedLivingCase refer(String... answers) {
    Map<String, Object> map = new HashMap<>();
    for (int i = 0; i < answers.length; i += 2) {
      map.put(answers[i], answers[i + 1]);
    }
    person = SupportedLivingCase.refer(client, context, map);
    return person;
  }

  private SupportedLivingCase searching() {
    return refer().accepted().approved().funded().waitFor("choose-homes");
  }

  private SupportedLivingCase assessing() {
    return searching().nominated(HOME, OTHER).waitFor("assess-person", "assess-person");
  }

  private SupportedLivingCase movingIn() {
    searching().nominated(HOME).offered(HOME).seen(HOME).says(HOME, "accept");
    return person.waitFor("sign-up", "prepare-move");
  }

  private void reviewed(String home, String support) {
    person.waitFor("record-leaving", "review-as-provider", "review-as-team");
    person.does("review-as-provider", "homeGoing", home);
    person.does("review-as-team", "reviewOutcome", support);
  }

  private SupportedLivingCase living() {
    return movingIn().prepared().signed(person.today()).movedIn().waitFor("record-leaving");
  }

  // The way into a home

  @Test
  void whoIsReviewedAgainSettlesAfterAsManyMonthsAsItTook() {
    LocalDate moved = living().today();
    person.clockAt(moved.plusDays(28), "09:00");
    reviewed("well", "settled");
    person.clockAt(moved.plusMonths(3).minusDays(14), "09:00");
    reviewed("at-risk", "settled");
    person.waitFor("record-leaving", "change-support");
    person.does("change-support", "supportChange", "more").waitFor("record-leaving");
    person.clockAt(moved.plusMonths(5).plusDays(1), "09:00");
    reviewed("well", "settled");
    person.waitUntilClosed("Settled in the new home after 5 months");
  }

  @Test
  void fromTheCommunityIntoAHomeThatLasts() {
    refer("employmentInterest", "yes").waitForJobs("case.start-linked", 1);
    assertThat(person.jobs("case.start-linked"))
        .singleElement()
        .satisfies(
            job ->
                assertThat(job.headers())
                    .containsEntry("pathway", "employment-advisor-referral")
                    .containsEntry("startWhen", "=consentToRefer = \"yes\""));
    person.accepted().waitFor("put-on-agenda");
    person.approved().waitFor("agree-funding", "agree-funding");
    person.funded().waitFor("choose-homes");
    person.nominated(HOME, OTHER).waitFor("assess-person", "assess-person");
    person.doesFor(OTHER, "assess-person", "providerDecision", "decline").waitFor("assess-person");
    person.offered(HOME).seen(HOME).says(HOME, "accept").waitFor("sign-up", "prepare-move");
    assertThat(person.created("sign-up").variables())
        .containsEntry("taskAgency", "saffron-gate")
        .containsEntry("taskSubject", HOME)
        .containsEntry("taskSubjectTitle", "Home " + HOME);

    LocalDate move = person.today().plusDays(7);
    person.signed(move).prepared().waitFor("confirm-move-in");
    person.clockAt(move, "15:00").movedIn().waitFor("record-leaving");
    for (LocalDate review : new LocalDate[] {move.plusDays(28), move.plusMonths(3).minusDays(14)}) {
      person.clockAt(review, "09:00");
      person.waitFor("record-leaving", "review-as-provider", "review-as-team");
      person.does("review-as-provider", "homeGoing", "well");
      person.does("review-as-team", "reviewOutcome", "settled");
    }
    person.waitUntilClosed("Settled in the new home after 3 months");
    assertThat(person.domainJobs())
        .contains("placement.open-referral", "placement.move-in", "placement.record-review")
        .doesNotContain("placement.end-stay");
  }

  @Test
  void whoDoesNotAskForWorkIsNotReferredForIt() {
    refer("employmentInterest", "no").staysAt("describe-needs");
    assertThat(person.jobs("case.start-linked")).isEmpty();
  }

  @Test
  void theReferralIsCompletedByWhoKnowsThePerson() {
    refer("referrerRole", "ward-staff");
    assertThat(person.created("describe-needs").roles()).containsExactly("ward-staff");
    person.does("describe-needs").waitFor("check-referral");
    assertThat(person.created("check-referral").roles()).containsExactly("housing-officer");
    person.does("check-referral", "screeningDecision", "more-needed").waitFor("describe-needs");
    person.does("describe-needs").does("check-referral", "screeningDecision", "not-accepted");
    person.waitUntilClosed("The council could not take the referral");
    assertStopped("declined");
  }

  @Test
  void thePanelDeclines() {
    refer().accepted().does("put-on-agenda", "panelDate", person.today().toString());
    person
        .does("record-panel-decision", "panelDecision", "decline")
        .waitUntilClosed("The panel did not approve supported living");
    assertStopped("not-approved");
  }

  @Test
  void nobodyPays() {
    refer().accepted().approved();
    person.doesFor("pay-council", "agree-funding", "fundingDecision", "declined");
    person.doesFor("pay-rent", "agree-funding", "fundingDecision", "agreed");
    person
        .does("decide-without-funding", "fundingNext", "stop")
        .waitUntilClosed("Nobody agreed to pay for the support");
    assertStopped("declined");
  }

  @Test
  void noHomeIsFound() {
    searching()
        .does("choose-homes", "searchDecision", "give-up")
        .waitUntilClosed("No suitable home was found");
    assertStopped("closed");
  }

  @Test
  void closedAfterRefusals() {
    searching().nominated(HOME).offered(HOME).seen(HOME).says(HOME, "refuse");
    person
        .does("weigh-refusal", "refusalDecision", "close")
        .waitUntilClosed("Closed after the person refused homes that were suitable");
    assertStopped("person-refused");
  }

  @Test
  void aHomeThatFallsThroughLeadsBackToTheSearch() {
    movingIn().does("sign-up", "signUpOutcome", "fell-through", "fellThroughReason", "provider");
    person.waitFor("plan-again");
    assertThat(person.created("plan-again").roles()).containsExactly("community-team");
    person.does("plan-again", "allTold", "yes").waitFor("choose-homes");
    person.nominated(OTHER).offered(OTHER).seen(OTHER).says(OTHER, "accept");
    person.waitFor("sign-up", "prepare-move");
    assertThat(person.created("sign-up").variables()).containsEntry("taskAgency", "wren-yard");
  }

  @Test
  void whoMovesOnLeavesTheHomeFreeForOthers() {
    living()
        .does("record-leaving", "leftOn", person.today().toString(), "leavingReason", "own-home")
        .waitUntilClosed("Moved in, and left the home again");
    assertThat(person.domainJobs()).contains("placement.end-stay");
  }

  // The person does not want it any more

  @Test
  void withdrawnBeforeThePanel() {
    refer().accepted().waitFor("put-on-agenda");
    person.reports("placement-withdrawn").waitUntilClosed(WITHDREW);
    assertThat(person.toldOf("put-on-agenda")).containsExactly("CREATING", "CANCELING");
    assertStopped("withdrawn");
  }

  @Test
  void withdrawnWhileProvidersAssess() {
    assessing().reports("placement-withdrawn").waitUntilClosed(WITHDREW);
    assertThat(person.toldOf("assess-person"))
        .containsExactly("CREATING", "CREATING", "CANCELING", "CANCELING");
    assertThat(person.jobs("placement.end-open-nominations").getFirst().variables())
        .containsEntry("nominationOutcome", "withdrawn")
        .containsEntry("search", "closed");
    assertStopped("withdrawn");
  }

  // Consent

  @Test
  void withoutConsentProvidersStopAtOnceAndTheSearchGoesOnWhenItIsGivenAgain() {
    assessing().reports("placement-consent-withdrawn").waitFor("talk-about-consent");
    assertThat(person.toldOf("assess-person"))
        .containsExactly("CREATING", "CREATING", "CANCELING", "CANCELING");
    assertThat(person.created("talk-about-consent").roles()).containsExactly("community-team");
    assertThat(person.jobs("placement.end-open-nominations").getFirst().variables())
        .containsEntry("search", "pause");
    assertThat(person.jobs("placement.resume-search")).isEmpty();
    person.does("talk-about-consent", "consentAgain", "yes").waitFor("choose-homes");
    assertThat(person.jobs("placement.resume-search").getFirst().variables())
        .containsEntry("panelApproved", true);
  }

  @Test
  void withoutConsentFundingStopsAndGoesOnWhereItWas() {
    refer().accepted().approved().waitFor("agree-funding", "agree-funding");
    person.reports("placement-consent-withdrawn").waitFor("talk-about-consent");
    person.does("talk-about-consent", "consentAgain", "yes");
    person.waitFor("agree-funding", "agree-funding");
  }

  @ParameterizedTest
  @CsvSource({
    "housing-officer, council, community-team",
    "social-worker, council, community-team",
    "social-worker, providers, social-worker",
    "ward-staff, council, ward-staff"
  })
  void nobodyTalksAboutConsentFromWhomItWasTaken(String knows, String from, String asked) {
    refer("referrerRole", knows)
        .reports("placement-consent-withdrawn", "consentWithdrawnFor", List.of(from))
        .waitFor("talk-about-consent");
    assertThat(person.created("talk-about-consent").roles()).containsExactly(asked);
  }

  @Test
  void whoLivesThereAndWithdrawsConsentKeepsTheHomeAndIsTalkedWith() {
    living()
        .reports("placement-sharing-withdrawn", "consentWithdrawnFor", List.of("council"))
        .waitFor("record-leaving", "talk-about-sharing");
    assertThat(person.created("talk-about-sharing").roles()).containsExactly("community-team");
    assertThat(person.toldOf("record-leaving")).containsExactly("CREATING");
    person.does("talk-about-sharing", "consentAgain", "no").staysAt("record-leaving");

    // A linked case tells it by the message that it knows.
    person.reports("placement-consent-withdrawn", "consentWithdrawnFor", List.of("council"));
    person.waitFor("record-leaving", "talk-about-sharing");
    person
        .does("record-leaving", "leftOn", person.today().toString(), "leavingReason", "own-home")
        .waitUntilClosed("Moved in, and left the home again");
    assertThat(person.toldOf("talk-about-sharing"))
        .as("the closed case leaves no task behind")
        .endsWith("CREATING", "CANCELING");
  }

  @Test
  void consentIsNotGivenAgain() {
    refer().reports("placement-consent-withdrawn").waitFor("talk-about-consent");
    person
        .does("talk-about-consent", "consentAgain", "no")
        .waitUntilClosed("The person did not agree to sharing any more");
    assertStopped("withdrawn");
  }

  // Needs have changed

  @Test
  void changedNeedsGoBackToThePanelFromTheSearch() {
    assessing().reports("placement-needs-changed").waitFor("put-on-agenda");
    assertThat(person.jobs("placement.end-open-nominations").getFirst().variables())
        .containsEntry("nominationOutcome", "not-needed")
        .containsEntry("search", "again");
    person.approved().funded().waitFor("choose-homes");
  }

  @Test
  void changedNeedsChangeWhoPays() {
    assessing().reports("placement-needs-changed", "section117", "yes").waitFor("put-on-agenda");
    person.approved().doesFor("pay-nhs", "agree-funding", "fundingDecision", "agreed");
    person.funded().waitFor("choose-homes");
  }

  @Test
  void changedNeedsGiveUpTheHomeAndGoBackToThePanel() {
    movingIn().reports("placement-needs-changed").waitFor("put-on-agenda");
    assertThat(person.toldOf("sign-up")).containsExactly("CREATING", "CANCELING");
  }

  @Test
  void changedNeedsBeforeTheCheckAreSimplyDescribed() {
    refer().reports("placement-needs-changed").staysAt("describe-needs");
    assertThat(person.toldOf("describe-needs"))
        .containsExactly("CREATING", "CANCELING", "CREATING");
  }

  // A setback

  @Test
  void aSetbackInTheSearchEndsNothingAndCanBeReportedAgain() {
    assessing().reports("placement-readmitted", "taskSubject", "E-1");
    person.waitFor("assess-person", "assess-person", "plan-readmission");
    assertThat(person.created("plan-readmission").roles()).containsExactly("community-team");
    assertThat(person.created("plan-readmission").variables()).containsEntry("taskSubject", "E-1");
    assertThat(person.variable("taskSubject")).as("only that task is about the setback").isNull();
    person.does("plan-readmission", "homeKept", "search-goes-on");
    person.waitFor("assess-person", "assess-person");

    person.reports("placement-readmitted", "taskSubject", "E-2");
    person.waitFor("assess-person", "assess-person", "plan-readmission");
    person.does("plan-readmission", "homeKept", "search-goes-on");
    person.offered(HOME).seen(HOME).says(HOME, "refuse");
    person.doesFor(OTHER, "assess-person", "providerDecision", "decline");
    person.waitFor("weigh-refusal");
  }

  @Test
  void aSetbackInTheNewHomeKeepsTheHome() {
    living().reports("placement-readmitted", "taskSubject", "E-1");
    person.waitFor("record-leaving", "plan-readmission");
    LocalDate until = person.today().plusDays(10);
    person.does("plan-readmission", "homeKept", "kept", "homeKeptUntil", until.toString());
    person.staysAt("record-leaving");
    assertThat(person.created("record-leaving").variables()).containsEntry("taskSubject", HOME);

    person.reports("placement-readmitted", "taskSubject", "E-2");
    person.waitFor("record-leaving", "plan-readmission");
    person.does("plan-readmission", "homeKept", "over").staysAt("record-leaving");
    person.clockAt(until, "09:00").waitFor("record-leaving", "plan-readmission");
    assertThat(person.created("plan-readmission").variables())
        .as("asked again about the setback it was agreed for")
        .containsEntry("taskSubject", "E-1");
    person.does("plan-readmission", "homeKept", "over").staysAt("record-leaving");
  }

  @Test
  void aHomeThatCannotWaitForThePersonWhoLivesThereIsLeft() {
    living().reports("placement-readmitted", "taskSubject", "E-1");
    person.waitFor("record-leaving", "plan-readmission");
    assertThat(person.created("plan-readmission").roles()).containsExactly("community-team");
    person
        .does("plan-readmission", "homeKept", "not-kept", "leftOn", person.today().toString())
        .waitUntilClosed("Moved in, and left the home again");
    assertThat(person.jobs("placement.end-stay"))
        .singleElement()
        .satisfies(
            job ->
                assertThat(job.variables())
                    .as("whose answers")
                    .containsEntry("taskSubject", "E-1"));
  }

  @Test
  void aHomeThatCannotWaitBeforeTheMoveFallsThrough() {
    refer("referrerRole", "social-worker").accepted().approved().funded();
    person.nominated(HOME).offered(HOME).seen(HOME).says(HOME, "accept");
    person.waitFor("sign-up", "prepare-move");
    person.reports("placement-readmitted", "taskSubject", "E-1");
    person.waitFor("sign-up", "prepare-move", "plan-readmission");
    assertThat(person.created("plan-readmission").roles()).containsExactly("social-worker");
    person.does("plan-readmission", "homeKept", "not-kept").waitFor("plan-again");
    assertThat(person.toldOf("sign-up")).containsExactly("CREATING", "CANCELING");
    assertThat(person.jobs("placement.end-nomination"))
        .singleElement()
        .satisfies(job -> assertThat(job.variables()).containsEntry("taskSubject", HOME));
    person.does("plan-again", "allTold", "yes").waitFor("choose-homes");
  }

  @Test
  void anOpenSetbackEndsWithTheCase() {
    searching().reports("placement-readmitted", "taskSubject", "E-1");
    person.waitFor("choose-homes", "plan-readmission");
    person
        .does("choose-homes", "searchDecision", "give-up")
        .waitUntilClosed("No suitable home was found");
    assertThat(person.toldOf("plan-readmission")).containsExactly("CREATING", "CANCELING");
  }

  // Opened in error, death

  @Test
  void openedInErrorAtTheStart() {
    refer().reports("placement-opened-in-error").waitUntilClosed("Opened in error");
    assertStopped("closed");
  }

  @Test
  void openedInErrorWhileProvidersAssess() {
    assessing().reports("placement-opened-in-error").waitUntilClosed("Opened in error");
    assertThat(person.toldOf("assess-person"))
        .containsExactly("CREATING", "CREATING", "CANCELING", "CANCELING");
    assertStopped("closed");
  }

  @Test
  void aDeathStopsEveryTaskOfEveryAgency() {
    assessing().reports("placement-readmitted", "taskSubject", "E-1");
    person.waitFor("assess-person", "assess-person", "plan-readmission");
    dies();
    assertThat(person.toldOf("assess-person"))
        .containsExactly("CREATING", "CREATING", "CANCELING", "CANCELING");
    assertThat(person.toldOf("plan-readmission")).containsExactly("CREATING", "CANCELING");
  }

  @Test
  void aDeathBeforeThePanel() {
    refer();
    dies();
    assertThat(person.toldOf("describe-needs")).containsExactly("CREATING", "CANCELING");
  }

  @Test
  void aDeathInTheNewHome() {
    living();
    dies();
    assertThat(person.toldOf("record-leaving")).containsExactly("CREATING", "CANCELING");
  }

  private void dies() {
    person
        .reports("person-died", "dateOfDeath", person.today().toString())
        .waitUntilClosed("The person died");
    assertThat(person.domainJobs())
        .endsWith("person.record-death", "placement.end-open-nominations", "case.close");
    assertThat(person.jobs("case.tell-linked"))
        .noneMatch(job -> "placement-stopped".equals(job.headers().get("message")));
  }

  private void assertStopped(String outcome) {
    assertThat(person.jobs("case.tell-linked").getLast())
        .satisfies(
            job -> {
              assertThat(job.headers())
                  .containsEntry("message", "placement-stopped")
                  .containsEntry("carry", "placementOutcome");
              assertThat(job.variables()).containsEntry("placementOutcome", outcome);
            });
    assertThat(person.jobs("placement.end-open-nominations").getLast().headers())
        .containsEntry("search", "closed");
  }
}
