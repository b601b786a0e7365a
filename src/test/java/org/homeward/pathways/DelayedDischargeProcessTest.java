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
import org.assertj.core.api.InstanceOfAssertFactories;
import org.homeward.embeddedcamunda.ProcessTestSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The delayed discharge pathway on the engine, from referral to closed case. */
class DelayedDischargeProcessTest {

  @RegisterExtension
  static final PathwayCoverage COVERAGE =
      new PathwayCoverage(Path.of("processes/delayed-discharge"));

  @RegisterExtension
  static final CamundaProcessTestExtension CAMUNDA = ProcessTestSupport.extension();

  private static final String SEEN = "Left the ward and was seen within 72 hours";
  private static final String NOT_SEEN = "Left the ward but was not seen within 72 hours";
  private static final String DIED = "The person died";
  private static final String NOT_APPLICABLE =
      "Left the ward. The 72-hour follow-up did not apply: the person went to court, prison or"
          + " police custody";

  private CamundaClient client;
  private CamundaProcessTestContext context;
  private DelayedDischargeCase person;

  @AfterEach
  void keepWhatWasTaken() {
    COVERAGE.addAll(client);
  }

  private DelayedDischargeCase refer() {
    person = DelayedDischargeCase.refer(client, context);
    return person;
  }

  private DelayedDischargeCase refer(String bedType) {
    person = DelayedDischargeCase.refer(client, context, bedType);
    return person;
  }

  private DelayedDischargeCase arrive(Map<String, Object> answers) {
    person = DelayedDischargeCase.arrive(client, context, answers);
    return person;
  }

  /** Ready, with everything cleared that reason 09 asks for, and prepared to leave. */
  private DelayedDischargeCase readyToLeave() {
    return refer().ready("09").careArranged(person.today());
  }

  // The way home

  @Test
  void acrossThreeAgencies() {
    refer();
    LocalDate monday = person.today();
    person.ready("32").waitFor("find-home", "arrange-care", "act-for-trust", "decide-unblock");

    assertThat(person.created("find-home").roles()).containsExactly("housing-officer");
    assertThat(person.created("arrange-care").roles()).containsExactly("social-worker");
    assertThat(person.created("act-for-trust").roles()).containsExactly("discharge-coordinator");
    assertThat(person.created("act-for-trust").variables())
        .containsEntry("taskSubject", "risk-summit")
        .containsEntry("taskSubjectTitle", "Risk meeting")
        .hasEntrySatisfying(
            "taskSummary",
            ask -> assertThat((String) ask).endsWith("Done when: the plan is agreed."));
    for (String council : List.of("find-home", "arrange-care")) {
      assertThat(person.created(council).variables()).containsEntry("taskAgency", "westminster");
    }
    assertThat(person.created("act-for-trust").variables().get("taskAgency")).isNull();
    assertThat(person.jobs("calendar.due"))
        .as("by the calendar of the council that is responsible")
        .extracting(job -> job.text("role") + " " + job.variables().get("taskAgency"))
        .containsExactlyInAnyOrder(
            "housing-officer westminster",
            "housing-officer westminster",
            "social-worker westminster",
            "social-worker westminster",
            "discharge-coordinator null",
            "discharge-coordinator null");
    assertThat(person.jobs("discharge.open-barrier"))
        .extracting(job -> job.variables().get("barrierOrigin"))
        .containsExactly("reason", "reason", "reason");

    person.homeFound(monday.plusDays(2)).careArranged(monday.plusDays(1)).trustDone();
    person.waitFor("prepare-leaving", "decide-unblock");
    person.prepared().sees("record-discharge");
    assertThat(person.created("record-discharge").roles()).containsExactly("ward-staff");
    assertThat(person.created("record-discharge").variables())
        .containsEntry("taskDue", monday.plusDays(2).toString());
    person.finish(
        "record-discharge",
        Map.of(
            "dischargeDate", monday.toString(),
            "dischargeMethod", "1",
            "dischargeDestination", "19"));
    person.waitFor("see-person");
    assertThat(person.toldOf("decide-unblock")).containsExactly("CREATING", "CANCELING");
    person.clockAt(monday.plusDays(1), "10:00").followedUp("seen", "01").waitUntilClosed(SEEN);
    assertThat(person.domainJobs())
        .containsExactly(
            "discharge.open-ready-period",
            "meeting.propose",
            "discharge.record-discharge",
            "discharge.record-follow-up",
            "case.close");
    assertThat(person.toldOf("find-home")).containsExactly("CREATING", "COMPLETING");
    assertThat(person.ended())
        .containsOnlyKeys("risk-summit", "bespoke-home", "bespoke-care")
        .containsValue("cleared");
  }

  @Test
  void theTableSaysWhoActs() {
    refer().ready("01").waitFor("act-for-trust");
    assertThat(person.created("act-for-trust").roles()).containsExactly("community-team");
  }

  @Test
  void contributingBarriersAreWorkedOnBesideTheMainReason() {
    refer()
        .finish(
            "record-ready",
            Map.of(
                "readyOn",
                person.today().toString(),
                "delayReason",
                "09",
                "attribution",
                "06",
                "contributingReasons",
                List.of("debt", "04")));
    person.waitFor("arrange-care", "act-for-trust", "arrange-care", "act-for-trust");
    person.finishFor("debt", Map.of("trustOutcome", "resolved"));
    person.waitFor("arrange-care", "arrange-care", "act-for-trust");
  }

  // Early work

  @Test
  void theScreeningBeginsWorkBeforeThePersonIsReady() {
    arrive(Map.of("legalStatus", "section-3"));
    person.screened(
        List.of("benefits", "employment", "tenancy-at-risk"),
        Map.of("capacityForHome", "yes", "outOfArea", "no", "consentToRefer", "yes"));
    // Benefits, tenancy, section 117 and the mental health advocate.
    person.waitFor(
        "record-ready", "act-for-trust", "act-for-trust", "act-for-trust", "act-for-trust");
    assertThat(person.createdFor("tenancy-at-risk").roles()).containsExactly("housing-officer");
    assertThat(person.createdFor("section-117").roles()).containsExactly("discharge-coordinator");
    person.waitForJobs("case.start-linked", 1);
    person.waitForJobs("case.start-linked", 1).waitForJobs("discharge.close-barrier", 1);
    assertThat(person.jobs("case.start-linked"))
        .singleElement()
        .satisfies(
            job ->
                assertThat(job.headers())
                    .containsEntry("pathway", "employment-advisor-referral")
                    .containsEntry(
                        "startWhen", "=consentToRefer = \"yes\" and not(consentToShare = \"no\")"));
    assertThat(person.ended()).containsEntry("employment", "cleared");
    for (String barrier : List.of("benefits", "tenancy-at-risk", "section-117", "imha")) {
      person.finishFor(barrier, Map.of("trustOutcome", "resolved"));
    }
    person.waitFor("record-ready");
  }

  @Test
  void whoDoesNotAgreeToAnEmploymentAdviserIsHeldUpByNothing() {
    arrive(Map.of());
    person.screened(
        List.of("employment"),
        Map.of("capacityForHome", "yes", "outOfArea", "no", "consentToRefer", "no"));
    person.waitForJobs("discharge.close-barrier", 1).waitFor("record-ready");
    // Not cleared: if the person agrees later, they can be asked for it again.
    assertThat(person.ended()).containsExactly(Map.entry("employment", "no-longer-needed"));
    person.ready("09").waitFor("arrange-care");
  }

  @Test
  void aScreeningThatFindsNothingEnds() {
    refer().ready("09").waitFor("arrange-care");
    assertThat(person.jobs("discharge.open-barrier")).hasSize(1);
  }

  @Test
  void whoCannotDecideAndHasNobodyGetsAnAdvocate() {
    arrive(Map.of());
    person.screened(
        List.of(),
        Map.of("capacityForHome", "no", "someoneToConsult", "no", "requiredToLive", "no"));
    person.waitFor("record-ready", "act-for-trust");
    assertThat(person.createdFor("imca").text("taskSummary")).contains("mental capacity advocate");
  }

  private static final Map<String, Object> NOBODY_TO_CONSULT =
      Map.of("capacityForHome", "no", "someoneToConsult", "no", "requiredToLive", "no");

  @Test
  void whoIsDelayedWithoutADateGetsAnAdvocateWhenTheyAreReady() {
    arrive(Map.of("admissionDate", today().minusDays(5).toString()));
    person.screened(List.of(), NOBODY_TO_CONSULT).staysAt("record-ready");
    person.ready("07").waitFor("arrange-care", "act-for-trust");
    assertThat(person.createdFor("imca").text("taskTitle")).isNull();
    // Being ready no longer does not end it.
    person.noLongerReady().waitFor("record-ready", "act-for-trust");
  }

  @Test
  void whoStaysLongerThanExpectedGetsAnAdvocateAtTheWeeklyCheckOnce() {
    LocalDate arrived = today();
    arrive(Map.of("admissionDate", arrived.minusDays(5).toString()));
    Map<String, Object> expected = new HashMap<>(NOBODY_TO_CONSULT);
    expected.put("estimatedDischargeDate", arrived.plusDays(20).toString());
    person.screened(List.of(), expected).staysAt("record-ready");
    person.ready("07").waitFor("arrange-care");
    person.clockAt(arrived.plusDays(8), "00:00").sees("check-reason");
    person.doesNotSee("act-for-trust").clockAt(arrived.plusDays(22), "00:00").sees("act-for-trust");
    person.finishFor("imca", Map.of("trustOutcome", "resolved")).doesNotSee("act-for-trust");
    person.clockAt(arrived.plusDays(30), "00:00");
    person.waitForJobs("discharge.look-at-duties", 3).doesNotSee("act-for-trust");
  }

  @Test
  void whatWasBegunEarlyIsNotAskedForAgain() {
    arrive(Map.of());
    person.screened(List.of("housing")).waitFor("record-ready", "refer-council");
    person.ready("19").waitFor("refer-council", "find-home", "act-for-trust");
    assertThat(person.toldOf("refer-council")).containsExactly("CREATING");
  }

  /** Ready, with this concern of the screening still open, and with one thing of the trust's. */
  private DelayedDischargeCase readyWithEarlyWorkOpen() {
    arrive(Map.of());
    person.screened(List.of("safeguarding")).waitFor("record-ready", "act-for-trust");
    person.finish(
        "record-ready",
        Map.of(
            "readyOn",
            person.today().toString(),
            "delayReason",
            "01",
            "attribution",
            "04",
            "contributingReasons",
            List.of("safeguarding")));
    return person.waitFor("act-for-trust", "act-for-trust");
  }

  @Test
  void whatWasAskedEarlyIsInTheWayUntilItIsAnswered() {
    readyWithEarlyWorkOpen().finishFor("care-coordinator", Map.of("trustOutcome", "resolved"));
    person.waitForJobs("discharge.close-barrier", 1).staysAt("act-for-trust");
    person.finishFor("safeguarding", Map.of("trustOutcome", "resolved"));
    person.waitFor("prepare-leaving");
    assertThat(person.ended()).containsEntry("safeguarding", "cleared");
  }

  @Test
  void whatWasAskedEarlyAndCannotBeDoneLeadsToAnotherReason() {
    readyWithEarlyWorkOpen().finishFor("care-coordinator", Map.of("trustOutcome", "resolved"));
    person.finishFor("safeguarding", Map.of("trustOutcome", "not-possible"));
    person.staysAt("choose-reason");
    assertThat(person.toldOf("decide-early")).isEmpty();
  }

  @Test
  void whoIsReadyAgainStillWaitsForWhatWasAskedEarly() {
    readyWithEarlyWorkOpen().noLongerReady().waitFor("record-ready", "act-for-trust");
    person.finish(
        "record-ready",
        Map.of(
            "readyOn",
            person.today().toString(),
            "delayReason",
            "01",
            "attribution",
            "04",
            "contributingReasons",
            List.of("safeguarding")));
    person.finishFor("care-coordinator", Map.of("trustOutcome", "resolved"));
    person.staysAt("act-for-trust").finishFor("safeguarding", Map.of("trustOutcome", "resolved"));
    person.waitFor("prepare-leaving");
  }

  @Test
  void whatCannotBeginEarlyIsDecidedByTheCoordinatorBeforeItDelays() {
    arrive(Map.of()).screened(List.of("safeguarding", "pets"));
    person.finishFor("safeguarding", Map.of("trustOutcome", "not-possible"));
    person.waitFor("record-ready", "act-for-trust", "decide-early");
    assertThat(person.created("decide-early").roles()).containsExactly("discharge-coordinator");
    assertThat(person.created("decide-early").variables())
        .containsEntry("taskSubjectTitle", "Safeguarding");
    person.finish("decide-early", Map.of("earlyDecision", "ask-again"));
    person.waitFor("record-ready", "act-for-trust", "act-for-trust");
    person.finishFor("safeguarding", Map.of("trustOutcome", "not-possible"));
    person.finish("decide-early", Map.of("earlyDecision", "other-way"));
    person.staysAt("record-ready", "act-for-trust");
  }

  @Test
  void aScreeningInTheFirstDaysIsDueThreeDaysAfterAdmission() {
    arrive(Map.of("admissionDate", today().toString()));
    assertThat(person.created("screen-barriers").variables())
        .containsEntry("taskDue", today().plusDays(3).toString());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(context.getCurrentTime(), DelayedDischargeCase.LONDON);
  }

  // Duty to refer

  private DelayedDischargeCase referredToCouncil() {
    arrive(Map.of());
    person.screened(List.of("housing")).sees("refer-council");
    return person.finish(
        "refer-council",
        Map.of(
            "dutyAgreed", "yes",
            "chosenCouncilKind", "listed",
            "chosenCouncil", "camden-council",
            "dutyReason", "no-home",
            "dutyUrgency", "week"));
  }

  @Test
  void theChosenCouncilAcknowledgesContactsAndDecides() {
    referredToCouncil().waitFor("record-ready", "acknowledge-referral");
    assertThat(person.created("acknowledge-referral").variables())
        .containsEntry("taskAgency", "camden-council");
    assertThat(person.created("acknowledge-referral").roles()).containsExactly("housing-officer");
    LocalDate today = person.today();
    person.finish("acknowledge-referral", Map.of("dutyAcknowledgedOn", today.toString()));
    person.finish("contact-person", Map.of("dutyContactedOn", today.toString()));
    person.finish("decide-duty", owed("relief", today, true));
    person.waitFor("record-ready", "work-under-duty");
    // The barrier is over with the decision; the 56 days run on beside it.
    person.waitForJobs("discharge.close-barrier", 1);
    assertThat(person.ended()).containsEntry("duty-to-refer", "cleared");
    assertThat(person.created("work-under-duty").variables())
        .containsEntry("taskDue", today.plusDays(56).toString())
        .containsEntry("taskAgency", "camden-council")
        .hasEntrySatisfying(
            "taskSubjectTitle",
            title ->
                assertThat((String) title)
                    .startsWith("Relief duty until " + today.plusDays(56).getDayOfMonth() + " "));
    person.finish("work-under-duty", Map.of("dutyEnd", "home-secured")).waitFor("record-ready");
  }

  private static Map<String, Object> owed(String kind, LocalDate from, boolean place) {
    Map<String, Object> answers = new HashMap<>();
    answers.put("dutyKind", kind);
    answers.put("dutyFrom", from.toString());
    answers.put("placeNamed", place ? "yes" : "no");
    if (place) {
      answers.put("moveInDate", from.plusDays(3).toString());
    }
    return answers;
  }

  /** Acknowledged, contacted and decided by the council on one day. */
  private DelayedDischargeCase decided(Map<String, Object> decision) {
    String today = person.today().toString();
    person.finish("acknowledge-referral", Map.of("dutyAcknowledgedOn", today));
    person.finish("contact-person", Map.of("dutyContactedOn", today));
    return person.finish("decide-duty", decision);
  }

  private static Map<String, Object> council(String urgency) {
    return Map.of(
        "dutyAgreed", "yes",
        "chosenCouncilKind", "listed",
        "chosenCouncil", "camden-council",
        "dutyReason", "no-home",
        "dutyUrgency", urgency);
  }

  @Test
  void aDutyWithoutAPlaceToStayIsNoClearWay() {
    refer().ready("19").waitFor("refer-council", "find-home", "act-for-trust");
    person.homeFound(person.today()).trustDone().finish("refer-council", council("week"));
    decided(owed("relief", person.today(), false)).waitFor("book-place", "work-under-duty");
    assertThat(person.created("book-place").variables())
        .containsEntry("taskAgency", "camden-council");
    LocalDate place = person.today().plusDays(5);
    person.finish("book-place", Map.of("dutyPlace", "booked", "moveInDate", place.toString()));
    person.waitFor("prepare-leaving", "work-under-duty").prepared();
    person.waitFor("record-discharge", "work-under-duty");
    assertThat(person.created("record-discharge").variables())
        .containsEntry("taskDue", place.toString());
  }

  @Test
  void whatTheCouncilCannotProvideNeedsAnotherWay() {
    refer().ready("19").waitFor("refer-council", "find-home", "act-for-trust");
    person.homeFound(person.today()).trustDone().finish("refer-council", council("week"));
    decided(owed("prevention", person.today(), false)).sees("book-place");
    person.finish("book-place", Map.of("dutyPlace", "not-possible"));
    person.waitFor("choose-reason", "work-under-duty");
    assertThat(person.ended()).containsEntry("duty-to-refer", "not-possible");
  }

  @Test
  void aSecondDutyReplacesNothingAndTheCaseClosesWithTheLast() {
    refer().ready("19").waitFor("refer-council", "find-home", "act-for-trust");
    person.homeFound(person.today()).trustDone().finish("refer-council", council("week"));
    LocalDate first = person.today();
    decided(owed("prevention", first, false)).sees("book-place");
    person.finish("book-place", Map.of("dutyPlace", "not-possible")).sees("choose-reason");
    person
        .clockAt(first.plusDays(1), "10:00")
        .newReason("19")
        .finish("refer-council", council("later"));
    decided(owed("relief", person.today(), true));
    person.waitFor("prepare-leaving", "work-under-duty", "work-under-duty");

    // The person leaves and is seen in time; the duties run on and the case with them.
    person.leftFor("19").waitFor("see-person", "work-under-duty", "work-under-duty");
    person.clockAt(person.today().plusDays(1), "10:00").followedUp("seen", "01");
    person.waitFor("work-under-duty", "work-under-duty");
    assertThat(person.jobs("case.close")).isEmpty();
    person.finish("work-under-duty", Map.of("dutyEnd", "home-secured"));
    person.staysAt("work-under-duty");
    assertThat(person.jobs("case.close")).isEmpty();

    // Its days are over: asked on the day after the last one.
    LocalDate last = first.plusDays(1).plusDays(56);
    person.clockAt(last, "23:00").staysAt("work-under-duty");
    person.clockAt(last.plusDays(1), "09:00").waitFor("work-under-duty", "decide-after-duty");
    person.finish("decide-after-duty", Map.of("dutyAfter", "main-duty")).waitUntilClosed(SEEN);
  }

  @Test
  void aCouncilThatDoesNotAnswerIsChasedUntilItDoes() {
    referredToCouncil().sees("acknowledge-referral");
    LocalDate referred = person.today();
    person.clockAt(referred.plusDays(4), "09:00").sees("chase-council");
    person.finish("chase-council", Map.of()).doesNotSee("chase-council");
    person.clockAt(referred.plusDays(6), "09:00").sees("chase-council");
    person.finish("chase-council", Map.of());
    person.finish("acknowledge-referral", Map.of("dutyAcknowledgedOn", person.today().toString()));
    person
        .sees("contact-person")
        .clockAt(referred.plusDays(9), "09:00")
        .doesNotSee("chase-council");
    person.clockAt(referred.plusDays(16), "09:00").sees("chase-council");
    person.finish("contact-person", Map.of("dutyContactedOn", person.today().toString()));
    // The council has decided: nobody has to be chased any more, but there is no home either.
    person
        .finish("decide-duty", Map.of("dutyKind", "none"))
        .waitFor("record-ready", "decide-early");
    assertThat(person.toldOf("chase-council").getLast()).isEqualTo("CANCELING");
  }

  @Test
  void aDutyThatGoesOnIsWorkedOnFurther() {
    referredToCouncil();
    LocalDate from = person.today();
    decided(owed("prevention", from, true)).sees("work-under-duty");
    person.clockAt(from.plusDays(57), "09:00").sees("decide-after-duty");
    person.finish("decide-after-duty", Map.of("dutyAfter", "goes-on"));
    person.doesNotSee("decide-after-duty").sees("work-under-duty");
    person.finish("work-under-duty", Map.of("dutyEnd", "main-duty")).doesNotSee("work-under-duty");
  }

  @Test
  void whoIsHomelessTodayIsAnsweredToday() {
    arrive(Map.of());
    person.screened(List.of("housing")).finish("refer-council", council("today"));
    String today = person.today().toString();
    person.sees("acknowledge-referral");
    assertThat(person.created("acknowledge-referral").text("taskDue")).isEqualTo(today);
    person.finish("acknowledge-referral", Map.of("dutyAcknowledgedOn", today));
    person.sees("contact-person");
    assertThat(person.created("contact-person").text("taskDue")).isEqualTo(today);
  }

  @Test
  void theCoordinatorRecordsForACouncilThatDoesNotUseHomeward() {
    arrive(Map.of());
    Map<String, Object> referral = new HashMap<>(council("week"));
    referral.put("chosenCouncilKind", "other");
    referral.put("chosenCouncil", null);
    person.screened(List.of("housing")).finish("refer-council", referral);
    person.sees("acknowledge-referral");
    LocalDate today = person.today();
    decided(owed("relief", today, false)).sees("book-place", "work-under-duty");
    person.finish("book-place", Map.of("dutyPlace", "booked", "moveInDate", today.toString()));
    person.clockAt(today.plusDays(57), "09:00").sees("decide-after-duty");
    for (String task :
        List.of(
            "acknowledge-referral",
            "contact-person",
            "decide-duty",
            "book-place",
            "work-under-duty",
            "decide-after-duty")) {
      assertThat(person.created(task).roles()).as(task).containsExactly("discharge-coordinator");
      assertThat(person.created(task).variables())
          .as(task)
          .containsEntry("taskAgency", null)
          .hasEntrySatisfying("taskTitle", title -> assertThat((String) title).contains("ecord "));
    }
    assertThat(person.jobs("calendar.due").getLast().variables())
        .containsEntry("role", "discharge-coordinator");
  }

  @Test
  void withdrawnConsentEndsEveryDuty() {
    referredToCouncil();
    decided(owed("relief", person.today(), true)).waitFor("record-ready", "work-under-duty");
    person.report("consent-withdrawn", Map.of("consentWithdrawnOn", person.today().toString()));
    person.waitFor("record-ready", "decide-consent");
    assertThat(person.toldOf("work-under-duty")).containsExactly("CREATING", "CANCELING");
    person.finish("decide-consent", Map.of("consentToShare", "no"));
    // Nothing is left for the case to wait for.
    person.report("left-ward", leaving("1", "37")).waitUntilClosed(NOT_APPLICABLE);
  }

  @Test
  void consentWithdrawnAfterLeavingEndsAllDutiesAndTheCase() {
    refer().ready("19").waitFor("refer-council", "find-home", "act-for-trust");
    person.homeFound(person.today()).trustDone().finish("refer-council", council("week"));
    decided(owed("prevention", person.today(), false)).sees("book-place");
    person.finish("book-place", Map.of("dutyPlace", "not-possible")).newReason("19");
    person.finish("refer-council", council("week"));
    decided(owed("relief", person.today(), true));
    person.leftFor("37").waitFor("work-under-duty", "work-under-duty");
    person.report("housing-consent-withdrawn", Map.of()).waitUntilClosed(NOT_APPLICABLE);
  }

  @Test
  void deathEndsTheDutyAfterLeaving() {
    referredToCouncil();
    decided(owed("relief", person.today(), true)).waitFor("record-ready", "work-under-duty");
    person.report("left-ward", leaving("1", "37")).waitFor("work-under-duty");
    person.dies().waitUntilClosed(DIED);
    assertThat(person.toldOf("work-under-duty")).containsExactly("CREATING", "CANCELING");
  }

  @Test
  void whoDoesNotAgreeIsNotReferredAndTheWayIsNotClear() {
    refer().ready("19").waitFor("refer-council", "find-home", "act-for-trust");
    person.homeFound(person.today()).trustDone();
    person.finish("refer-council", Map.of("dutyAgreed", "no")).waitFor("choose-reason");
    assertThat(person.ended()).containsEntry("duty-to-refer", "not-possible");
  }

  @Test
  void whereNoDutyIsOwedTheClockDoesNotRunAndTheWayIsNotClear() {
    refer().ready("19").waitFor("refer-council", "find-home", "act-for-trust");
    person.homeFound(person.today()).trustDone().finish("refer-council", council("week"));
    decided(Map.of("dutyKind", "none")).waitFor("choose-reason");
    assertThat(person.ended()).containsEntry("duty-to-refer", "not-possible");
  }

  // A new home

  @Test
  void theCaseWaitsForTheHomeAndGoesOnWithItsDate() {
    refer().ready("18").waitFor("ask-for-home", "arrange-care");
    LocalDate moveIn = person.today().plusDays(9);
    person.finish("ask-for-home", Map.of()).careArranged(person.today());
    person.waitFor("follow-home-search");
    assertThat(person.jobs("case.start-linked").getFirst().headers())
        .containsEntry("pathway", "supported-living-placement")
        .containsEntry("joinWhen", "=movedInOn = null");
    person.report("placement-agreed", Map.of("moveInDate", moveIn.toString()));
    person.waitFor("prepare-leaving").prepared().waitFor("record-discharge");
    assertThat(person.created("record-discharge").variables())
        .containsEntry("taskDue", moveIn.toString());
  }

  @Test
  void aPlacementThatEndsWithoutAHomeAsksTheCoordinator() {
    refer().ready("18").finish("ask-for-home", Map.of()).careArranged(person.today());
    person.waitFor("follow-home-search");
    person.report("placement-stopped", Map.of("placementOutcome", "declined"));
    person.waitFor("choose-reason");
  }

  @Test
  void whoeverFollowsTheSearchCanSayWhatCameOfIt() {
    refer().ready("18").finish("ask-for-home", Map.of()).careArranged(person.today());
    person.finish("follow-home-search", Map.of("homeSearch", "not-found"));
    person.newReason("18").finish("ask-for-home", Map.of());
    LocalDate moveIn = person.today().plusDays(4);
    person.finish(
        "follow-home-search", Map.of("homeSearch", "agreed", "moveInDate", moveIn.toString()));
    person.prepared().waitFor("record-discharge");
    assertThat(person.created("record-discharge").variables())
        .containsEntry("taskDue", moveIn.toString());
  }

  // In the way again, or another date

  @Test
  void whatIsInTheWayAgainIsAskedForAgain() {
    refer().ready("10", person.today().minusDays(22));
    person.waitFor("find-home", "arrange-care", "decide-unblock");
    person.homeFound(person.today()).careArranged(person.today());
    person.waitFor("prepare-leaving", "decide-unblock");
    List<String> ladder = person.toldOf("decide-unblock");
    person.report("in-the-way-again", care()).waitFor("say-what-now", "decide-unblock");
    assertThat(person.toldOf("prepare-leaving")).containsExactly("CREATING", "CANCELING");
    assertThat(person.toldOf("decide-unblock")).as("the ladder stands").isEqualTo(ladder);
    assertThat(person.created("say-what-now").roles()).containsExactly("discharge-coordinator");
    assertThat(person.created("say-what-now").text("taskSummary")).startsWith("Something is in");

    person.saysWhatNow("09").waitFor("arrange-care", "decide-unblock");
    assertThat(person.jobs("discharge.change-delay-reason")).hasSize(1);
    LocalDate start = person.today().plusDays(6);
    person.careArranged(start).waitFor("prepare-leaving", "decide-unblock");
    person.prepared().waitFor("record-discharge", "decide-unblock");
    assertThat(person.created("record-discharge").variables())
        .containsEntry("taskDue", start.toString());

    // Once more, when the discharge was about to be recorded.
    person.report("in-the-way-again", care()).waitFor("say-what-now", "decide-unblock");
    assertThat(person.toldOf("record-discharge")).containsExactly("CREATING", "CANCELING");
    person.saysWhatNow("09").waitFor("arrange-care", "decide-unblock");
  }

  @Test
  void whatCannotBeClearedAgainIsAskedOfOthers() {
    readyToLeave().waitFor("prepare-leaving").report("in-the-way-again", care());
    person.saysWhatNow("10").waitFor("find-home", "arrange-care");
    person.careArranged(person.today()).noHome().waitFor("say-what-now");
    assertThat(person.created("say-what-now").text("taskSummary")).startsWith("An agency");
    // What was cleared since is not asked for a second time, what was not is.
    person.saysWhatNow("10").waitFor("find-home");
    person.homeFound(person.today()).waitFor("prepare-leaving");
  }

  @Test
  void aReportThatWasNoneLetsThePersonLeave() {
    refer().ready("09");
    LocalDate start = person.today().plusDays(4);
    person.careArranged(start).prepared().waitFor("record-discharge");
    person.report("in-the-way-again", care()).saysWhatNow(null).waitFor("prepare-leaving");
    person.prepared().waitFor("record-discharge");
    assertThat(person.created("record-discharge").variables())
        .containsEntry("taskDue", start.toString());
    assertThat(person.jobs("discharge.change-delay-reason")).isEmpty();
  }

  private static Map<String, Object> care() {
    return Map.of("againKind", "care");
  }

  @Test
  void aHomeThatFallsThroughBeforeThePersonLeavesIsLookedForAgain() {
    LocalDate moveIn = homeAgreed().today().plusDays(9);
    person.careArranged(person.today()).prepared().waitFor("record-discharge");
    assertThat(person.created("record-discharge").variables())
        .containsEntry("taskDue", moveIn.toString());

    person.report("placement-fell-through", Map.of("lostHome", "N-1")).waitFor("say-what-now");
    assertThat(person.created("say-what-now").text("taskSummary")).contains("fallen through");
    // The engine keeps a message for a minute, also for the plan that begins because of it.
    person.report("placement-fell-through", Map.of("lostHome", "N-1")).staysAt("say-what-now");
    // The placement looks already: nobody is asked for the wishes once more.
    person.saysWhatNow("18").waitFor("follow-home-search", "arrange-care");
    assertThat(person.toldOf("ask-for-home")).containsExactly("CREATING", "COMPLETING");
    assertThat(person.jobs("case.start-linked")).hasSize(2);

    LocalDate later = moveIn.plusDays(20);
    person.report("placement-agreed", Map.of("moveInDate", later.toString()));
    person.waitFor("arrange-care").careArranged(person.today()).prepared();
    person.waitFor("record-discharge");
    assertThat(person.created("record-discharge").variables())
        .containsEntry("taskDue", later.toString());
  }

  @Test
  void aHomeThatFallsThroughWhileOthersWorkIsNotTakenForFound() {
    LocalDate moveIn = homeAgreed().today().plusDays(9);
    person.report("placement-fell-through", Map.of()).waitFor("arrange-care", "say-what-now");
    person.saysWhatNow("18").waitFor("arrange-care", "follow-home-search");
    // Care is under way: the second question about it is answered before it is arranged.
    person.waitForJobs("discharge.open-barrier", 4);
    assertThat(person.toldOf("arrange-care")).containsExactly("CREATING");
    person.careArranged(person.today()).staysAt("follow-home-search");

    // It ends without a home: now they are asked what the person needs.
    person.report("placement-stopped", Map.of("placementOutcome", "no-home"));
    person.waitFor("say-what-now").saysWhatNow("18").waitFor("ask-for-home");
    person.finish("ask-for-home", Map.of()).waitFor("follow-home-search");
    LocalDate later = moveIn.plusDays(3);
    person.report("placement-agreed", Map.of("moveInDate", later.toString()));
    person.waitFor("prepare-leaving").prepared().waitFor("record-discharge");
    assertThat(person.created("record-discharge").variables())
        .containsEntry("taskDue", later.toString());
  }

  @Test
  void aLostHomeLeavesNoDateBehind() {
    homeAgreed().report("placement-fell-through", Map.of()).waitFor("arrange-care", "say-what-now");
    LocalDate start = person.today().plusDays(2);
    person.saysWhatNow(null).careArranged(start).prepared().waitFor("record-discharge");
    assertThat(person.created("record-discharge").variables())
        .containsEntry("taskDue", start.toString());
  }

  @Test
  void theDischargeFollowsTheDateOfTheMoveWheneverItChanges() {
    LocalDate moveIn = homeAgreed().today().plusDays(9);
    tellDate(moveIn.plusDays(1));
    person.careArranged(person.today()).waitFor("prepare-leaving");
    tellDate(moveIn.plusDays(2));
    person.prepared().waitFor("record-discharge");
    assertThat(person.toldOf("prepare-leaving")).containsExactly("CREATING", "COMPLETING");
    assertThat(person.created("record-discharge").variables())
        .containsEntry("taskDue", moveIn.plusDays(2).toString())
        .containsEntry("taskSummary", null);

    tellDate(moveIn.plusDays(3));
    person.waitUntilToldTwice("record-discharge").waitFor("record-discharge");
    assertThat(person.created("record-discharge").variables())
        .containsEntry("taskDue", moveIn.plusDays(3).toString())
        .hasEntrySatisfying(
            "taskSummary",
            ask -> assertThat((String) ask).contains("date of the move has changed"));
  }

  @Test
  void aDateThatChangesWhileOthersWorkIsKept() {
    LocalDate later = homeAgreed().today().plusDays(11);
    tellDate(later);
    person.careArranged(person.today()).prepared().waitFor("record-discharge");
    assertThat(person.created("record-discharge").variables())
        .containsEntry("taskDue", later.toString());
  }

  /** Held up for a supported home, which is found for nine days from now; care is not arranged. */
  private DelayedDischargeCase homeAgreed() {
    refer().ready("18").finish("ask-for-home", Map.of());
    person.waitFor("follow-home-search", "arrange-care");
    tellDate(person.today().plusDays(9));
    return person.waitFor("arrange-care");
  }

  private void tellDate(LocalDate moveIn) {
    person.report("placement-agreed", Map.of("moveInDate", moveIn.toString()));
  }

  // A barrier that takes too long

  @Test
  void aManagerIsAskedWhenATargetPassesAndAgainAsTheyWish() {
    refer().ready("07").waitFor("arrange-care");
    LocalDate due = LocalDate.parse(person.created("arrange-care").text("barrierDueOn"));
    person.clockAt(due.plusDays(1), "08:59").doesNotSee("chase-barrier");
    person.clockAt(due.plusDays(1), "09:00").sees("chase-barrier");
    assertThat(person.created("chase-barrier").text("taskSummary")).contains("10 working days");
    assertThat(person.created("chase-barrier").variables())
        .containsEntry("taskTitle", "Get moving again: " + title("arrange-care"))
        .containsEntry("taskSubjectTitle", null);

    LocalDate again = due.plusDays(2);
    person.finish("chase-barrier", Map.of("lookAgain", "yes", "lookAgainOn", again.toString()));
    person.doesNotSee("chase-barrier").clockAt(again, "09:00").sees("chase-barrier");
    person.finish("chase-barrier", Map.of("lookAgain", "no")).doesNotSee("chase-barrier");

    person.clockAt(due.plusDays(8), "09:00").sees("chase-barrier");
    assertThat(person.created("chase-barrier").text("taskSummary")).contains("head of service");
    // A weekly check that nobody answered does not keep the person here.
    person.sees("check-reason").careArranged(person.today()).sees("prepare-leaving");
    person.doesNotSee("chase-barrier", "check-reason");
  }

  @Test
  void oneManagerIsAskedAtATimeHoweverLateItIs() {
    refer().ready("07").waitFor("arrange-care");
    LocalDate due = LocalDate.parse(person.created("arrange-care").text("barrierDueOn"));
    LocalDate late = LocalDate.parse(person.created("arrange-care").text("barrierLateOn"));
    person.clockAt(due.plusDays(1), "09:00").sees("chase-barrier");
    person.clockAt(late.plusDays(1), "08:59");
    assertThat(person.toldOf("chase-barrier")).containsExactly("CREATING");
    person.clockAt(late.plusDays(1), "09:00").waitUntilToldTwice("chase-barrier");
    person.sees("chase-barrier");
    assertThat(person.toldOf("chase-barrier")).containsExactly("CREATING", "CANCELING", "CREATING");
    assertThat(person.created("chase-barrier").text("taskSummary"))
        .contains("more than 3 working days late")
        .contains("head of service");
    // At the second level the day is the manager's own.
    LocalDate again = late.plusDays(9);
    person.finish("chase-barrier", Map.of("lookAgain", "yes", "lookAgainOn", again.toString()));
    person.doesNotSee("chase-barrier").clockAt(again, "09:00").sees("chase-barrier");
    person.finish("chase-barrier", Map.of("lookAgain", "no")).doesNotSee("chase-barrier");
  }

  private String title(String element) {
    return person.created(element).text("taskSubjectTitle");
  }

  // The delay reason, looked at every week

  @Test
  void everyWeekTheReasonIsLookedAt() {
    refer().ready("07").waitFor("arrange-care");
    LocalDate ready = person.today();
    person.clockAt(ready.plusDays(7), "23:59").sees("check-reason");
    person.finish("check-reason", reason("07", ready)).doesNotSee("check-reason");
    assertThat(person.jobs("discharge.open-barrier")).hasSize(1);
    person.clockAt(ready.plusDays(15), "00:00").sees("check-reason");
    person.clockAt(ready.plusDays(23), "00:00").sees("check-reason");
    // One at a time: the next check replaces the one nobody answered.
    person.waitUntilTold("check-reason", "CANCELING");
  }

  @Test
  void aChangedReasonAddsWhatIsNewAndKeepsWhatRuns() {
    refer().ready("04").waitFor("arrange-care", "act-for-trust");
    LocalDate ready = person.today();
    person.clockAt(ready.plusDays(8), "00:00").sees("check-reason");
    person.finish("check-reason", reason("10", person.today())).sees("find-home");
    assertThat(person.toldOf("act-for-trust")).containsExactly("CREATING");

    // What is new cannot be done either: the reason is looked at again.
    person.noHome().finishFor("equipment", Map.of("socialCareOutcome", "resolved"));
    person.sees("check-reason");
    person.finish("check-reason", reason("36", person.today()));
    person.finishFor("ward-staffing", Map.of("trustOutcome", "resolved"));
    person.finishFor("funding-papers", Map.of("trustOutcome", "resolved"));
    person.finishFor("funding-decision", Map.of("socialCareOutcome", "resolved"));
    person.sees("prepare-leaving");
  }

  private static Map<String, Object> reason(String code, LocalDate from) {
    return Map.of("delayReason", code, "attribution", "04", "changedOn", from.toString());
  }

  @Test
  void whatCannotBeClearedGetsANewReasonAndANewPlan() {
    refer().ready("10").waitFor("find-home", "arrange-care");
    person.noHome().waitFor("arrange-care");
    person.careArranged(person.today()).waitFor("choose-reason");
    assertThat(person.created("choose-reason").roles()).containsExactly("discharge-coordinator");

    // The same again: only what could not be cleared is asked for again.
    person.newReason("10").waitFor("find-home");
    person.noHome().newReason("36").waitFor("act-for-trust");
    assertThat(person.created("act-for-trust").roles()).containsExactly("ward-staff");
    person.trustCannot().newReason("34").waitFor("arrange-care");
    person.careArranged(person.today()).waitFor("prepare-leaving");
    assertThat(person.jobs("discharge.change-delay-reason")).hasSize(3);
  }

  @Test
  void aReasonThatSaysNothingIsNoClearWay() {
    refer().ready("98").waitFor("act-for-trust").trustDone().waitFor("choose-reason");
    assertThat(person.created("choose-reason").text("taskSummary"))
        .startsWith("The reason that is recorded does not say");
    person.newReason("98").waitUntilToldTwice("choose-reason").staysAt("choose-reason");
    person.newReason("09").careArranged(person.today()).waitFor("prepare-leaving");
  }

  @Test
  void theLatestDayOfAllThatWasArrangedIsTheDayOfLeaving() {
    refer().ready("10").waitFor("find-home", "arrange-care");
    LocalDate installed = person.today().plusDays(20);
    person.careArranged(installed).noHome().newReason("36").waitFor("act-for-trust");
    person.trustDone().prepared().waitFor("record-discharge");
    assertThat(person.created("record-discharge").variables())
        .containsEntry("taskDue", installed.toString());
  }

  @Test
  void theDayOfWhatWasAskedAtTheWeeklyCheckCountsToo() {
    refer().ready("07").waitFor("arrange-care");
    person.clockAt(person.today().plusDays(8), "00:00").sees("check-reason");
    person.finish("check-reason", reason("36", person.today())).sees("act-for-trust");
    LocalDate staffed = person.today().plusDays(9);
    person.finishFor(
        "ward-staffing", Map.of("trustOutcome", "resolved", "trustActionDate", staffed.toString()));
    person.careArranged(person.today()).sees("prepare-leaving");
    person.prepared().sees("record-discharge");
    assertThat(person.created("record-discharge").variables())
        .containsEntry("taskDue", staffed.toString());
  }

  // Escalation

  @Test
  void theLadderIsClimbedByDelayedDaysAndByTheManagersDate() {
    arrive(Map.of("admissionDate", today().minusDays(5).toString())).screened(List.of());
    LocalDate ready = person.today();
    person.ready("07").waitFor("arrange-care");
    person.clockAt(ready.plusDays(7), "08:59").doesNotSee("decide-unblock");
    person.clockAt(ready.plusDays(7), "09:00").sees("decide-unblock");
    assertThat(person.created("decide-unblock").roles()).containsExactly("manager");
    assertThat(person.created("decide-unblock").text("taskTitle")).contains("unblock");

    // Nothing said about another look: the next level comes by itself.
    person.decides("carry-on", null).doesNotSee("decide-unblock");
    person.clockAt(ready.plusDays(21), "09:00").sees("decide-unblock");
    assertThat(person.created("decide-unblock").text("taskTitle")).contains("system call");
    person.decides("multi-agency-event", ready.plusDays(23)).doesNotSee("decide-unblock");
    person.clockAt(ready.plusDays(23), "08:59").doesNotSee("decide-unblock");
    person.clockAt(ready.plusDays(23), "09:00").sees("decide-unblock");
    assertThat(person.created("decide-unblock").text("taskSummary")).startsWith("You wanted");
    person.decides("complex-care-board", ready.plusDays(25)).doesNotSee("decide-unblock");
    assertThat(person.jobs("meeting.propose"))
        .extracting(job -> job.headers().get("kind"))
        .containsExactly("made", "complex-care-board");

    // Left unanswered, the next level takes its place; it is the last.
    person.clockAt(ready.plusDays(25), "09:00").sees("decide-unblock");
    person.clockAt(ready.plusDays(55), "09:00").waitForJobs("meeting.propose", 3);
    person.sees("decide-unblock");
    assertThat(person.created("decide-unblock").text("taskTitle")).contains("Complex Care Board");
    person.decides("carry-on", null).doesNotSee("decide-unblock");
  }

  @Test
  void nineOClockIsNineOClockAfterTheClocksChange() {
    refer();
    LocalDate beforeSummerTime = LocalDate.of(person.today().getYear() + 1, 3, 24);
    person.clockAt(beforeSummerTime, "10:00").ready("07").sees("arrange-care", "decide-unblock");
    person.decides("carry-on", null).doesNotSee("decide-unblock");
    LocalDate due = LocalDate.parse(person.created("arrange-care").text("barrierDueOn"));
    person.clockAt(due.plusDays(1), "08:59").doesNotSee("chase-barrier");
    person.clockAt(due.plusDays(1), "09:00").sees("chase-barrier");
  }

  @Test
  void theHighestLevelThatHasPassedIsAskedAtOnce() {
    refer();
    person.ready("07", person.today().minusDays(22)).waitFor("arrange-care", "decide-unblock");
    assertThat(person.created("decide-unblock").text("taskTitle")).contains("system call");
  }

  @Test
  void aDisputeGoesToASystemCallAndAnOutOfAreaBedToTheBoardAtOnce() {
    arrive(Map.of()).screened(List.of(), Map.of("outOfArea", "yes")).waitFor("record-ready");
    person.ready("12").sees("decide-unblock");
    assertThat(person.created("decide-unblock").text("taskTitle")).contains("Complex Care Board");
    assertThat(person.jobs("meeting.propose")).hasSize(1);
  }

  @Test
  void aReasonThatBecomesADisputeCallsForItsLevelAtOnceAndNoMoreWhenItIsNone() {
    arrive(Map.of("admissionDate", today().minusDays(5).toString())).screened(List.of());
    LocalDate ready = person.today();
    person.ready("07").waitFor("arrange-care");
    person.clockAt(ready.plusDays(7), "23:59").sees("decide-unblock", "check-reason");
    assertThat(person.created("decide-unblock").text("taskTitle")).contains("unblock");

    person.finish("check-reason", reason("12", person.today()));
    person.waitUntilToldTwice("decide-unblock").sees("decide-unblock");
    assertThat(person.created("decide-unblock").text("taskTitle")).contains("system call");

    person.clockAt(ready.plusDays(15), "00:00").sees("check-reason");
    person.finish("check-reason", reason("07", person.today()));
    person.waitUntilTold("decide-unblock", "CREATING", 3).sees("decide-unblock");
    assertThat(person.created("decide-unblock").text("taskTitle")).contains("unblock");
  }

  @Test
  void aDisputeThatContributesCallsForItsLevelAtOnceToo() {
    arrive(Map.of("admissionDate", today().minusDays(5).toString())).screened(List.of());
    LocalDate ready = person.today();
    person.finish("record-ready", besides(reason("07", ready), "readyOn", "12"));
    person.sees("arrange-care", "decide-unblock");
    assertThat(person.created("decide-unblock").text("taskTitle")).contains("system call");

    // The dispute is settled, and bespoke arrangements are what is missing beside the package.
    person.clockAt(ready.plusDays(1), "10:00").sees("decide-unblock");
    person.decides("carry-on", null).doesNotSee("decide-unblock");
    person.clockAt(ready.plusDays(8), "00:00").sees("check-reason");
    person.finish("check-reason", besides(reason("07", person.today()), "changedOn", "32"));
    person.sees("decide-unblock");
    assertThat(person.created("decide-unblock").text("taskTitle")).contains("Complex Care Board");
    person.waitForJobs("meeting.propose", 1);
  }

  private Map<String, Object> besides(Map<String, Object> main, String dayKey, String other) {
    Map<String, Object> answers = new HashMap<>(main);
    answers.put(dayKey, person.today().toString());
    answers.put("contributingReasons", List.of(other));
    return answers;
  }

  @Test
  void aReasonThatChangesWhileNothingIsDueIsNotWaitedFor() {
    arrive(Map.of("admissionDate", today().minusDays(5).toString())).screened(List.of());
    person.ready("07").waitFor("arrange-care").noCare().waitFor("choose-reason");
    person.newReason("32").sees("decide-unblock", "act-for-trust");
    assertThat(person.created("decide-unblock").text("taskTitle")).contains("Complex Care Board");
    person.waitForJobs("meeting.propose", 1);

    // Something else, and nobody has to decide any more.
    person.trustCannot().noCare().noHome().newReason("36").doesNotSee("decide-unblock");
    assertThat(person.toldOf("decide-unblock")).containsExactly("CREATING", "CANCELING");
  }

  @Test
  void aBedOutOfAreaGoesToTheBoardAlsoWhenItIsFoundAfterThePersonWasReady() {
    arrive(Map.of("admissionDate", today().minusDays(5).toString())).ready("07");
    person
        .waitFor("arrange-care", "screen-barriers")
        .screened(List.of(), Map.of("outOfArea", "yes"));
    person.waitFor("arrange-care", "decide-unblock");
    assertThat(person.created("decide-unblock").text("taskTitle")).contains("Complex Care Board");
  }

  // No longer clinically ready

  @Test
  void aRelapseWhileTheAgenciesWorkTakesTheirTasksBack() {
    refer();
    LocalDate ready = person.today();
    person.ready("32").waitFor("find-home", "arrange-care", "act-for-trust", "decide-unblock");
    person.noHome().waitFor("arrange-care", "act-for-trust", "decide-unblock");

    person.noLongerReady().waitFor("record-ready");
    for (String task : List.of("arrange-care", "act-for-trust", "decide-unblock")) {
      assertThat(person.toldOf(task)).as(task).containsExactly("CREATING", "CANCELING");
    }
    assertThat(person.created("record-ready").variables())
        .containsEntry("taskTarget", "7 days")
        .hasEntrySatisfying("taskSummary", ask -> assertThat((String) ask).contains("every week"));

    // Ready again: the old "not possible" and the old escalation count no more.
    LocalDate again = ready.plusDays(20);
    person.clockAt(again, "10:00").ready("10").waitFor("find-home", "arrange-care");
    person.homeFound(again).careArranged(again).waitFor("prepare-leaving");
  }

  @Test
  void aRelapseBeforeTheDischargeIsRecordedGoesBackToo() {
    readyToLeave().prepared().waitFor("record-discharge");
    person.noLongerReady().waitFor("record-ready");
    assertThat(person.toldOf("record-discharge")).containsExactly("CREATING", "CANCELING");
    person.ready("09").careArranged(person.today()).leftFor("56").waitFor("see-person");
    assertThat(person.domainJobs())
        .containsExactly(
            "discharge.open-ready-period",
            "discharge.close-ready-period",
            "discharge.open-ready-period",
            "discharge.record-discharge");
  }

  @Test
  void earlyWorkOutlivesARelapse() {
    arrive(Map.of());
    person.screened(List.of("debt")).ready("09").waitFor("act-for-trust", "arrange-care");
    person.noLongerReady().waitFor("act-for-trust", "record-ready");
  }

  // At any time

  @Test
  void whoeverLeavesUnexpectedlyEndsTheWork() {
    refer().ready("32").waitFor("find-home", "arrange-care", "act-for-trust", "decide-unblock");
    person.report("left-ward", leaving("2", "19")).waitFor("see-person");
    assertThat(person.toldOf("find-home")).containsExactly("CREATING", "CANCELING");
    assertThat(person.jobs("discharge.record-discharge")).hasSize(1);
  }

  @Test
  void whoeverLeavesBeforeTheyWereReadyIsFollowedUpToo() {
    arrive(Map.of()).report("left-ward", leaving("3", "19")).waitFor("see-person");
    assertThat(person.toldOf("screen-barriers")).containsExactly("CREATING", "CANCELING");
  }

  private Map<String, Object> leaving(String method, String destination) {
    return Map.of(
        "dischargeDate", person.today().toString(),
        "dischargeMethod", method,
        "dischargeDestination", destination);
  }

  @Test
  void aMoveToAnotherHospitalEndsTheStay() {
    refer().ready("09").waitFor("arrange-care").report("transferred", transfer("53"));
    person.waitUntilClosed(
        "Left the ward. The 72-hour follow-up did not apply: the person moved to another"
            + " psychiatric or independent hospital");
    assertThat(person.jobs("discharge.record-discharge").getFirst().variables())
        .containsEntry("dischargeDestination", "53")
        .containsEntry("dischargeDate", person.today().toString());
  }

  @Test
  void aMoveToAGeneralWardIsFollowedUp() {
    readyToLeave().waitFor("prepare-leaving").report("transferred", transfer("51"));
    person.waitFor("see-person");
  }

  private Map<String, Object> transfer(String to) {
    return Map.of("transferredOn", person.today().toString(), "transferTo", to);
  }

  @Test
  void movesAndAbsencesEndNoTask() {
    arrive(Map.of());
    for (int stage = 1; stage <= 2; stage++) {
      String today = person.today().toString();
      person.report(
          "ward-moved", Map.of("ward", "elm", "movedOn", today, "taskSubject", "E-" + stage));
      person.waitForJobs("discharge.move-ward", stage);
      assertThat(person.jobs("discharge.move-ward").getLast().variables())
          .containsEntry("taskSubject", "E-" + stage);
      person.report("went-absent", Map.of("absentSince", today));
      person.waitForJobs("discharge.record-absence", 2 * stage - 1);
      person.report("came-back", Map.of("returnedOn", today));
      person.waitForJobs("discharge.record-absence", 2 * stage);
      if (stage == 1) {
        person.waitFor("record-ready", "screen-barriers").screened(List.of()).ready("09");
        person.waitFor("arrange-care");
      }
    }
    person.waitFor("arrange-care");
    assertThat(person.toldOf("arrange-care")).containsExactly("CREATING");
    assertThat(person.jobs("discharge.open-ready-period").getFirst().variables())
        .as("a report is no subject of the case")
        .doesNotContainKey("taskSubject");
  }

  @Test
  void aNewSectionBringsNewDuties() {
    refer().report("legal-status-changed", Map.of("legalStatus", "section-3"));
    person.waitFor("record-ready", "act-for-trust", "act-for-trust");
    person.finishFor("imha", Map.of("trustOutcome", "resolved"));
    person.ready("09").waitFor("arrange-care", "act-for-trust");
    // Being ready asks nothing anew. A new section does: they hear of the advocate again, and
    // what is under way is not asked for twice.
    person.staysAt("arrange-care", "act-for-trust");
    person.report("legal-status-changed", Map.of("legalStatus", "section-37"));
    person.waitFor("arrange-care", "act-for-trust", "act-for-trust");
    person.finishFor("imha", Map.of("trustOutcome", "resolved"));
    person.finishFor("section-117", Map.of("trustOutcome", "resolved")).waitFor("arrange-care");
  }

  @Test
  void whoWasDetainedUnderSection3AndIsInformalNowIsOwedAftercare() {
    arrive(Map.of("legalStatus", "section-3"));
    person.report("legal-status-changed", Map.of("legalStatus", "informal"));
    // Told before the screening: aftercare at once, and not a second time.
    person.waitFor("record-ready", "screen-barriers", "act-for-trust");
    assertThat(person.createdFor("section-117").roles()).containsExactly("discharge-coordinator");
    person.screened(List.of()).waitForJobs("discharge.open-barrier", 2);
    person.waitFor("record-ready", "act-for-trust");
  }

  @Test
  void aSectionThatWasPassedThroughIsRemembered() {
    arrive(Map.of("legalStatus", "section-2")).screened(List.of());
    person.waitFor("record-ready", "act-for-trust");
    person.report("legal-status-changed", Map.of("legalStatus", "section-3"));
    person.waitFor("record-ready", "act-for-trust", "act-for-trust");
    person.finishFor("section-117", Map.of("trustOutcome", "not-possible"));
    person.finish("decide-early", Map.of("earlyDecision", "other-way"));
    person.finishFor("imha", Map.of("trustOutcome", "resolved")).waitFor("record-ready");
    person.waitForJobs("discharge.close-barrier", 2);
    person.report("legal-status-changed", Map.of("legalStatus", "informal"));
    person.waitFor("record-ready", "act-for-trust");
    assertThat(person.createdFor("section-117").variables())
        .containsEntry("laterStatuses", List.of("section-3", "informal"));
  }

  @Test
  void anEarlierStayUnderSection3IsAskedForByTheScreening() {
    arrive(Map.of());
    person.screened(List.of(), Map.of("capacityForHome", "yes", "detainedBefore", "yes"));
    person.waitFor("record-ready", "act-for-trust");
    assertThat(person.createdFor("section-117").roles()).containsExactly("discharge-coordinator");
  }

  @Test
  void withoutConsentThePartnersStopAndTheCoordinatorDecides() {
    refer().ready("10").waitFor("find-home", "arrange-care");
    person.report("consent-withdrawn", Map.of("consentWithdrawnOn", person.today().toString()));
    person.waitFor("decide-consent", "choose-reason");
    assertThat(person.toldOf("find-home")).containsExactly("CREATING", "CANCELING");
    assertThat(person.jobs("discharge.stop-barriers").getFirst().headers())
        .containsEntry("whose", "partners");
    person.waitForJobs("discharge.close-barrier", 2);
    assertThat(person.ended()).containsEntry("equipment", "stopped");

    assertThat(person.jobs("case.tell-linked").getFirst().headers())
        .containsEntry("message", "placement-consent-withdrawn")
        .containsEntry("toPathway", "supported-living-placement");

    // Nobody is asked while nothing may be shared, and that does not mean that the way is clear.
    person.finish("decide-consent", Map.of("consentToShare", "no"));
    person.newReason("10").waitUntilToldTwice("choose-reason").waitFor("choose-reason");
    person.newReason("04").waitFor("act-for-trust");
  }

  @Test
  void whoAgreesToShareAgainHasEverybodyAsked() {
    arrive(Map.of()).report("consent-withdrawn", Map.of()).sees("decide-consent");
    person.finish("decide-consent", Map.of("consentToShare", "no"));
    person.report("consent-given", Map.of("consentToShare", "yes"));
    person.screened(List.of()).ready("10").waitFor("find-home", "arrange-care");
  }

  @Test
  void whatWasStoppedKeepsTheWayUntilItIsAskedAgainAndAnswered() {
    refer().ready("04").waitFor("arrange-care", "act-for-trust").trustDone();
    person.waitForJobs("discharge.close-barrier", 1);
    person.report("consent-withdrawn", Map.of()).waitFor("decide-consent", "choose-reason");
    person.finish("decide-consent", Map.of("consentToShare", "no"));

    // The trust's part is done, and that does not mean that nothing is in the way.
    person.newReason("04").waitUntilToldTwice("choose-reason").staysAt("choose-reason");
    assertThat(person.created("choose-reason").text("taskSummary"))
        .contains("nothing may be shared");

    person.report("consent-given", Map.of("consentToShare", "yes"));
    person.waitFor("choose-reason", "arrange-care");
    assertThat(person.jobs("discharge.resume-sharing")).hasSize(2);
    person.newReason("04").waitForJobs("discharge.open-barrier", 7).waitFor("arrange-care");
    person.noCare().waitFor("choose-shared");
    person.finish("choose-shared", reason("36", person.today())).waitFor("act-for-trust");
    person.trustDone().waitFor("prepare-leaving");
  }

  @Test
  void whatWasStoppedEarlyIsAskedAgainWhenThePersonAgrees() {
    arrive(Map.of()).screened(List.of("carers", "pets"));
    person.waitFor("record-ready", "act-for-trust", "act-for-trust");
    person.finishFor("pets", Map.of("trustOutcome", "resolved"));
    person.report("consent-withdrawn", Map.of()).waitFor("record-ready", "decide-consent");
    person.finish("decide-consent", Map.of("consentToShare", "yes"));
    person.waitFor("record-ready", "act-for-trust");
    assertThat(person.createdFor("carers").roles()).containsExactly("social-worker");
    assertThat(person.ended()).containsEntry("pets", "cleared").containsEntry("carers", "stopped");
  }

  @Test
  void withoutConsentAnAgreedActionOfAPartnerEnds() {
    refer()
        .report(
            "action-agreed",
            Map.of(
                "actionRole",
                "housing-officer",
                "actionDueOn",
                person.today().toString(),
                "taskSubject",
                "E-1"));
    person.waitFor("record-ready", "do-agreed-action").partnerStopped("E-1");
    person.waitFor("record-ready");
  }

  @Test
  void consentCanBeWithdrawnAfterLeavingTooAndTheCommunityTeamGoesOn() {
    readyToLeave().leftFor("19").waitFor("see-person");
    person.report("housing-consent-withdrawn", Map.of());
    person.waitForJobs("discharge.stop-barriers", 1).staysAt("see-person");
    assertThat(person.jobs("discharge.stop-barriers").getFirst().headers())
        .containsEntry("whose", "partners");
  }

  @Test
  void whatANewSectionAskedForEndsWithTheStay() {
    refer().report("legal-status-changed", Map.of("legalStatus", "section-3"));
    person.waitFor("record-ready", "act-for-trust", "act-for-trust");
    person.report("left-ward", leaving("2", "19")).waitFor("see-person");
  }

  @Test
  void withoutConsentOnlyTheTrustIsAsked() {
    arrive(Map.of()).report("consent-withdrawn", Map.of());
    person.sees("decide-consent").finish("decide-consent", Map.of("consentToShare", "no"));
    person.screened(List.of("carers", "pets")).waitFor("record-ready", "act-for-trust");
    assertThat(person.createdFor("pets").roles()).containsExactly("ward-staff");
    person.ready("32").waitFor("act-for-trust", "act-for-trust", "decide-unblock");
  }

  @Test
  void anAgreedActionBecomesATaskInEveryStage() {
    refer();
    String due = person.today().plusDays(3).toString();
    Map<String, Object> action =
        Map.of("actionRole", "social-worker", "actionDueOn", due, "taskSubject", "E-1");
    person.report("action-agreed", action).waitFor("record-ready", "do-agreed-action");
    assertThat(person.created("do-agreed-action").roles()).containsExactly("social-worker");
    assertThat(person.created("do-agreed-action").variables())
        .containsEntry("taskDue", due)
        .containsEntry("taskSubject", "E-1");
    person.ready("09").report("action-agreed", action);
    person.waitFor("arrange-care", "do-agreed-action", "do-agreed-action");
    person.finish("do-agreed-action", Map.of("actionOutcome", "done"));
    person.careArranged(person.today()).waitFor("prepare-leaving", "do-agreed-action");
    assertThat(person.created("prepare-leaving").variables())
        .doesNotContainKeys("taskSubject", "actionRole", "actionDueOn", "actionOutcome");
    // Closing the case ends what is left of it.
    person.leftFor("37").waitUntilClosed(NOT_APPLICABLE);
  }

  @Test
  void aCaseOpenedInErrorIsClosedAtOnce() {
    refer().report("opened-in-error", Map.of("errorKind", "duplicate"));
    person.waitUntilClosed("Opened in error");
    assertThat(person.domainJobs()).containsExactly("discharge.void-stay", "case.close");
  }

  @Test
  void anErrorFoundLateStopsTheAgenciesToo() {
    refer().ready("10").waitFor("find-home", "arrange-care");
    person.report("opened-in-error", Map.of()).waitUntilClosed("Opened in error");
    assertThat(person.toldOf("find-home")).containsExactly("CREATING", "CANCELING");
  }

  // The person dies

  @Test
  void deathBeforeReadyStopsEverything() {
    refer().dies().waitUntilClosed(DIED);
    assertThat(person.toldOf("record-ready")).containsExactly("CREATING", "CANCELING");
    assertThat(person.domainJobs()).containsExactly("person.record-death", "case.close");
  }

  @Test
  void deathWhileFourPeopleWorkStopsThemAll() {
    refer().ready("32").waitFor("find-home", "arrange-care", "act-for-trust", "decide-unblock");
    person.dies().waitUntilClosed(DIED);
    for (String task : List.of("find-home", "arrange-care", "act-for-trust", "decide-unblock")) {
      assertThat(person.toldOf(task)).as(task).containsExactly("CREATING", "CANCELING");
    }
  }

  @Test
  void deathAfterLeavingStopsTheFollowUp() {
    readyToLeave().leftFor("19").waitFor("see-person");
    LocalDate left = person.today();
    person.clockAt(left.plusDays(4), "00:00").waitFor("see-person", "act-on-overdue");
    person.dies().waitUntilClosed(DIED);
    assertThat(person.toldOf("see-person")).containsExactly("CREATING", "CANCELING");
    assertThat(person.toldOf("act-on-overdue")).containsExactly("CREATING", "CANCELING");
  }

  // Follow-up

  @Test
  void noFollowUpWhereTheNationalRuleAsksForNone() {
    refer().ready("09").careArranged(person.today()).leftFor("37");
    person.waitUntilClosed(
        "Left the ward. The 72-hour follow-up did not apply: the person went to court, prison or"
            + " police custody");
    assertThat(person.toldOf("see-person")).isEmpty();
  }

  @Test
  void whoLeavesABedThatTheNationalMeasureDoesNotCountIsSeenAllTheSame() {
    refer("206").ready("03").careArranged(person.today()).leftFor("19").waitFor("see-person");
    person.clockAt(person.today().plusDays(1), "12:00").followedUp("seen", "01");
    person.waitUntilClosed(SEEN);
  }

  @ParameterizedTest(name = "from {0} to {1}: {2}")
  @CsvSource({"206, 200, true", "200, 206, false"})
  void theBedTheyWereInLastDecidesWhetherTheNationalMeasureCounts(
      String first, String last, boolean counts) {
    refer(first).movedToBed(last).ready("03").careArranged(person.today()).leftFor("19");
    person.waitFor("see-person");
    assertThat(person.created("see-person").variables().get("followUp"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry("countsNationally", counts);
    person.clockAt(person.today().plusDays(1), "12:00").followedUp("seen", "01");
    person.waitUntilClosed(SEEN);
  }

  @Test
  void anOverdueFollowUpGoesToAManager() {
    refer().ready("09").careArranged(person.today()).leftFor("19").waitFor("see-person");
    LocalDate left = person.today();
    person.clockAt(left.plusDays(3), "23:59").staysAt("see-person");
    person.clockAt(left.plusDays(4), "00:00").waitFor("see-person", "act-on-overdue");
    assertThat(person.created("act-on-overdue").roles()).containsExactly("manager");
    person.overdueAnswered().waitFor("see-person");
    person.followedUp("seen", "01").waitUntilClosed(NOT_SEEN);
  }

  @Test
  void seenLateEndsTheManagersTaskToo() {
    refer().ready("09").careArranged(person.today()).leftFor("19").waitFor("see-person");
    person.clockAt(person.today().plusDays(4), "00:00").waitFor("see-person", "act-on-overdue");
    person.followedUp("seen", "02").waitUntilClosed(NOT_SEEN);
    assertThat(person.toldOf("act-on-overdue")).containsExactly("CREATING", "CANCELING");
  }

  @Test
  void theThirdDayCountsTheDayOfLeavingDoesNot() {
    refer().ready("09").careArranged(person.today()).leftFor("19").waitFor("see-person");
    person.clockAt(person.today().plusDays(3), "23:00").followedUp("seen", "11");
    person.waitUntilClosed(SEEN);
  }

  @Test
  void contactOnTheDayOfLeavingDoesNotCount() {
    refer().ready("09").careArranged(person.today()).leftFor("19").waitFor("see-person");
    LocalDate left = person.today();
    person.comesBack("seen", "01", 1);
    assertThat(person.created("see-person").variables())
        .containsEntry("taskDue", left.plusDays(3).toString())
        .hasEntrySatisfying(
            "taskSummary", ask -> assertThat((String) ask).contains("on the day they left"));
    person.clockAt(left.plusDays(1), "12:00").followedUp("seen", "02").waitUntilClosed(SEEN);
    assertThat(person.jobs("discharge.record-follow-up")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"05", "09", "10", "12", "13", "98"})
  void aContactThatDoesNotCountEndsNothingBeforeTheThirdDayIsOver(String mechanism) {
    refer().ready("09").careArranged(person.today()).leftFor("19").waitFor("see-person");
    LocalDate left = person.today();
    person.clockAt(left.plusDays(1), "12:00").comesBack("seen", mechanism, 1);
    assertThat(person.created("see-person").text("taskSummary"))
        .startsWith("The last contact does not count: text message, email and chat");
    if (mechanism.equals("09")) {
      // A manager is asked as if there had been none, and what is late cannot count any more.
      person.clockAt(left.plusDays(4), "00:00").waitFor("see-person", "act-on-overdue");
      person.followedUp("seen", "09").waitUntilClosed(NOT_SEEN);
    } else {
      person.clockAt(left.plusDays(3), "23:00").followedUp("seen", "01").waitUntilClosed(SEEN);
    }
  }

  @Test
  void aReadmissionWithinThreeDaysCounts() {
    refer().ready("09").careArranged(person.today()).leftFor("19").waitFor("see-person");
    person.clockAt(person.today().plusDays(1), "12:00").followedUp("readmitted", "98");
    person.waitUntilClosed(SEEN);
  }

  @Test
  void anUnansweredCallIsTriedAgainUntilTheThirdDayIsOver() {
    refer().ready("09").careArranged(person.today()).leftFor("19").waitFor("see-person");
    LocalDate left = person.today();
    assertThat(person.created("see-person").variables()).containsEntry("taskSummary", null);

    person.clockAt(left.plusDays(1), "10:00").notReached("not-reached", 1);
    assertThat(person.created("see-person").roles()).containsExactly("community-team");
    assertThat(person.created("see-person").variables())
        .containsEntry("taskDue", left.plusDays(3).toString())
        .hasEntrySatisfying(
            "taskSummary",
            ask -> assertThat((String) ask).startsWith("The last attempt did not reach them."));

    person.clockAt(left.plusDays(3), "23:00").notReached("declined", 2);
    assertThat(person.created("see-person").variables())
        .containsEntry("taskDue", left.plusDays(3).toString())
        .hasEntrySatisfying(
            "taskSummary", ask -> assertThat((String) ask).contains("did not want to be seen"));

    person.followedUp("seen", "02").waitUntilClosed(SEEN);
    assertThat(person.toldOf("see-person"))
        .containsExactly(
            "CREATING", "COMPLETING", "CREATING", "COMPLETING", "CREATING", "COMPLETING");
    assertThat(person.jobs("discharge.record-follow-up")).hasSize(3);
  }

  @Test
  void afterAnUnansweredCallAManagerIsStillAskedWhenTheThirdDayIsOver() {
    refer().ready("09").careArranged(person.today()).leftFor("19").waitFor("see-person");
    LocalDate left = person.today();
    person.clockAt(left.plusDays(2), "10:00").notReached("not-reached", 1);
    person.clockAt(left.plusDays(3), "23:59").staysAt("see-person");
    person.clockAt(left.plusDays(4), "00:00").waitFor("see-person", "act-on-overdue");
    person.overdueAnswered().waitFor("see-person");
    person.followedUp("not-reached", null).waitUntilClosed(NOT_SEEN);
  }

  @Test
  void anUnansweredCallAfterTheThirdDayLeavesTheManagersTask() {
    refer().ready("09").careArranged(person.today()).leftFor("19").waitFor("see-person");
    person.clockAt(person.today().plusDays(4), "00:00").waitFor("see-person", "act-on-overdue");
    person.followedUp("not-reached", null).staysAt("act-on-overdue");
    assertThat(person.toldOf("act-on-overdue")).containsExactly("CREATING");
    person.overdueAnswered().waitUntilClosed(NOT_SEEN);
  }

  @Test
  void aDischargeRecordedTooLateForTheFollowUpAsksAManagerAtOnce() {
    refer().ready("09").careArranged(person.today());
    person.leftFor("19", person.today().minusDays(4)).waitFor("see-person", "act-on-overdue");
    person.followedUp("seen", "01").waitUntilClosed(NOT_SEEN);
  }

  @Test
  void anAttemptKeptOnlyAfterMidnightStillAsksAManager() {
    refer().ready("09").careArranged(person.today()).leftFor("19").waitFor("see-person");
    LocalDate left = person.today();
    person.clockAt(left.plusDays(3), "23:50").holdFollowUpUntil(left.plusDays(4), "00:10");
    person.followedUp("not-reached", null).waitFor("see-person", "act-on-overdue");
    assertThat(person.toldOf("act-on-overdue")).containsExactly("CREATING");
    person.followedUp("seen", "01").waitUntilClosed(NOT_SEEN);
  }
}
