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

/**
 * The search for a home: choosing, waiting, widening, stopping, and what becomes of nominations.
 */
class SupportedLivingSearchTest {

  @RegisterExtension
  static final PathwayCoverage COVERAGE =
      new PathwayCoverage(
          Path.of("processes/supported-living-placement/supported-living-placement-search.bpmn"));

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
    person = SupportedLivingCase.part(client, context, "search", variables);
    return person;
  }

  @Test
  void theFirstSecuredHomeEndsTheOtherNominations() {
    begin(Map.of()).waitFor("choose-homes");
    assertThat(person.created("choose-homes").roles()).containsExactly("housing-officer");
    person.nominated("saffron-gate-3", "wren-yard-1").waitFor("assess-person", "assess-person");
    person.offered("saffron-gate-3").waitFor("view-home", "assess-person");
    person.seen("saffron-gate-3").says("saffron-gate-3", "accept").waitUntilEnded();

    assertThat(person.toldOf("assess-person"))
        .containsExactlyInAnyOrder("CREATING", "CREATING", "COMPLETING", "CANCELING");
    assertThat(person.domainJobs())
        .containsExactly(
            "placement.nominate",
            "placement.record-answer",
            "placement.accept-offer",
            "placement.end-open-nominations");
    assertThat(person.variable("nominationResults")).contains("saffron-gate").contains("secured");
  }

  @Test
  void homesThatHaveGoneAreNamedAndOthersAreNominated() {
    begin(Map.of());
    person.isGone("saffron-gate-3").nominated("saffron-gate-3").waitFor("choose-homes");
    person.nominated("saffron-gate-3", "wren-yard-1").waitFor("assess-person");
    person
        .doesFor("wren-yard-1", "assess-person", "providerDecision", "decline")
        .waitFor("choose-homes");
    assertThat((String) person.created("choose-homes").variables().get("taskSummary"))
        .startsWith("Gone meanwhile: Home saffron-gate-3.");
  }

  @Test
  void noneOfTheHomesBackToTheSearchWithItsHistory() {
    begin(Map.of());
    person.nominated("saffron-gate-3", "wren-yard-1").waitFor("assess-person", "assess-person");
    person.doesFor("wren-yard-1", "assess-person", "providerDecision", "decline");
    person
        .doesFor("saffron-gate-3", "assess-person", "providerDecision", "decline")
        .waitFor("choose-homes");
    assertThat((String) person.created("choose-homes").variables().get("taskSummary"))
        .startsWith("None of these became a home: Home ")
        .contains("Home saffron-gate-3")
        .contains("Home wren-yard-1");
  }

  @Test
  void aHomeThatGoesToSomebodyElseAtTheLastMomentIsNotTheirs() {
    begin(Map.of());
    person.nominated("saffron-gate-3").offered("saffron-gate-3").seen("saffron-gate-3");
    person.isGone("saffron-gate-3").says("saffron-gate-3", "accept").waitFor("choose-homes");
    assertThat(person.jobs("placement.end-nomination"))
        .singleElement()
        .satisfies(
            job -> assertThat(job.variables()).containsEntry("nominationOutcome", "unit-taken"));
  }

  @Test
  void aRefusalIsWeighedByAPersonAndTheSearchGoesOn() {
    begin(Map.of());
    person.nominated("saffron-gate-3").offered("saffron-gate-3").seen("saffron-gate-3");
    person.says("saffron-gate-3", "refuse").waitFor("weigh-refusal");
    assertThat(person.created("weigh-refusal").roles()).containsExactly("social-worker");
    person.does("weigh-refusal", "refusalDecision", "go-on").waitFor("choose-homes");
  }

  @Test
  void onlyAPersonClosesAfterARefusal() {
    begin(Map.of());
    person.nominated("saffron-gate-3").offered("saffron-gate-3").seen("saffron-gate-3");
    person.says("saffron-gate-3", "refuse").waitFor("weigh-refusal");
    person.does("weigh-refusal", "refusalDecision", "close").waitUntilEnded();
  }

  @Test
  void withoutAVacancyItIsLookedForAgainAfterAWeek() {
    begin(Map.of());
    LocalDate day = person.today();
    person.does("choose-homes", "searchDecision", "wait").waitFor("watch-for-home");
    person.clockAt(day.plusDays(6), "00:00").staysAt("watch-for-home");
    person.clockAt(day.plusDays(8), "12:00").waitFor("choose-homes");
    assertThat(person.toldOf("watch-for-home")).containsExactly("CREATING", "CANCELING");
  }

  @Test
  void aHomeThatComesUpIsLookedAtAtOnce() {
    begin(Map.of());
    person.does("choose-homes", "searchDecision", "wait").does("watch-for-home");
    person.waitFor("choose-homes");
  }

  @Test
  void theSearchIsWidenedWithThePerson() {
    begin(Map.of("referrerRole", "ward-staff"));
    person.does("choose-homes", "searchDecision", "widen").waitFor("widen-search");
    assertThat(person.created("widen-search").roles()).containsExactly("ward-staff");
    person.does("widen-search").waitFor("choose-homes");
  }

  @Test
  void givenUpTheNeedIsKept() {
    begin(Map.of());
    person.does("choose-homes", "searchDecision", "give-up").waitUntilEnded();
    assertThat(person.domainJobs()).containsExactly("placement.record-unmet-need");
  }
}
