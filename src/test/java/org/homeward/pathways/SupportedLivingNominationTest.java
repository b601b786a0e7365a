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

/** One nomination: the provider answers, the person sees the home and answers. */
class SupportedLivingNominationTest {

  @RegisterExtension
  static final PathwayCoverage COVERAGE =
      new PathwayCoverage(
          Path.of(
              "processes/supported-living-placement/supported-living-placement-nomination.bpmn"));

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
    person = SupportedLivingCase.part(client, context, "nomination", variables);
    return person;
  }

  private static final Map<String, Object> HOME =
      Map.of(
          "nomination",
          Map.of("subject", "N-1", "title", "Saffron Gate, Room 3", "agency", "saffron-gate"),
          "taskSubject",
          "N-1",
          "taskSubjectTitle",
          "Saffron Gate, Room 3");

  @Test
  void offeredSeenTriedAndAccepted() {
    begin(HOME).waitFor("assess-person");
    assertThat(person.created("assess-person").variables())
        .containsEntry("taskAgency", "saffron-gate")
        .containsEntry("taskSubject", "N-1")
        .containsEntry("taskDue", person.today().plusDays(7).toString());
    assertThat(person.jobs("calendar.due").getFirst().variables())
        .containsEntry("taskAgency", "saffron-gate");
    person.offered("N-1").waitFor("view-home");
    assertThat(person.created("view-home").roles()).containsExactly("community-team");
    assertThat(person.created("view-home").variables()).doesNotContainKey("taskAgency");

    person
        .does("view-home", "viewingOutcome", "seen", "trialLeave", "yes")
        .waitFor("trial-leave")
        .does("trial-leave", "trialLeaveOutcome", "well")
        .waitFor("ask-person")
        .says("N-1", "accept")
        .waitUntilEnded();
    assertThat(person.variable("nominationEnd")).isEqualTo("\"secured\"");
    assertThat(person.domainJobs())
        .containsExactly("placement.record-answer", "placement.accept-offer");
  }

  @Test
  void theProviderDeclines() {
    begin(HOME).does("assess-person", "providerDecision", "decline").waitUntilEnded();
    assertEnded("provider-declined");
  }

  @Test
  void thePersonRefuses() {
    begin(HOME).offered("N-1").seen("N-1").says("N-1", "refuse").waitUntilEnded();
    assertEnded("person-refused");
  }

  @Test
  void theProviderWithdrawsItsOfferBeforeTheViewing() {
    begin(HOME).offered("N-1");
    person.does("view-home", "viewingOutcome", "offer-withdrawn").waitUntilEnded();
    assertEnded("offer-withdrawn");
  }

  @Test
  void theProviderWithdrawsItsOfferAfterTheViewing() {
    begin(HOME).offered("N-1").seen("N-1").says("N-1", "offer-withdrawn").waitUntilEnded();
    assertEnded("offer-withdrawn");
  }

  @Test
  void whenAnOfferLapsesTheProviderSaysUntilWhenItStandsOrThatItDoesNot() {
    begin(HOME).offered("N-1").seen("N-1").waitFor("ask-person");
    LocalDate until = person.today().plusDays(14);
    person.clockAt(until.plusDays(1), "08:59").staysAt("ask-person");
    person.clockAt(until.plusDays(1), "09:00").waitFor("ask-person", "keep-offer");
    assertThat(person.created("keep-offer").roles()).containsExactly("provider-worker");
    assertThat(person.created("keep-offer").variables())
        .containsEntry("taskAgency", "saffron-gate")
        .containsEntry("taskSubject", "N-1");
    LocalDate longer = person.today().plusDays(7);
    person
        .does("keep-offer", "offerStands", "yes", "offerUntil", longer.toString())
        .staysAt("ask-person");
    person.clockAt(longer.plusDays(1), "09:00").waitFor("ask-person", "keep-offer");
    person.does("keep-offer", "offerStands", "no").waitUntilEnded();
    assertThat(person.toldOf("ask-person")).containsExactly("CREATING", "CANCELING");
    assertEnded("offer-withdrawn");
  }

  @Test
  void aManagerIsAskedWhenNobodyAnswersAboutALapsedOffer() {
    begin(HOME).offered("N-1").waitFor("view-home");
    person.clockAt(person.today().plusDays(15), "09:00").waitFor("view-home", "keep-offer");
    person.clockAt(person.today().plusDays(2), "09:00");
    person.waitFor("view-home", "keep-offer", "chase-offer");
    assertThat(person.created("chase-offer").roles()).containsExactly("manager");
    person.does("chase-offer", "chaseDecision", "spoke").waitFor("view-home", "keep-offer");
    person.seen("N-1").says("N-1", "accept").waitUntilEnded();
    assertThat(person.toldOf("keep-offer")).containsExactly("CREATING", "CANCELING");
    assertThat(person.variable("nominationEnd")).isEqualTo("\"secured\"");
  }

  @Test
  void theHomeHasGone() {
    begin(HOME).isGone("N-1").offered("N-1").seen("N-1").says("N-1", "accept").waitUntilEnded();
    assertEnded("unit-taken");
  }

  @Test
  void aManagerIsAskedWhenTheProviderDoesNotAnswer() {
    begin(HOME).waitFor("assess-person");
    LocalDate due = person.today().plusDays(7);
    person.clockAt(due.plusDays(1), "08:59").staysAt("assess-person");
    person.clockAt(due.plusDays(1), "09:00").waitFor("assess-person", "chase-provider");
    assertThat(person.created("chase-provider").roles()).containsExactly("manager");
    assertThat(person.created("chase-provider").variables()).doesNotContainKey("taskAgency");
    person.does("chase-provider", "chaseDecision", "spoke").waitFor("assess-person");
    person.does("assess-person", "providerDecision", "decline").waitUntilEnded();
  }

  @Test
  void anAnswerEndsTheChase() {
    begin(HOME).waitFor("assess-person");
    person.clockAt(person.today().plusDays(8), "09:00").waitFor("assess-person", "chase-provider");
    person.offered("N-1").waitFor("view-home");
    assertThat(person.toldOf("chase-provider")).containsExactly("CREATING", "CANCELING");
  }

  private void assertEnded(String outcome) {
    assertThat(person.jobs("placement.end-nomination"))
        .singleElement()
        .satisfies(
            job ->
                assertThat(job.variables())
                    .containsEntry("nominationOutcome", outcome)
                    .containsEntry("taskSubject", "N-1"));
    assertThat(person.variable("nominationEnd")).isEqualTo("\"" + outcome + "\"");
  }
}
