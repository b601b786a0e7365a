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

/** Who pays: every payer is asked at the same time, and answers for itself. */
class SupportedLivingFundingTest {

  @RegisterExtension
  static final PathwayCoverage COVERAGE =
      new PathwayCoverage(
          Path.of("processes/supported-living-placement/supported-living-placement-funding.bpmn"));

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
    person = SupportedLivingCase.part(client, context, "funding", variables);
    return person;
  }

  private static final Map<String, Object> SECTION_117 =
      Map.of("section117", "yes", "publicFunds", "yes");

  @Test
  void underSection117TheCouncilTheNhsAndTheRentAreAskedAtOnce() {
    begin(SECTION_117).waitFor("agree-funding", "agree-funding", "agree-funding");
    person.doesFor("pay-nhs", "agree-funding", "fundingDecision", "agreed");
    assertThat(person.jobs("homeward.task"))
        .filteredOn(job -> job.event().equals("CREATING"))
        .extracting(job -> job.roles().getFirst())
        .containsExactlyInAnyOrder("social-worker", "community-team", "housing-officer");
    person.doesFor("pay-rent", "agree-funding", "fundingDecision", "agreed");
    person.doesFor("pay-council", "agree-funding", "fundingDecision", "agreed").waitUntilEnded();
  }

  @Test
  void onePayerAsksMoreWhileTheOthersAreNotAskedAgain() {
    begin(SECTION_117).waitFor("agree-funding", "agree-funding", "agree-funding");
    person
        .doesFor("pay-council", "agree-funding", "fundingDecision", "more-needed")
        .waitFor("agree-funding", "agree-funding", "answer-payer");
    assertThat(person.created("answer-payer").roles()).containsExactly("community-team");
    assertThat(person.created("answer-payer").variables())
        .containsEntry("taskSubject", "pay-council");
    person.does("answer-payer").waitFor("agree-funding", "agree-funding", "agree-funding");
    for (String payer : List.of("pay-council", "pay-nhs", "pay-rent")) {
      person.doesFor(payer, "agree-funding", "fundingDecision", "agreed");
    }
    person.waitUntilEnded();
  }

  /** A split can only change if who agreed to a share of it is asked once more. */
  @Test
  void whenTheSharesChangeAllAreAskedAgain() {
    begin(SECTION_117).waitFor("agree-funding", "agree-funding", "agree-funding");
    person.doesFor("pay-rent", "agree-funding", "fundingDecision", "agreed");
    person.doesFor("pay-council", "agree-funding", "fundingDecision", "agreed");
    person
        .doesFor("pay-nhs", "agree-funding", "fundingDecision", "declined")
        .waitFor("decide-without-funding");
    person
        .does("decide-without-funding", "fundingNext", "ask-again", "fundingAgain", "all")
        .waitFor("agree-funding", "agree-funding", "agree-funding");
    person.doesFor("pay-rent", "agree-funding", "fundingDecision", "agreed");
    person.doesFor("pay-nhs", "agree-funding", "fundingDecision", "agreed");
    person
        .doesFor("pay-council", "agree-funding", "fundingDecision", "declined")
        .waitFor("decide-without-funding");
    person
        .does("decide-without-funding", "fundingNext", "ask-again", "fundingAgain", "declined")
        .waitFor("agree-funding");
    person.doesFor("pay-council", "agree-funding", "fundingDecision", "agreed").waitUntilEnded();
  }

  @Test
  void declinedItIsAskedAgainWithCorrectedAnswers() {
    begin(Map.of("section117", "no", "careEntitlement", "none", "publicFunds", "no"))
        .waitFor("agree-funding", "agree-funding");
    person.doesFor("pay-rent", "agree-funding", "fundingDecision", "agreed");
    person
        .doesFor("pay-council", "agree-funding", "fundingDecision", "declined")
        .waitFor("decide-without-funding");
    assertThat(person.created("decide-without-funding").roles()).containsExactly("social-worker");
    assertThat((String) person.created("decide-without-funding").variables().get("taskSummary"))
        .startsWith("These did not agree to pay: The council. Ask them again");

    // Who agreed is not asked again, however often the others are.
    person
        .does("decide-without-funding", "fundingNext", "ask-again", "section117", "yes")
        .waitFor("agree-funding", "agree-funding");
    person.doesFor("pay-nhs", "agree-funding", "fundingDecision", "agreed");
    person
        .doesFor("pay-council", "agree-funding", "fundingDecision", "declined")
        .waitFor("decide-without-funding");
    person
        .does("decide-without-funding", "fundingNext", "ask-again", "section117", "yes")
        .waitFor("agree-funding");
    person.doesFor("pay-council", "agree-funding", "fundingDecision", "agreed").waitUntilEnded();
    assertThat(person.jobs("homeward.task"))
        .filteredOn(job -> job.event().equals("CREATING") && job.element().equals("agree-funding"))
        .extracting(job -> job.variables().get("taskSubject"))
        .containsExactlyInAnyOrder(
            "pay-council", "pay-rent", "pay-council", "pay-nhs", "pay-council");
  }

  @Test
  void nobodyPays() {
    begin(SECTION_117);
    for (String payer : List.of("pay-council", "pay-nhs", "pay-rent")) {
      person.doesFor(payer, "agree-funding", "fundingDecision", "declined");
    }
    person.does("decide-without-funding", "fundingNext", "stop").waitUntilEnded();
    assertThat(person.variable("fundingNext")).isEqualTo("\"stop\"");
  }

  @Test
  void aManagerIsAskedTheMorningAfterTheTenthWorkingDay() {
    begin(SECTION_117).waitFor("agree-funding", "agree-funding", "agree-funding");
    assertThat(person.jobs("calendar.due"))
        .singleElement()
        .satisfies(
            job ->
                assertThat(job.variables())
                    .containsEntry("target", "10 working days")
                    .containsEntry("role", "social-worker"));
    LocalDate due = person.today().plusDays(10);
    person.clockAt(due.plusDays(1), "08:59");
    person.staysAt("agree-funding", "agree-funding", "agree-funding");
    person.clockAt(due.plusDays(1), "09:00");
    person.waitFor("agree-funding", "agree-funding", "agree-funding", "chase-funding");
    assertThat(person.created("chase-funding").roles()).containsExactly("manager");
    person
        .does("chase-funding", "chaseDecision", "spoke")
        .waitFor("agree-funding", "agree-funding", "agree-funding");
  }

  @Test
  void onceAllHaveAgreedNobodyIsChased() {
    begin(SECTION_117).waitFor("agree-funding", "agree-funding", "agree-funding");
    person.clockAt(person.today().plusDays(11), "09:00");
    person.waitFor("agree-funding", "agree-funding", "agree-funding", "chase-funding");
    for (String payer : List.of("pay-council", "pay-nhs", "pay-rent")) {
      person.doesFor(payer, "agree-funding", "fundingDecision", "agreed");
    }
    person.waitUntilEnded();
    assertThat(person.toldOf("chase-funding")).containsExactly("CREATING", "CANCELING");
  }
}
