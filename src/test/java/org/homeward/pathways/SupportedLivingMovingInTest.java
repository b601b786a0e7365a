package org.homeward.pathways;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.homeward.embeddedcamunda.ProcessTestSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From a secured home to the day the person has moved. */
class SupportedLivingMovingInTest {

  @RegisterExtension
  static final PathwayCoverage COVERAGE =
      new PathwayCoverage(
          Path.of(
              "processes/supported-living-placement/supported-living-placement-moving-in.bpmn"));

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
    person = SupportedLivingCase.part(client, context, "moving-in", variables);
    return person;
  }

  private static final Map<String, Object> HOME =
      Map.of(
          "home",
          Map.of("subject", "N-1", "title", "Saffron Gate, Room 3", "agency", "saffron-gate"),
          "taskSubject",
          "N-1",
          "taskSubjectTitle",
          "Saffron Gate, Room 3");

  @Test
  void aManagerIsAskedWhenNothingIsSignedForTwoWeeks() {
    begin(HOME).waitFor("sign-up", "prepare-move");
    person.prepared().does("sign-up", "signUpOutcome", "cannot-sign").waitFor("find-authority");
    person.clockAt(person.today().plusDays(15), "09:00").waitFor("find-authority", "chase-sign-up");
    assertThat(person.created("chase-sign-up").roles()).containsExactly("manager");
    person.does("chase-sign-up", "chaseDecision", "spoke").waitFor("find-authority");
  }

  @Test
  void aCaseThatJoinsLateHearsTheDateToo() {
    LocalDate move = begin(HOME).waitFor("sign-up", "prepare-move").today().plusDays(5);
    person.prepared().signed(move).waitFor("confirm-move-in");
    person.reports("linked-case-joined").staysAt("confirm-move-in");
    assertThat(person.jobs("case.tell-linked"))
        .hasSize(2)
        .allSatisfy(
            job -> {
              assertThat(job.headers()).containsEntry("message", "placement-agreed");
              assertThat(job.variables()).containsEntry("moveInDate", move.toString());
            });
  }

  @Test
  void aSignatureEndsTheChase() {
    begin(HOME).prepared().waitFor("sign-up");
    person.clockAt(person.today().plusDays(15), "09:00").waitFor("sign-up", "chase-sign-up");
    person.signed(person.today()).waitFor("confirm-move-in");
    assertThat(person.toldOf("chase-sign-up")).containsExactly("CREATING", "CANCELING");
  }

  @Test
  void aHomeThatCannotWaitIsGivenBackAndLinkedCasesHearOfIt() {
    begin(HOME).waitFor("sign-up", "prepare-move");
    person.reports("placement-home-not-kept").waitUntilEnded();
    assertThat(person.toldOf("prepare-move")).containsExactly("CREATING", "CANCELING");
    assertThat(person.jobs("placement.end-nomination"))
        .singleElement()
        .satisfies(
            job -> {
              assertThat(job.headers()).containsEntry("nominationOutcome", "withdrawn");
              assertThat(job.variables()).containsEntry("taskSubject", "N-1");
            });
    assertThat(person.jobs("case.tell-linked"))
        .singleElement()
        .satisfies(
            job -> {
              assertThat(job.headers())
                  .containsEntry("message", "placement-fell-through")
                  .containsEntry("when", "moveGivenUp");
              assertThat(job.variables()).as("no day was told").containsEntry("moveGivenUp", false);
            });
  }

  @Test
  void aHomeThatCannotWaitAfterTheDayWasTold() {
    begin(HOME).prepared().signed(person.today().plusDays(5)).waitFor("confirm-move-in");
    person.reports("placement-home-not-kept").waitUntilEnded();
    assertThat(person.jobs("case.tell-linked").getLast().variables())
        .containsEntry("moveGivenUp", true);
  }

  @Test
  void bothSidesGetReadyAndThePersonMoves() {
    begin(HOME).waitFor("sign-up", "prepare-move");
    assertThat(person.created("sign-up").roles()).containsExactly("provider-worker");
    assertThat(person.created("sign-up").variables()).containsEntry("taskAgency", "saffron-gate");
    assertThat(person.created("prepare-move").variables()).doesNotContainKey("taskAgency");
    LocalDate move = person.today().plusDays(5);
    person.prepared().waitFor("sign-up");
    person.signed(move).waitFor("confirm-move-in");
    assertThat(person.created("confirm-move-in").variables())
        .containsEntry("taskAgency", "saffron-gate")
        .containsEntry("taskDue", move.toString());
    assertThat(person.jobs("case.tell-linked"))
        .singleElement()
        .satisfies(
            job -> {
              assertThat(job.headers())
                  .containsEntry("message", "placement-agreed")
                  .containsEntry("carry", "moveInDate,tenureType,specifiedAccommodation");
              assertThat(job.variables()).containsEntry("moveInDate", move.toString());
            });
    person.clockAt(move, "16:00").movedIn().waitUntilEnded();
    assertThat(person.domainJobs())
        .containsExactly("placement.sign-up", "case.tell-linked", "placement.move-in");
  }

  @Test
  void whoCannotSignIsNotSignedForByAnybody() {
    begin(HOME).prepared();
    person.does("sign-up", "signUpOutcome", "cannot-sign").waitFor("find-authority");
    assertThat(person.created("find-authority").roles()).containsExactly("social-worker");
    person.does("find-authority", "signAuthority", "deputy").waitFor("sign-up");
    person.signed(person.today().plusDays(3)).waitFor("confirm-move-in");
  }

  @Test
  void anotherDateIsToldToLinkedCases() {
    begin(HOME).prepared();
    LocalDate later = person.today().plusDays(12);
    person.signed(person.today().plusDays(2)).waitFor("confirm-move-in");
    person.does("confirm-move-in", "moveInOutcome", "new-date", "moveInDate", later.toString());
    person.waitFor("confirm-move-in");
    assertThat(person.jobs("case.tell-linked")).hasSize(2);
    assertThat(person.jobs("case.tell-linked").getLast().variables())
        .containsEntry("moveInDate", later.toString());
    assertThat(person.created("confirm-move-in").variables())
        .containsEntry("taskDue", later.toString());
  }

  @Test
  void itFallsThroughBeforeItIsSigned() {
    begin(HOME).waitFor("sign-up", "prepare-move");
    person
        .does("sign-up", "signUpOutcome", "fell-through", "fellThroughReason", "person")
        .waitUntilEnded();
    assertThat(person.toldOf("prepare-move")).containsExactly("CREATING", "CANCELING");
    assertGivenBack("person-refused");
    assertThat(person.jobs("case.tell-linked")).as("no date was told").isEmpty();
  }

  @Test
  void itFallsThroughOnTheDayOfTheMove() {
    begin(HOME).prepared().signed(person.today()).waitFor("confirm-move-in");
    person
        .does("confirm-move-in", "moveInOutcome", "fell-through", "fellThroughReason", "provider")
        .waitUntilEnded();
    assertGivenBack("provider-declined");
    assertThat(person.jobs("case.tell-linked"))
        .as("who heard the date hears that the move is off")
        .extracting(job -> job.headers().get("message"))
        .containsExactly("placement-agreed", "placement-fell-through");
  }

  @Test
  void somethingElseCameBetween() {
    begin(HOME).prepared().signed(person.today()).waitFor("confirm-move-in");
    person
        .does("confirm-move-in", "moveInOutcome", "fell-through", "fellThroughReason", "other")
        .waitUntilEnded();
    assertGivenBack("withdrawn");
  }

  @Test
  void aManagerFindsOutWhenNobodySaysWhetherThePersonMoved() {
    begin(HOME).prepared();
    LocalDate move = person.today().plusDays(2);
    person.signed(move).waitFor("confirm-move-in");
    person.clockAt(move.plusDays(2), "08:59").staysAt("confirm-move-in");
    person.clockAt(move.plusDays(2), "09:00").waitFor("confirm-move-in", "chase-move-in");
    assertThat(person.created("chase-move-in").roles()).containsExactly("manager");
    person.does("chase-move-in", "chaseDecision", "spoke").waitFor("confirm-move-in");
    person.movedIn().waitUntilEnded();
  }

  private void assertGivenBack(String outcome) {
    assertThat(person.jobs("placement.end-nomination"))
        .singleElement()
        .satisfies(job -> assertThat(job.variables()).containsEntry("nominationOutcome", outcome));
  }
}
