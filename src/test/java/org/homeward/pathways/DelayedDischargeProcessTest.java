package org.homeward.pathways;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.homeward.embeddedcamunda.ProcessTestSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The delayed discharge pathway on the engine, from referral to closed case. */
class DelayedDischargeProcessTest {

  @RegisterExtension
  static final PathwayCoverage COVERAGE =
      new PathwayCoverage(Path.of("processes/delayed-discharge/delayed-discharge.bpmn"));

  @RegisterExtension
  static final CamundaProcessTestExtension CAMUNDA = ProcessTestSupport.extension();

  private static final String SEEN = "Left the ward and was seen within 72 hours";
  private static final String NOT_SEEN = "Left the ward but was not seen within 72 hours";
  private static final String DIED = "The person died";

  private CamundaClient client;
  private CamundaProcessTestContext context;
  private DelayedDischargeCase person;

  @AfterEach
  void keepWhatWasTaken() {
    COVERAGE.add(client, person.processInstanceKey());
  }

  private DelayedDischargeCase refer() {
    person = DelayedDischargeCase.refer(client, context);
    return person;
  }

  private DelayedDischargeCase refer(String bedType) {
    person = DelayedDischargeCase.refer(client, context, bedType);
    return person;
  }

  // The way home

  @Test
  void acrossThreeAgencies() {
    refer();
    LocalDate monday = person.today();
    person.ready("32").waitFor("find-home", "arrange-care", "act-for-trust");

    assertThat(person.created("find-home").roles()).containsExactly("housing-officer");
    assertThat(person.created("arrange-care").roles()).containsExactly("social-worker");
    assertThat(person.created("act-for-trust").roles()).containsExactly("discharge-coordinator");
    assertThat(person.created("act-for-trust").variables())
        .containsEntry(
            "taskSummary", "Hold a risk meeting and take the case to the Complex Care Board.")
        .containsEntry("taskTarget", "5 working days");

    person.homeFound(monday.plusDays(2)).waitFor("arrange-care", "act-for-trust");
    person.careArranged(monday.plusDays(1)).trustDone().waitFor("record-discharge");
    assertThat(person.created("record-discharge").roles()).containsExactly("ward-staff");
    assertThat(person.created("record-discharge").variables())
        .containsEntry("taskDue", monday.plusDays(2).toString());

    person.clockAt(monday.plusDays(2), "14:00").leftFor("19").waitFor("see-person");
    assertThat(person.created("see-person").roles()).containsExactly("community-team");
    assertThat(person.created("see-person").variables())
        .containsEntry("taskDue", monday.plusDays(5).toString());

    person.clockAt(monday.plusDays(4), "10:00").followedUp("seen", "01").waitUntilClosed(SEEN);
    assertThat(person.domainJobs())
        .containsExactly(
            "discharge.open-ready-period",
            "discharge.record-discharge",
            "discharge.record-follow-up",
            "case.close");
    assertThat(person.toldOf("find-home")).containsExactly("CREATING", "COMPLETING");
  }

  @Test
  void supportedAccommodationAsksBothCouncilAgenciesAtOnce() {
    refer().ready("18").waitFor("find-home", "arrange-care");
    assertThat(person.created("find-home").variables())
        .containsEntry("taskTarget", "10 working days")
        .hasEntrySatisfying(
            "taskSummary", ask -> assertThat((String) ask).startsWith("Find supported"));
    assertThat(person.created("arrange-care").variables())
        .hasEntrySatisfying(
            "taskSummary", ask -> assertThat((String) ask).startsWith("Agree the support"));
  }

  @Test
  void theTableSaysWhoActsForTheTrust() {
    refer().ready("01").waitFor("act-for-trust");
    assertThat(person.created("act-for-trust").roles()).containsExactly("community-team");
  }

  // Escalation

  @Test
  void aManagerIsAskedAtNineOnTheEscalationDay() {
    refer();
    LocalDate ready = person.today();
    person.ready("03").waitFor("arrange-care");
    person.clockAt(ready.plusDays(7), "08:59").staysAt("arrange-care");
    person.clockAt(ready.plusDays(7), "09:00").waitFor("arrange-care", "decide-unblock");

    assertThat(person.created("decide-unblock").roles()).containsExactly("manager");
    person.managerDecides(person.today().plusDays(7)).waitFor("arrange-care");
  }

  @Test
  void nineOClockIsNineOClockAfterTheClocksChange() {
    refer();
    LocalDate beforeSummerTime = LocalDate.of(person.today().getYear() + 1, 3, 24);
    person.clockAt(beforeSummerTime, "10:00").ready("03").waitFor("arrange-care");
    person.clockAt(beforeSummerTime.plusDays(7), "08:59").staysAt("arrange-care");
    person.clockAt(beforeSummerTime.plusDays(7), "09:00").waitFor("arrange-care", "decide-unblock");
  }

  @Test
  void aManagerIsAskedAtOnceWhenTheDayHasPassed() {
    refer();
    person.ready("03", person.today().minusDays(30)).waitFor("arrange-care", "decide-unblock");
  }

  @Test
  void whoeverLeavesNeedsNoDecisionAnyMore() {
    refer();
    person.ready("03", person.today().minusDays(30)).waitFor("arrange-care", "decide-unblock");
    person.careArranged(person.today()).waitFor("record-discharge", "decide-unblock");
    person.leftFor("19").waitFor("see-person");
    assertThat(person.toldOf("decide-unblock")).containsExactly("CREATING", "CANCELING");
  }

  @Test
  void anOpenOrFreshDecisionIsNotAskedForAgainWhenTheReasonChanges() {
    refer();
    LocalDate review = person.today().plusDays(5);
    person.ready("03", person.today().minusDays(30)).waitFor("arrange-care", "decide-unblock");
    person.noCare().newReason("07").waitFor("arrange-care", "decide-unblock");
    person.managerDecides(review).waitFor("arrange-care");
    person.noCare().newReason("34").waitFor("arrange-care");
    person.clockAt(review, "08:59").staysAt("arrange-care");
    person.clockAt(review, "09:00").waitFor("arrange-care", "decide-unblock");
    assertThat(person.toldOf("decide-unblock"))
        .containsExactly("CREATING", "COMPLETING", "CREATING");
  }

  // Still in the way

  @Test
  void whatCannotBeClearedGetsANewReasonAndANewPlan() {
    refer().ready("18").waitFor("find-home", "arrange-care");
    person.noHome().waitFor("arrange-care");
    person.careArranged(person.today()).waitFor("choose-reason");
    assertThat(person.created("choose-reason").roles()).containsExactly("discharge-coordinator");

    person.newReason("36").waitFor("act-for-trust");
    assertThat(person.created("act-for-trust").roles()).containsExactly("ward-staff");
    person.trustCannot().newReason("34").waitFor("arrange-care");
    person.careArranged(person.today()).waitFor("record-discharge");

    assertThat(person.domainJobs())
        .containsExactly(
            "discharge.open-ready-period",
            "discharge.change-delay-reason",
            "discharge.change-delay-reason");
  }

  // No longer clinically ready

  @Test
  void aRelapseWhileTheAgenciesWorkTakesTheirTasksBack() {
    refer();
    LocalDate ready = person.today();
    person.ready("32").waitFor("find-home", "arrange-care", "act-for-trust");
    person.noHome().clockAt(ready.plusDays(3), "09:00");
    person.waitFor("arrange-care", "act-for-trust", "decide-unblock");

    person.noLongerReady().waitFor("record-ready");
    for (String task : List.of("arrange-care", "act-for-trust", "decide-unblock")) {
      assertThat(person.toldOf(task)).as(task).containsExactly("CREATING", "CANCELING");
    }
    assertThat(person.created("record-ready").variables())
        .containsEntry("taskTarget", "7 days")
        .hasEntrySatisfying("taskSummary", ask -> assertThat((String) ask).contains("every week"));
    assertThat(person.domainJobs())
        .containsExactly("discharge.open-ready-period", "discharge.close-ready-period");

    // Ready again: the old "not possible" and the old escalation count no more.
    LocalDate again = ready.plusDays(20);
    person.clockAt(again, "10:00").ready("18").waitFor("find-home", "arrange-care");
    person.homeFound(again).careArranged(again).waitFor("record-discharge");
  }

  @Test
  void aRelapseBeforeTheDischargeIsRecordedGoesBackToo() {
    refer().ready("03").careArranged(person.today()).waitFor("record-discharge");
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

  // The person dies

  @Test
  void deathBeforeReadyStopsEverything() {
    refer().dies().waitUntilClosed(DIED);
    assertThat(person.toldOf("record-ready")).containsExactly("CREATING", "CANCELING");
    assertThat(person.domainJobs()).containsExactly("person.record-death", "case.close");
  }

  @Test
  void deathWhileFourPeopleWorkStopsThemAll() {
    refer();
    person
        .ready("32", person.today().minusDays(30))
        .waitFor("find-home", "arrange-care", "act-for-trust", "decide-unblock");
    person.dies().waitUntilClosed(DIED);
    for (String task : List.of("find-home", "arrange-care", "act-for-trust", "decide-unblock")) {
      assertThat(person.toldOf(task)).as(task).containsExactly("CREATING", "CANCELING");
    }
  }

  @Test
  void deathAfterLeavingStopsTheFollowUp() {
    refer().ready("03").careArranged(person.today()).leftFor("19").waitFor("see-person");
    LocalDate left = person.today();
    person.clockAt(left.plusDays(4), "00:00").waitFor("see-person", "act-on-overdue");
    person.dies().waitUntilClosed(DIED);
    assertThat(person.toldOf("see-person")).containsExactly("CREATING", "CANCELING");
    assertThat(person.toldOf("act-on-overdue")).containsExactly("CREATING", "CANCELING");
  }

  // Follow-up

  @Test
  void noFollowUpWhereTheNationalRuleAsksForNone() {
    refer().ready("03").careArranged(person.today()).leftFor("37");
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

  @Test
  void anOverdueFollowUpGoesToAManager() {
    refer().ready("03").careArranged(person.today()).leftFor("19").waitFor("see-person");
    LocalDate left = person.today();
    person.clockAt(left.plusDays(3), "23:59").staysAt("see-person");
    person.clockAt(left.plusDays(4), "00:00").waitFor("see-person", "act-on-overdue");
    assertThat(person.created("act-on-overdue").roles()).containsExactly("manager");
    person.overdueAnswered().waitFor("see-person");
    person.followedUp("seen", "01").waitUntilClosed(NOT_SEEN);
  }

  @Test
  void seenLateEndsTheManagersTaskToo() {
    refer().ready("03").careArranged(person.today()).leftFor("19").waitFor("see-person");
    person.clockAt(person.today().plusDays(4), "00:00").waitFor("see-person", "act-on-overdue");
    person.followedUp("seen", "02").waitUntilClosed(NOT_SEEN);
    assertThat(person.toldOf("act-on-overdue")).containsExactly("CREATING", "CANCELING");
  }

  @Test
  void theThirdDayCountsTheDayOfLeavingDoesNot() {
    refer().ready("03").careArranged(person.today()).leftFor("19").waitFor("see-person");
    person.clockAt(person.today().plusDays(3), "23:00").followedUp("seen", "11");
    person.waitUntilClosed(SEEN);
  }

  @Test
  void contactOnTheDayOfLeavingDoesNotCount() {
    refer().ready("03").careArranged(person.today()).leftFor("19").waitFor("see-person");
    person.followedUp("seen", "01").waitUntilClosed(NOT_SEEN);
  }

  @Test
  void aTextMessageDoesNotCount() {
    refer().ready("03").careArranged(person.today()).leftFor("19").waitFor("see-person");
    person.clockAt(person.today().plusDays(1), "12:00").followedUp("seen", "09");
    person.waitUntilClosed(NOT_SEEN);
  }

  @Test
  void aReadmissionWithinThreeDaysCounts() {
    refer().ready("03").careArranged(person.today()).leftFor("19").waitFor("see-person");
    person.clockAt(person.today().plusDays(1), "12:00").followedUp("readmitted", "98");
    person.waitUntilClosed(SEEN);
  }

  @Test
  void anUnansweredCallIsTriedAgainUntilTheThirdDayIsOver() {
    refer().ready("03").careArranged(person.today()).leftFor("19").waitFor("see-person");
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
    refer().ready("03").careArranged(person.today()).leftFor("19").waitFor("see-person");
    LocalDate left = person.today();
    person.clockAt(left.plusDays(2), "10:00").notReached("not-reached", 1);
    person.clockAt(left.plusDays(3), "23:59").staysAt("see-person");
    person.clockAt(left.plusDays(4), "00:00").waitFor("see-person", "act-on-overdue");
    person.overdueAnswered().waitFor("see-person");
    person.followedUp("not-reached", null).waitUntilClosed(NOT_SEEN);
  }

  @Test
  void anUnansweredCallAfterTheThirdDayLeavesTheManagersTask() {
    refer().ready("03").careArranged(person.today()).leftFor("19").waitFor("see-person");
    person.clockAt(person.today().plusDays(4), "00:00").waitFor("see-person", "act-on-overdue");
    person.followedUp("not-reached", null).staysAt("act-on-overdue");
    assertThat(person.toldOf("act-on-overdue")).containsExactly("CREATING");
    person.overdueAnswered().waitUntilClosed(NOT_SEEN);
  }

  @Test
  void aDischargeRecordedTooLateForTheFollowUpAsksAManagerAtOnce() {
    refer().ready("03").careArranged(person.today());
    person.leftFor("19", person.today().minusDays(4)).waitFor("see-person", "act-on-overdue");
    person.followedUp("seen", "01").waitUntilClosed(NOT_SEEN);
  }

  @Test
  void anAttemptKeptOnlyAfterMidnightStillAsksAManager() {
    refer().ready("03").careArranged(person.today()).leftFor("19").waitFor("see-person");
    LocalDate left = person.today();
    person.clockAt(left.plusDays(3), "23:50").holdFollowUpUntil(left.plusDays(4), "00:10");
    person.followedUp("not-reached", null).waitFor("see-person", "act-on-overdue");
    assertThat(person.toldOf("act-on-overdue")).containsExactly("CREATING");
    person.followedUp("seen", "01").waitUntilClosed(NOT_SEEN);
  }
}
