package org.homeward.pathways;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.homeward.embeddedcamunda.ProcessTestSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Reviews in the new home, and leaving it. */
class SupportedLivingLivingThereTest {

  @RegisterExtension
  static final PathwayCoverage COVERAGE =
      new PathwayCoverage(
          Path.of(
              "processes/supported-living-placement/supported-living-placement-living-there.bpmn"));

  @RegisterExtension
  static final CamundaProcessTestExtension CAMUNDA = ProcessTestSupport.extension();

  private CamundaClient client;
  private CamundaProcessTestContext context;
  private SupportedLivingCase person;

  @AfterEach
  void keepWhatWasTaken() {
    COVERAGE.addAll(client);
  }

  private SupportedLivingCase begin(Map<String, Object> variables) {
    person = SupportedLivingCase.part(client, context, "living-there", variables);
    return person;
  }

  private SupportedLivingCase moved(LocalDate on) {
    return limited(on, null);
  }

  private SupportedLivingCase limited(LocalDate on, LocalDate last) {
    Map<String, Object> known =
        new HashMap<>(
            Map.of(
                "home",
                Map.of("subject", "N-1", "title", "Saffron Gate, Room 3", "agency", "saffron-gate"),
                "taskSubject",
                "N-1",
                "movedInOn",
                on.toString(),
                "reviewNumber",
                1));
    known.put("stayLimitOn", last == null ? null : last.toString());
    return begin(known);
  }

  private SupportedLivingCase reviewed(String home, String outcome) {
    person.does("review-as-provider", "homeGoing", home);
    return person.does("review-as-team", "reviewOutcome", outcome);
  }

  @Test
  void twoReviewsAndThePersonIsSettled() {
    LocalDate on = LocalDate.now(SupportedLivingCase.LONDON);
    moved(on).waitFor("record-leaving");
    person.clockAt(on.plusDays(28), "08:59").staysAt("record-leaving");
    person
        .clockAt(on.plusDays(28), "09:00")
        .waitFor("record-leaving", "review-as-provider", "review-as-team");
    assertThat(person.created("review-as-provider").variables())
        .containsEntry("taskAgency", "saffron-gate")
        .containsEntry("taskDue", on.plusDays(42).toString())
        .containsEntry("taskTitle", "Review the first 6 weeks with the person: the home");
    assertThat(person.created("review-as-team").roles()).containsExactly("community-team");

    reviewed("well", "settled").waitFor("record-leaving");
    LocalDate second = on.plusMonths(3).minusDays(14);
    person
        .clockAt(second, "09:00")
        .waitFor("record-leaving", "review-as-provider", "review-as-team");
    assertThat(person.created("review-as-team").variables())
        .containsEntry("taskDue", on.plusMonths(3).toString());
    reviewed("well", "settled").waitUntilEnded();

    assertThat(person.jobs("placement.record-review"))
        .extracting(job -> job.variables().get("review"))
        .containsExactly("6-weeks", "3-months");
    assertThat(person.toldOf("record-leaving")).containsExactly("CREATING", "CANCELING");
  }

  @Test
  void whenTheHomeIsAtRiskTheSupportIsLookedAt() {
    LocalDate on = LocalDate.now(SupportedLivingCase.LONDON).minusDays(40);
    moved(on).waitFor("record-leaving", "review-as-provider", "review-as-team");
    reviewed("at-risk", "settled").waitFor("record-leaving", "change-support");
    assertThat(person.created("change-support").roles()).containsExactly("social-worker");
    person.does("change-support", "supportChange", "more").waitFor("record-leaving");
  }

  @Test
  void aPlannedMoveOnKeepsTheCaseOpenUntilTheyMove() {
    LocalDate on = LocalDate.now(SupportedLivingCase.LONDON).minusDays(90);
    moved(on).waitFor("record-leaving", "review-as-provider", "review-as-team");
    reviewed("well", "change-support").does("change-support", "supportChange", "less");
    person.waitFor("record-leaving", "review-as-provider", "review-as-team");
    reviewed("well", "move-on").staysAt("record-leaving");
    assertThat(person.created("record-leaving").variables())
        .containsEntry("taskAgency", "saffron-gate")
        .containsEntry("taskDue", on.plusMonths(3).toString());
    person
        .does("record-leaving", "leftOn", person.today().toString(), "leavingReason", "own-home")
        .waitUntilEnded();
    assertThat(person.domainJobs())
        .containsExactly(
            "placement.record-review", "placement.record-review", "placement.end-stay");
  }

  @Test
  void whoseHomeIsAtRiskIsReviewedAgainUntilTheyAreSettled() {
    LocalDate on = LocalDate.now(SupportedLivingCase.LONDON).minusDays(92);
    moved(on).waitFor("record-leaving", "review-as-provider", "review-as-team");
    reviewed("well", "settled").waitFor("record-leaving", "review-as-provider", "review-as-team");
    reviewed("at-risk", "settled").does("change-support", "supportChange", "none");
    person.staysAt("record-leaving");

    LocalDate third = person.today().plusDays(28);
    person.clockAt(third.minusDays(14), "08:59").staysAt("record-leaving");
    person
        .clockAt(third.minusDays(14), "09:00")
        .waitFor("record-leaving", "review-as-provider", "review-as-team");
    assertThat(person.created("review-as-team").variables())
        .containsEntry("taskDue", third.toString())
        .containsEntry("taskTitle", "Review again with the person: health and support");
    reviewed("well", "change-support").does("change-support", "supportChange", "more");
    person.staysAt("record-leaving");

    person.clockAt(person.today().plusDays(14), "09:00");
    person.waitFor("record-leaving", "review-as-provider", "review-as-team");
    reviewed("well", "change-support").does("change-support", "supportChange", "none");
    person.waitUntilEnded();
    assertThat(person.jobs("placement.record-review"))
        .extracting(job -> job.variables().get("review"))
        .containsExactly("6-weeks", "3-months", "again", "again");
  }

  @Test
  void beforeALimitedStayEndsTheMoveOnIsPlannedAndAfterItAManagerDecides() {
    LocalDate on = LocalDate.now(SupportedLivingCase.LONDON);
    LocalDate last = on.plusDays(84);
    limited(on, last).waitFor("record-leaving");
    assertThat(person.created("record-leaving").variables())
        .containsEntry("taskDue", last.toString());
    person.clockAt(on.plusDays(28), "09:00");
    person.waitFor("record-leaving", "review-as-provider", "review-as-team");
    reviewed("well", "settled").waitFor("record-leaving");
    person.clockAt(last.minusDays(21), "08:59").staysAt("record-leaving");
    person.clockAt(last.minusDays(21), "09:00").waitFor("record-leaving", "plan-move-on");
    assertThat(person.created("plan-move-on").roles()).containsExactly("community-team");
    assertThat((String) person.created("plan-move-on").variables().get("taskSummary"))
        .startsWith(
            "The stay here ends on "
                + DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK).format(last)
                + ".");
    person.does("plan-move-on", "moveOnPlan", "own-home").waitFor("record-leaving");

    person.clockAt(last, "09:00");
    person.waitFor("record-leaving", "review-as-provider", "review-as-team");
    reviewed("well", "settled").staysAt("record-leaving");
    person.clockAt(last.plusDays(1), "08:59").staysAt("record-leaving");
    person.clockAt(last.plusDays(1), "09:00").waitFor("record-leaving", "decide-on-stay");
    assertThat(person.created("decide-on-stay").roles()).containsExactly("manager");
    LocalDate longer = last.plusDays(10);
    person.does("decide-on-stay", "stayDecision", "longer", "stayLookOn", longer.toString());
    person.clockAt(longer, "23:00").staysAt("record-leaving");
    person.clockAt(longer.plusDays(1), "09:00").waitFor("record-leaving", "decide-on-stay");
    person
        .does("record-leaving", "leftOn", person.today().toString(), "leavingReason", "stay-limit")
        .waitUntilEnded();
    assertThat(person.domainJobs()).contains("placement.extend-stay");
    assertThat(person.toldOf("decide-on-stay"))
        .containsExactly("CREATING", "COMPLETING", "CREATING", "CANCELING");
  }

  @Test
  void aShortStayIsPlannedOnAWeekBeforeItEnds() {
    LocalDate on = LocalDate.now(SupportedLivingCase.LONDON);
    limited(on, on.plusDays(28)).waitFor("record-leaving");
    person.clockAt(on.plusDays(21), "08:59").staysAt("record-leaving");
    person.clockAt(on.plusDays(21), "09:00").waitFor("record-leaving", "plan-move-on");
  }

  @Test
  void whoLeavesEarlyIsNotReviewedAnyMore() {
    LocalDate on = LocalDate.now(SupportedLivingCase.LONDON).minusDays(40);
    moved(on).waitFor("record-leaving", "review-as-provider", "review-as-team");
    person
        .does("record-leaving", "leftOn", person.today().toString(), "leavingReason", "left")
        .waitUntilEnded();
    assertThat(person.toldOf("review-as-provider")).containsExactly("CREATING", "CANCELING");
  }
}
