package org.homeward.pathways;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.homeward.embeddedcamunda.ProcessTestSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The employment pathway with its parts on the engine, from referral to closed case. */
class EmploymentAdvisorProcessTest {

  @RegisterExtension
  static final PathwayCoverage COVERAGE =
      new PathwayCoverage(Path.of("processes/employment-advisor-referral"));

  @RegisterExtension
  static final CamundaProcessTestExtension CAMUNDA = ProcessTestSupport.extension();

  private static final String ENDED = "Ended";
  private static final String[] ADJUSTMENTS_ONLY = {"adjustments"};

  private CamundaClient client;
  private CamundaProcessTestContext context;
  private EmploymentCase person;

  @AfterEach
  void keepWhatWasTaken() {
    COVERAGE.addAll(client);
  }

  private EmploymentCase refer() {
    person = EmploymentCase.refer(client, context);
    return person;
  }

  private EmploymentCase refer(Map<String, Object> answers) {
    person = EmploymentCase.refer(client, context, answers);
    return person;
  }

  /** Somebody whose job is at risk, with a plan to keep it. */
  private void atRisk(String consent, String... needs) {
    refer().takenOn().attempt("reached");
    person.finish("first-record", "recordedOn", "2026-01-01", "employmentStatus", "01");
    person.finish("vocational-profile", "disclosureConsent", consent);
    person.finish("better-off", "betterOffResult", "same");
    person.finish("action-plan", "track", "retention", "retentionNeeds", List.of(needs));
  }

  // From referral to a job that is held

  @Test
  void fromReferralToSixMonthsInAJob() {
    refer();
    LocalDate referred = person.today();
    assertThat(person.created("check-referral").roles()).containsExactly("employment-adviser");
    assertThat((String) person.created("check-referral").variables().get("taskSummary"))
        .contains("nobody is refused");
    person.takenOn().waitFor("make-contact");
    assertThat(person.created("make-contact").variables())
        .containsEntry("taskDue", referred.plusDays(7).toString());
    person.attempt("reached").waitFor("first-record");
    person.finish("first-record", "recordedOn", referred.toString(), "employmentStatus", "02");
    person.finish("vocational-profile", "specifiedAccommodation", "exempt");
    person.waitFor("action-plan", "better-off");
    assertThat((String) person.created("better-off").variables().get("taskSummary"))
        .contains("paid by Housing Benefit");
    person.finish("better-off", "betterOffResult", "better-off");
    person.finish("action-plan", "track", "find-work").waitFor("look-for-work");
    person.findsWork().waitFor("support-at-work");

    LocalDate start = person.today();
    person.clockAt(start.plusWeeks(4), "08:59").staysAt("support-at-work");
    person.clockAt(start.plusWeeks(4), "09:00");
    person.waitFor("support-at-work", "check-job", "prompt-contact");
    assertThat(person.created("check-job").variables())
        .containsEntry("taskTitle", "Check the job at 4 weeks")
        .containsEntry("taskSubject", "job-1-week-4")
        .containsEntry("taskSubjectTitle", "4 weeks in the job");
    person.finish("prompt-contact", person.contact("reached", "contactDecision", "go-on"));
    person.finish("check-job", "stillInJob", "yes", "jobWeeklyHours", 20);
    person.finish("support-at-work", person.contact("reached", "inWorkResult", "goes-on"));
    assertThat(person.created("support-at-work").variables()).doesNotContainKey("taskSubject");

    person.clockAt(start.plusWeeks(13), "08:59").waitFor("support-at-work", "prompt-contact");
    person.finish("prompt-contact", person.contact("reached", "contactDecision", "go-on"));
    person.staysAt("support-at-work");
    person.clockAt(start.plusWeeks(13), "09:00").waitFor("support-at-work", "check-job");
    assertThat(person.created("check-job").variables()).containsEntry("checkWeeks", 13);
    person.finish("check-job", "stillInJob", "yes", "jobWeeklyHours", 20);

    person.clockAt(start.plusMonths(3), "08:59").staysAt("support-at-work");
    person.clockAt(start.plusMonths(3), "09:00").waitFor("support-at-work", "review");
    person.finish("review", person.contact("reached", "reviewDecision", "go-on"));
    person.clockAt(start.plusWeeks(26), "09:00");
    person.waitFor("support-at-work", "check-job", "prompt-contact", "review");
    assertThat(person.created("check-job").variables()).containsEntry("checkWeeks", 26);
    person.finish("check-job", "stillInJob", "yes", "jobWeeklyHours", 20);

    person.waitForJobs("employment.record-job-check", 3);
    person.finish("support-at-work", person.contact("reached", "inWorkResult", "can-end"));
    person.waitFor("end-support");
    assertThat(person.toldOf("prompt-contact"))
        .as("the prompt of the last four weeks is taken back")
        .endsWith("CREATING", "CANCELING");
    person.ends("sustained").waitUntilClosed(ENDED);
    assertThat(person.jobs("employment.record-status"))
        .extracting(job -> job.headers().get("kind"))
        .containsExactly("first", "review", "last");
    assertThat(person.jobs("employment.record-job-check")).hasSize(3);
  }

  // Referral and route

  @Test
  void aTalkingTherapyLeadsToItsEmploymentAdviser() {
    refer(Map.of("severeMentalIllness", "no", "inTalkingTherapies", "yes"));
    assertThat(person.jobs("employment.open-support").getFirst().variables().get("route"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsEntry("code", "talking-therapies");
    assertThat((String) person.created("check-referral").variables().get("taskSummary"))
        .contains("suitable candidate");
    assertThat(person.created("check-referral").variables())
        .containsEntry("taskService", "talking-therapies");
  }

  @Test
  void whoeverIsInTheWrongRouteIsRoutedAgainAndKeepsTheDate() {
    refer(Map.of("severeMentalIllness", "no", "inTalkingTherapies", "yes"));
    LocalDate referred = person.today();
    person.clockAt(referred.plusDays(2), "10:00");
    person.finish(
        "check-referral", "referralDecision", "other-route", "severeMentalIllness", "yes");
    person.waitFor("check-referral").takenOn().waitFor("make-contact");
    assertThat(person.jobs("employment.open-support")).hasSize(2);
    assertThat(person.created("make-contact").variables())
        .as("the team of the other route")
        .containsEntry("taskService", "ips")
        .as("the clock of the referral goes on")
        .containsEntry("taskDue", referred.plusDays(7).toString());
  }

  @Test
  void theReferrerIsAskedWhatTheAdviserNeedsToKnow() {
    refer(Map.of("severeMentalIllness", "yes", "contactRole", "social-worker"));
    person.finish("check-referral", "referralDecision", "ask").waitFor("ask-referrer");
    assertThat(person.created("ask-referrer").roles()).containsExactly("social-worker");
    person.finish("ask-referrer", "bestContact", "x").waitFor("check-referral");
  }

  @Test
  void whoeverIsNotTakenOnIsClosedWithoutALastRecord() {
    refer().finish("check-referral", "referralDecision", "not-taken-on");
    person.waitUntilClosed(ENDED);
    assertThat(person.toldOf("end-support")).isEmpty();
    assertThat(person.jobs("employment.close-support").getFirst().variables())
        .containsEntry("takenOn", false);
  }

  @Test
  void whoeverWithdrawsWhileTheReferralIsCheckedIsClosed() {
    refer().finish("check-referral", "referralDecision", "ask").waitFor("ask-referrer");
    person.report("referral-withdrawn", "referralOffReason", "declined").waitUntilClosed(ENDED);
    assertThat(person.toldOf("ask-referrer")).containsExactly("CREATING", "CANCELING");
    assertThat(person.toldOf("end-support")).isEmpty();
    assertThat(person.jobs("employment.close-support").getFirst().variables())
        .doesNotContainEntry("takenOn", true);
  }

  // First contact

  @Test
  void afterThreeAttemptsTheReferrerIsAskedAndThreeMoreAreMade() {
    refer().takenOn();
    person.attempt("no-answer").attempt("message-left").waitFor("make-contact");
    person.attempt("did-not-attend").waitFor("ask-how");
    assertThat(person.created("ask-how").roles()).containsExactly("community-team");
    person.finish("ask-how", "reachResult", "try-again").waitFor("make-contact");
    person.attempt("no-answer").attempt("no-answer").waitFor("make-contact");
    person.attempt("no-answer").waitFor("ask-how");
    person.finish("ask-how", "reachResult", "stop").waitFor("end-support");
    assertThat(person.jobs("employment.record-contact")).hasSize(6);
    person.ends("disengaged").waitUntilClosed(ENDED);
  }

  @Test
  void whenTheFirstContactIsLateTheReferrerIsAskedBesideIt() {
    refer().takenOn();
    LocalDate due = person.today().plusDays(7);
    person.clockAt(due, "23:59").staysAt("make-contact");
    person.clockAt(due.plusDays(1), "00:00").waitFor("make-contact", "help-contact");
    person.finish("help-contact", "lateHelp", "introduce").waitFor("make-contact");
    person.attempt("reached").waitFor("first-record");
  }

  @Test
  void whoeverIsReachedLateGoesOnAlthoughNobodyHasHelped() {
    refer().takenOn();
    person.clockAt(person.today().plusDays(8), "00:00").waitFor("make-contact", "help-contact");
    person.attempt("reached").waitFor("first-record");
    assertThat(person.toldOf("help-contact"))
        .as("help is not needed any more")
        .containsExactly("CREATING", "CANCELING");
  }

  @Test
  void whoeverDoesNotWantSupportAtFirstContactIsNotChased() {
    refer().takenOn().attempt("declined").waitFor("end-support");
    person.ends("declined").waitUntilClosed(ENDED);
  }

  // Profile and plan

  @Test
  void withoutBenefitsNoCalculationIsAskedFor() {
    refer().takenOn().attempt("reached");
    person.finish("first-record", "employmentStatus", "01", "benefitIndicator", "N");
    person.finish("vocational-profile", "specifiedAccommodation", "none").waitFor("action-plan");
    person.finish("action-plan", "track", "find-work").waitFor("look-for-work");
    assertThat(person.toldOf("better-off")).isEmpty();
  }

  @Test
  void aPauseDuringTheProfileDoesNotAskForTheFirstRecordAgain() {
    refer().takenOn().attempt("reached");
    person.finish("first-record", "recordedOn", "2026-01-01", "employmentStatus", "02");
    person.waitFor("vocational-profile");
    pause(person.today().plusDays(14)).waitFor("decide-pause");
    person.finish("decide-pause", "pauseDecision", "go-on").waitFor("vocational-profile");
    assertThat(person.toldOf("first-record")).containsExactly("CREATING", "COMPLETING");
  }

  // Finding work

  @Test
  void theSearchGoesOnUntilThePersonWantsToStop() {
    refer().planFor("find-work").waitFor("look-for-work");
    assertThat(person.created("look-for-work").variables()).containsEntry("taskTarget", "28 days");
    person.finish("look-for-work", person.contact("reached", "searchResult", "goes-on"));
    person.finish("look-for-work", person.contact("reached", "searchResult", "stop"));
    person.waitFor("end-support").ends("not-now").waitUntilClosed(ENDED);
  }

  @Test
  void aManagerIsAskedWhenNoEmployerWasSpokenWithInThirtyDays() {
    refer().planFor("find-work");
    LocalDate accepted = person.today();
    person.clockAt(accepted.plusDays(30), "08:59").waitFor("look-for-work", "prompt-contact");
    person.clockAt(accepted.plusDays(30), "09:00");
    person.waitFor("look-for-work", "prompt-contact", "speed-up");
    assertThat(person.created("speed-up").roles()).containsExactly("manager");
    person.finish("speed-up", "speedUpDecision", "employer");
    person.waitFor("look-for-work", "prompt-contact");
  }

  @Test
  void whoeverFindsWorkGoesOnAlthoughTheManagerHasNotDecided() {
    refer().planFor("find-work");
    person.clockAt(person.today().plusDays(31), "09:00");
    person.waitFor("look-for-work", "prompt-contact", "speed-up");
    person.findsWork().waitFor("support-at-work", "prompt-contact");
    assertThat(person.toldOf("speed-up"))
        .as("nothing is to be decided any more")
        .containsExactly("CREATING", "CANCELING");
  }

  @Test
  void nobodyIsAskedWhenAnEmployerWasSpokenWithInTime() {
    refer().planFor("find-work").employerSpokenWith();
    person.clockAt(person.today().plusDays(30), "09:00");
    person.staysAt("look-for-work", "prompt-contact");
  }

  @Test
  void aJobThatBeginsLaterOrNotAtAllLeadsBackToTheSearch() {
    refer().planFor("find-work");
    LocalDate monday = person.today().plusDays(5);
    person.finish(
        "look-for-work",
        person.contact("reached", "searchResult", "accepted", "plannedStartOn", monday.toString()));
    person.waitFor("record-start");
    assertThat(person.created("record-start").variables())
        .containsEntry("taskDue", monday.toString());
    person.finish("record-start", "jobBegun", "later", "plannedStartOn", "" + monday.plusDays(7));
    person.waitFor("record-start");
    assertThat(person.created("record-start").variables())
        .containsEntry("taskDue", monday.plusDays(7).toString());
    person.finish("record-start", "jobBegun", "no").waitFor("look-for-work");
    assertThat(person.jobs("employment.record-job-start")).isEmpty();
  }

  // Keeping a job

  @Test
  void whatKeepsTheJobIsDoneAtTheSameTimeAndLeadsToSupportInWork() {
    atRisk("given", "employer", "fit-note", "access-to-work");
    person.waitFor("speak-employer", "fit-note", "access-to-work");
    person.finish("fit-note", "fitNote", "may-be-fit");
    person.finish("speak-employer", "employerResult", "agreed");
    person.finish("access-to-work", "accessResult", "waiting").waitFor("agree-keeping");
    person.finish(
        "agree-keeping",
        person.contact("reached", "retentionResult", "kept", "plannedStartOn", "2026-01-02"));
    person.waitFor("record-start").begins().waitFor("support-at-work");
  }

  @Test
  void withoutAgreementThePersonIsPreparedAndTheEmployerNotToldOf() {
    atRisk("not-given", ADJUSTMENTS_ONLY);
    person.waitFor("prepare-person").finish("prepare-person", "prepareResult", "ask");
    person.finish("agree-keeping", person.contact("reached", "retentionResult", "find-other"));
    person.waitFor("look-for-work");
    assertThat(person.toldOf("speak-employer")).isEmpty();
  }

  @Test
  void whoeverWantsNoSupportWhileTheJobIsKeptIsEnded() {
    atRisk("not-given", ADJUSTMENTS_ONLY);
    person.finish("prepare-person", "prepareResult", "later");
    person.finish("agree-keeping", person.contact("declined", "retentionResult", "stop"));
    person.waitFor("end-support").ends("declined").waitUntilClosed(ENDED);
  }

  // Losing a job

  @Test
  void aJobThatIsGoneAtACheckLeadsBackToTheSearchAndTheNextOneCountsAnew() {
    refer().planFor("find-work").findsWork().waitFor("support-at-work");
    LocalDate start = person.today();
    person.clockAt(start.plusWeeks(4), "09:00");
    person.finish("prompt-contact", person.contact("reached", "contactDecision", "go-on"));
    person.finish("check-job", "stillInJob", "no", "jobEndedOn", start.plusDays(20).toString());
    person.waitFor("look-for-work");
    assertThat(person.toldOf("support-at-work")).containsExactly("CREATING", "CANCELING");

    person.findsWork().waitFor("support-at-work");
    LocalDate again = person.today();
    person.clockAt(again.plusWeeks(4), "09:00");
    person.waitFor("support-at-work", "check-job", "prompt-contact");
    assertThat(person.created("check-job").variables())
        .containsEntry("taskSubject", "job-2-week-4");
  }

  @Test
  void aReportThatTheJobHasEndedLeadsBackToTheSearch() {
    refer().planFor("find-work").findsWork().waitFor("support-at-work");
    person.report("job-ended", "jobEndedOn", person.today().toString(), "jobEndReason", "left");
    person.waitFor("look-for-work");
    assertThat(person.jobs("employment.record-job-end")).hasSize(1);
    person.findsWork().waitFor("support-at-work");
    assertThat(person.jobs("employment.record-job-start")).hasSize(2);
  }

  @Test
  void aJobThatEndsWhileItIsBeingKeptLeadsToTheSearch() {
    atRisk("not-given", ADJUSTMENTS_ONLY);
    person.waitFor("prepare-person");
    person.report(
        "job-ended", "jobEndedOn", person.today().toString(), "jobEndReason", "dismissed");
    person.waitFor("look-for-work");
  }

  // Four weeks and three months

  @Test
  void aContactRecordedMeanwhileStartsTheFourWeeksAnew() {
    refer().planFor("find-work");
    LocalDate spoken = person.today();
    person.clockAt(spoken.plusDays(20), "10:00");
    person.reportsContact("reached", "E-1");
    person.clockAt(spoken.plusDays(28), "09:00").staysAt("look-for-work");
    person.clockAt(spoken.plusDays(48), "09:00");
    person.waitFor("look-for-work", "speed-up", "prompt-contact");
    assertThat(person.created("prompt-contact").variables()).doesNotContainKey("taskSubject");
  }

  @Test
  void anAttemptThatFailsIsAskedForAgainAfterAWeek() {
    refer().planFor("find-work").employerSpokenWith();
    LocalDate spoken = person.today();
    person.clockAt(spoken.plusDays(28), "09:00").waitFor("look-for-work", "prompt-contact");
    person.finish("prompt-contact", person.contact("no-answer", "contactDecision", "go-on"));
    person.clockAt(spoken.plusDays(35), "08:59").staysAt("look-for-work");
    person.clockAt(spoken.plusDays(35), "09:00").waitFor("look-for-work", "prompt-contact");
    person.finish("prompt-contact", person.contact("no-answer", "contactDecision", "end"));
    person.waitFor("end-support").ends("disengaged").waitUntilClosed(ENDED);
  }

  @Test
  void theSupportCanEndAtAReview() {
    refer().planFor("find-work").employerSpokenWith();
    LocalDate recorded = person.today();
    person.clockAt(recorded.plusMonths(3), "09:00");
    person.waitFor("look-for-work", "prompt-contact", "review");
    person.finish("review", person.contact("reached", "reviewDecision", "end"));
    person.waitFor("end-support").ends("not-now").waitUntilClosed(ENDED);
  }

  // Money

  @Test
  void aNewHomeHasTheCalculationMadeAgainWithItsTenure() {
    refer().planFor("find-work").waitFor("look-for-work");
    person.homeAgreed("ast", "none").waitFor("look-for-work", "better-off-again");
    assertThat((String) person.created("better-off-again").variables().get("taskSummary"))
        .contains("Universal Credit");
    person.finish("better-off-again", "betterOffResult", "same").staysAt("look-for-work");
    assertThat(person.jobs("employment.record-better-off")).hasSize(1);
    person.homeAgreed("licence", "exempt").waitFor("look-for-work", "better-off-again");
    assertThat((String) person.created("better-off-again").variables().get("taskSummary"))
        .contains("Housing Benefit");
  }

  @Test
  void whatCouldNotBeCalculatedIsTriedAgainAfterFourWeeks() {
    refer().takenOn().attempt("reached");
    LocalDate spoken = person.today();
    person.finish("first-record", "employmentStatus", "02", "benefitIndicator", "Y");
    person.finish("vocational-profile", "specifiedAccommodation", "none");
    person.finish("better-off", "betterOffResult", "not-yet");
    person.finish("action-plan", "track", "find-work").waitFor("look-for-work");
    person.employerSpokenWith();
    person.clockAt(spoken.plusDays(29), "10:00");
    person.waitFor("look-for-work", "prompt-contact", "better-off-again");
    person.finish("prompt-contact", person.contact("reached", "contactDecision", "go-on"));
    person.finish("better-off-again", "betterOffResult", "not-yet").staysAt("look-for-work");
    person.clockAt(spoken.plusDays(58), "10:00");
    person.waitFor("look-for-work", "prompt-contact", "better-off-again");
    person.finish("better-off-again", "betterOffResult", "better-off");
    person.staysAt("look-for-work", "prompt-contact");
  }

  @Test
  void aNewHomeOfSomebodyWithoutBenefitsNeedsNoCalculation() {
    refer().takenOn().attempt("reached");
    person.finish("first-record", "employmentStatus", "01", "benefitIndicator", "N");
    person.finish("vocational-profile", "specifiedAccommodation", "none").waitFor("action-plan");
    person.finish("action-plan", "track", "find-work").waitFor("look-for-work");
    person.homeAgreed("ast", "none").staysAt("look-for-work");
  }

  // At any time: not wanted, moved away

  @Test
  void whoeverDropsOutBeforeFirstContactIsNotTriedAnyMore() {
    refer().takenOn().waitFor("make-contact");
    person.report("support-declined", "declinedReason", "disengaged").waitFor("end-support");
    assertThat(person.toldOf("make-contact")).containsExactly("CREATING", "CANCELING");
    person.ends("disengaged").waitUntilClosed(ENDED);
  }

  @Test
  void whoeverDropsOutOfTheSearchIsNotSearchedForAnyMore() {
    refer().planFor("find-work").waitFor("look-for-work");
    person.report("support-declined", "declinedReason", "declined").waitFor("end-support");
    assertThat(person.toldOf("look-for-work")).containsExactly("CREATING", "CANCELING");
  }

  @Test
  void whoeverMovesAwayDuringTheProfileIsEnded() {
    refer().takenOn().attempt("reached").waitFor("first-record");
    person.report("person-moved-away", "movedOn", person.today().toString());
    person.waitFor("end-support").ends("moved").waitUntilClosed(ENDED);
  }

  @Test
  void whoeverMovesAwayWhileInWorkIsEnded() {
    refer().planFor("find-work").findsWork().waitFor("support-at-work");
    person.report("person-moved-away", "movedOn", person.today().toString());
    person.waitFor("end-support");
    assertThat(person.toldOf("support-at-work")).containsExactly("CREATING", "CANCELING");
  }

  // At any time: health

  @Test
  void aPauseTakesTheTasksBackAndTheSupportGoesOnWhereItWas() {
    refer().planFor("find-work").findsWork().waitFor("support-at-work");
    LocalDate again = person.today().plusDays(40);
    pause(again).waitFor("decide-pause");
    assertThat(person.toldOf("support-at-work")).containsExactly("CREATING", "CANCELING");
    assertThat(person.created("decide-pause").variables())
        .containsEntry("taskDue", again.toString());

    person.clockAt(again, "09:00").staysAt("decide-pause");
    person.finish("decide-pause", "pauseDecision", "go-on");
    person.waitFor("support-at-work", "check-job", "prompt-contact");
    assertThat(person.toldOf("record-start")).as("asked once").hasSize(2);
    assertThat(person.toldOf("action-plan")).as("asked once").hasSize(2);
  }

  @Test
  void aPauseDoesNotAskAgainAboutMarksThatWereChecked() {
    refer().planFor("find-work").findsWork().waitFor("support-at-work");
    LocalDate start = person.today();
    for (int weeks : new int[] {4, 13}) {
      person.clockAt(start.plusWeeks(weeks), "09:00");
      person.finish("prompt-contact", person.contact("reached", "contactDecision", "go-on"));
      person.finish("check-job", "stillInJob", "yes", "jobWeeklyHours", 20);
    }
    person.clockAt(start.plusWeeks(20), "10:00");
    person.finish("review", person.contact("reached", "reviewDecision", "go-on"));
    person.reportsContact("reached", "E-1");
    pause(person.today().plusDays(1)).waitFor("decide-pause");
    person.finish("decide-pause", "pauseDecision", "go-on").staysAt("support-at-work");
    person.report("disclosure-withdrawn", "disclosureOn", person.today().toString());
    person.waitForAgain("support-at-work", 3).staysAt("support-at-work");
    person.clockAt(start.plusWeeks(26), "09:00");
    person.waitFor("support-at-work", "check-job", "prompt-contact");
    assertThat(person.created("check-job").variables()).containsEntry("checkWeeks", 26);

    person.finish("check-job", "stillInJob", "no", "jobEndedOn", person.today().toString());
    person.finish("look-for-work", person.contact("reached", "searchResult", "accepted"));
    person.begins();
    LocalDate again = person.today();
    person.clockAt(again.plusWeeks(4), "09:00");
    person.finish("check-job", "stillInJob", "yes", "jobWeeklyHours", 20);
    assertThat(person.created("check-job").variables())
        .as("the marks of another job are its own")
        .containsEntry("taskSubject", "job-2-week-4");
  }

  @Test
  void aPauseBeforeFirstContactCanBeProlongedAndCanEndTheSupport() {
    refer().takenOn().attempt("no-answer").waitFor("make-contact");
    pause(person.today().plusDays(14)).waitFor("decide-pause");
    String later = person.today().plusDays(60).toString();
    person.finish("decide-pause", "pauseDecision", "pause", "lookAgainOn", later);
    person.waitFor("decide-pause");
    assertThat(person.created("decide-pause").variables()).containsEntry("taskDue", later);
    person.finish("decide-pause", "pauseDecision", "stop").waitFor("end-support");
    assertThat(person.jobs("employment.record-pause")).hasSize(3);
    person.ends("health").waitUntilClosed(ENDED);
  }

  @Test
  void aSecondPauseDoesNotTakeTheDecisionOfTheFirst() {
    refer().planFor("find-work").waitFor("look-for-work");
    pause(person.today().plusDays(14)).waitFor("decide-pause");
    person.finish("decide-pause", "pauseDecision", "go-on").waitFor("look-for-work");
    pause(person.today().plusDays(14)).waitFor("decide-pause");
  }

  @Test
  void whoeverDropsOutDuringAPauseIsEnded() {
    refer().planFor("find-work").waitFor("look-for-work");
    pause(person.today().plusDays(14)).waitFor("decide-pause");
    person.report("support-declined", "declinedReason", "declined").waitFor("end-support");
    assertThat(person.toldOf("decide-pause")).containsExactly("CREATING", "CANCELING");
    person.ends("declined").waitUntilClosed(ENDED);
  }

  @Test
  void whoeverMovesAwayDuringAPauseIsEnded() {
    refer().takenOn().waitFor("make-contact");
    pause(person.today().plusDays(14)).waitFor("decide-pause");
    person.report("person-moved-away", "movedOn", person.today().toString());
    person.waitFor("end-support").ends("moved").waitUntilClosed(ENDED);
  }

  @Test
  void deathDuringAPauseClosesTheCase() {
    refer().planFor("find-work").waitFor("look-for-work");
    pause(person.today().plusDays(14)).waitFor("decide-pause");
    person.dies().waitUntilClosed("The person died");
    assertThat(person.toldOf("decide-pause")).containsExactly("CREATING", "CANCELING");
  }

  @Test
  void agreementTakenBackDuringAPauseEndsNoPauseAndNeitherDoesWorseHealth() {
    refer().planFor("find-work").waitFor("look-for-work");
    String first = person.today().plusDays(14).toString();
    pause(person.today().plusDays(14)).waitFor("decide-pause");
    person.report("disclosure-withdrawn", "disclosureOn", person.today().toString());
    person.waitForAgain("decide-pause", 2);
    assertThat(person.created("decide-pause").variables()).containsEntry("taskDue", first);
    LocalDate later = person.today().plusDays(60);
    pause(later).waitForAgain("decide-pause", 3);
    assertThat(person.created("decide-pause").variables())
        .containsEntry("taskDue", later.toString());
    person.finish("decide-pause", "pauseDecision", "go-on").waitFor("look-for-work");
    person.report("disclosure-withdrawn", "disclosureOn", person.today().toString());
    person.waitForAgain("look-for-work", 3);
  }

  private EmploymentCase pause(LocalDate until) {
    return person.report(
        "health-changed",
        "pausedOn",
        person.today().toString(),
        "pauseReason",
        "mental-health",
        "lookAgainOn",
        until.toString());
  }

  // At any time: what the employer may be told

  @Test
  void agreementGivenDuringTheProfileCountsForWhatComesLater() {
    atRisk("not-given", "adjustments", "graded-return");
    person.waitFor("prepare-person", "fit-note");
    person
        .report("disclosure-given", "disclosureConsent", "given")
        .staysAt("prepare-person", "fit-note");
    assertThat(person.jobs("employment.record-consent")).hasSize(1);
    person.report("health-changed", "lookAgainOn", person.today().toString());
    person.finish("decide-pause", "pauseDecision", "go-on").waitFor("speak-employer", "fit-note");
  }

  @Test
  void agreementGivenDuringTheSearchEndsNoTask() {
    refer().planFor("find-work").waitFor("look-for-work");
    person.report("disclosure-given", "disclosureConsent", "given").staysAt("look-for-work");
    assertThat(person.toldOf("look-for-work")).containsExactly("CREATING");
  }

  @Test
  void agreementTakenBackTakesTheTalkWithTheEmployerBack() {
    atRisk("given", ADJUSTMENTS_ONLY);
    person.waitFor("speak-employer");
    person.report("disclosure-withdrawn", "disclosureOn", person.today().toString());
    person.waitFor("prepare-person");
    assertThat(person.toldOf("speak-employer")).containsExactly("CREATING", "CANCELING");
    assertThat(person.jobs("employment.record-consent").getFirst().headers())
        .containsEntry("decision", "withdrawn");
  }

  @Test
  void agreementTakenBackDuringTheSearchBeginsItsTaskAnew() {
    refer().planFor("find-work").waitFor("look-for-work");
    person.report("disclosure-withdrawn", "disclosureOn", person.today().toString());
    person.waitFor("look-for-work");
    assertThat(person.toldOf("look-for-work")).containsExactly("CREATING", "CANCELING", "CREATING");
    assertThat(person.created("look-for-work").variables())
        .containsEntry("disclosureConsent", "withdrawn");
  }

  // At any time: contacts, mistakes, death

  @Test
  void aContactCanBeRecordedBeforeAnybodyHasTried() {
    refer().takenOn().waitFor("make-contact");
    person.reportsContact("no-answer", "E-1");
    person.staysAt("make-contact");
    assertThat(person.jobs("employment.record-contact").getFirst().variables())
        .containsEntry("taskSubject", "E-1");
    person.reportsContact("no-answer", "E-2");
    person.staysAt("make-contact").attempt("reached").waitFor("first-record");
    assertThat(person.created("first-record").variables()).doesNotContainKey("taskSubject");
    assertThat(person.jobs("employment.record-contact"))
        .extracting(job -> job.variables().get("taskSubject"))
        .containsExactly("E-1", "E-2", null);
  }

  @Test
  void whatWasOpenedByMistakeIsClosedBeforeItIsChecked() {
    refer().report("opened-in-error", "errorReason", "mistake");
    person.waitUntilClosed("Opened in error");
    assertThat(person.jobs("employment.close-support").getFirst().headers())
        .containsEntry("reason", "error");
  }

  @Test
  void whatWasOpenedByMistakeIsClosedDuringTheSearchToo() {
    refer().planFor("find-work").waitFor("look-for-work");
    person.report("opened-in-error", "errorReason", "twice").waitUntilClosed("Opened in error");
    assertThat(person.toldOf("look-for-work")).containsExactly("CREATING", "CANCELING");
  }

  @Test
  void deathBeforeTheCheckStopsEverything() {
    refer().dies().waitUntilClosed("The person died");
    assertThat(person.toldOf("check-referral")).containsExactly("CREATING", "CANCELING");
  }

  @Test
  void deathInWorkStopsChecksPromptsAndReviews() {
    refer().planFor("find-work").findsWork();
    person.clockAt(person.today().plusMonths(4), "09:00");
    person.waitFor("support-at-work", "check-job", "check-job", "prompt-contact", "review");
    person.dies().waitUntilClosed("The person died");
    for (String task : List.of("support-at-work", "prompt-contact", "review")) {
      assertThat(person.toldOf(task)).as(task).containsExactly("CREATING", "CANCELING");
    }
  }

  @Test
  void deathDuringTheLastRecordStopsThatToo() {
    refer().takenOn().attempt("declined").waitFor("end-support");
    person.dies().waitUntilClosed("The person died");
    assertThat(person.toldOf("end-support")).containsExactly("CREATING", "CANCELING");
  }
}
