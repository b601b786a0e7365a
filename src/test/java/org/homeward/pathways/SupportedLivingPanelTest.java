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

/** The gatekeeping panel: agenda, questions, decision. */
class SupportedLivingPanelTest {

  @RegisterExtension
  static final PathwayCoverage COVERAGE =
      new PathwayCoverage(
          Path.of("processes/supported-living-placement/supported-living-placement-panel.bpmn"));

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
    person = SupportedLivingCase.part(client, context, "panel", variables);
    return person;
  }

  @Test
  void deferredWithQuestionsItComesBackAndIsApproved() {
    begin(Map.of("referrerRole", "discharge-coordinator")).waitFor("put-on-agenda");
    LocalDate first = person.today().plusDays(5);
    person.does("put-on-agenda", "panelDate", first.toString()).waitFor("record-panel-decision");
    assertThat(person.created("record-panel-decision").variables())
        .containsEntry("taskDue", first.toString());

    person.does("record-panel-decision", "panelDecision", "defer").waitFor("answer-panel");
    assertThat(person.created("answer-panel").roles()).containsExactly("discharge-coordinator");
    person.does("answer-panel").waitFor("put-on-agenda");
    person.does("put-on-agenda", "panelDate", first.plusDays(14).toString());
    person.does("record-panel-decision", "panelDecision", "approve").waitUntilEnded();

    assertThat(person.domainJobs())
        .containsExactly("placement.record-panel", "placement.record-panel");
    assertThat(person.variable("panelDecision")).isEqualTo("\"approve\"");
  }

  @Test
  void aManagerIsAskedAtNineTwoDaysAfterThePanel() {
    begin(Map.of());
    LocalDate panel = person.today().plusDays(3);
    person.does("put-on-agenda", "panelDate", panel.toString()).waitFor("record-panel-decision");
    person.clockAt(panel.plusDays(2), "08:59").staysAt("record-panel-decision");
    person
        .clockAt(panel.plusDays(2), "09:00")
        .waitFor("record-panel-decision", "chase-panel")
        .does("chase-panel", "chaseDecision", "spoke")
        .waitFor("record-panel-decision");
    assertThat(person.created("chase-panel").roles()).containsExactly("manager");
    person.does("record-panel-decision", "panelDecision", "decline").waitUntilEnded();
    assertThat(person.variable("panelDecision")).isEqualTo("\"decline\"");
  }

  @Test
  void onceThePanelHasDecidedNobodyIsChased() {
    begin(Map.of());
    LocalDate panel = person.today().plusDays(3);
    person.does("put-on-agenda", "panelDate", panel.toString()).waitFor("record-panel-decision");
    person.clockAt(panel.plusDays(2), "09:00").waitFor("record-panel-decision", "chase-panel");
    person.does("record-panel-decision", "panelDecision", "approve").waitUntilEnded();
    assertThat(person.toldOf("chase-panel")).containsExactly("CREATING", "CANCELING");
  }

  @Test
  void nineOClockIsNineOClockAfterTheClocksChange() {
    begin(Map.of());
    LocalDate beforeSummerTime = LocalDate.of(person.today().getYear() + 1, 3, 26);
    person.clockAt(beforeSummerTime.minusDays(1), "10:00");
    person
        .does("put-on-agenda", "panelDate", beforeSummerTime.toString())
        .waitFor("record-panel-decision");
    person.clockAt(beforeSummerTime.plusDays(2), "08:59").staysAt("record-panel-decision");
    person
        .clockAt(beforeSummerTime.plusDays(2), "09:00")
        .waitFor("record-panel-decision", "chase-panel");
  }
}
