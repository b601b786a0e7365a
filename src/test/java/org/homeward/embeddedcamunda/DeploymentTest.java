package org.homeward.embeddedcamunda;

import static io.camunda.process.test.api.CamundaAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.response.DeploymentEvent;
import io.camunda.client.api.response.EvaluateDecisionResponse;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.client.api.search.response.DecisionInstance;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import io.camunda.process.test.api.assertions.DecisionSelectors;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Processes with decisions and forms; incidents; changing a running instance. */
class DeploymentTest {
  @RegisterExtension
  static final CamundaProcessTestExtension CAMUNDA = ProcessTestSupport.extension();

  CamundaClient client;
  CamundaProcessTestContext context;

  private static final String FEE =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="fees" name="Fees"
          namespace="http://homeward.example/dmn">
        <decision id="fee" name="Fee">
          <decisionTable id="table" hitPolicy="FIRST">
            <input id="amount" label="Amount">
              <inputExpression id="expression" typeRef="number"><text>amount</text></inputExpression>
            </input>
            <output id="result" label="Fee" name="fee" typeRef="number" />
            <rule id="large">
              <inputEntry id="i1"><text>&gt;= 100</text></inputEntry>
              <outputEntry id="o1"><text>20</text></outputEntry>
            </rule>
            <rule id="small">
              <inputEntry id="i2"><text></text></inputEntry>
              <outputEntry id="o2"><text>5</text></outputEntry>
            </rule>
          </decisionTable>
        </decision>
      </definitions>
      """;
  private static final String FORM =
      """
      {"id": "look-form", "type": "default", "schemaVersion": 18,
       "executionPlatform": "Camunda Cloud", "executionPlatformVersion": "8.8.0",
       "components": [{"type": "textfield", "key": "note", "label": "Note – what you saw"}]}
      """;

  private DeploymentEvent deploy() {
    return client
        .newDeployResourceCommand()
        .addProcessModel(
            Bpmn.createExecutableProcess("fees")
                .startEvent()
                .businessRuleTask(
                    "decide", rule -> rule.zeebeCalledDecisionId("fee").zeebeResultVariable("fee"))
                .userTask("look", task -> task.zeebeUserTask().zeebeFormId("look-form"))
                .exclusiveGateway("which")
                .conditionExpression("later.x > 1")
                .endEvent("end")
                .done(),
            "fees.bpmn")
        .addResourceStringUtf8(FEE, "fees.dmn")
        .addResourceStringUtf8(FORM, "look.form")
        .execute();
  }

  private ProcessInstanceEvent start() {
    return client
        .newCreateInstanceCommand()
        .bpmnProcessId("fees")
        .latestVersion()
        .variables(Map.of("amount", 200))
        .execute();
  }

  @Test
  void tellsWhatWasDeployed() {
    DeploymentEvent deployed = deploy();

    assertThat(deployed.getProcesses())
        .singleElement()
        .satisfies(p -> assertThat(p.getBpmnProcessId()).isEqualTo("fees"));
    assertThat(deployed.getDecisions())
        .singleElement()
        .satisfies(d -> assertThat(d.getDmnDecisionName()).isEqualTo("Fee"));
    assertThat(deployed.getDecisionRequirements()).hasSize(1);
    assertThat(deployed.getForm())
        .singleElement()
        .satisfies(f -> assertThat(f.getFormId()).isEqualTo("look-form"));
    long decision = deployed.getDecisions().getFirst().getDecisionKey();
    assertThat(client.newDecisionDefinitionGetXmlRequest(decision).execute()).contains("Amount");
    assertThat(
            client.newDecisionDefinitionSearchRequest().execute().singleItem().getDmnDecisionName())
        .isEqualTo("Fee");
  }

  @Test
  void decidesWithinAProcess() {
    deploy();
    ProcessInstanceEvent instance = start();

    assertThat(DecisionSelectors.byId("fee", instance.getProcessInstanceKey()))
        .isEvaluated()
        .hasOutput(20)
        .hasMatchedRules(1);
    assertThat(instance).hasVariable("fee", 20);
    DecisionInstance decision = client.newDecisionInstanceSearchRequest().execute().singleItem();
    assertThat(decision.getResult()).isEqualTo("20");
    assertThat(decision.getProcessInstanceKey()).isEqualTo(instance.getProcessInstanceKey());
  }

  @Test
  void decidesOnItsOwn() {
    deploy();

    EvaluateDecisionResponse decided =
        client
            .newEvaluateDecisionCommand()
            .decisionId("fee")
            .variables(Map.of("amount", 3))
            .execute();

    assertThat(decided.getDecisionOutput()).isEqualTo("5");
    assertThat(decided.getEvaluatedDecisions().getFirst().getMatchedRules().getFirst().getRuleId())
        .isEqualTo("small");
  }

  @Test
  void givesTheFormOfATask() {
    deploy();
    start();
    long task = client.newUserTaskSearchRequest().execute().singleItem().getUserTaskKey();

    assertThat(client.newUserTaskGetFormRequest(task).execute())
        .satisfies(
            form -> {
              assertThat(form.getFormId()).isEqualTo("look-form");
              assertThat(form.getSchema().toString()).contains("Note – what you saw");
            });
  }

  @Test
  void raisesAndResolvesIncidents() {
    deploy();
    ProcessInstanceEvent instance = start();
    context.completeUserTask("look");
    assertThat(instance).hasActiveIncidents();
    var incident = client.newIncidentSearchRequest().execute().singleItem();
    assertThat(incident.getElementId()).isEqualTo("which");

    client
        .newSetVariablesCommand(instance.getProcessInstanceKey())
        .variables(Map.of("later", Map.of("x", 2)))
        .execute();
    client.newResolveIncidentCommand(incident.getIncidentKey()).execute();

    assertThat(instance).isCompleted().hasNoActiveIncidents();
    assertThat(
            client
                .newProcessInstanceGetRequest(instance.getProcessInstanceKey())
                .execute()
                .getHasIncident())
        .isFalse();
  }

  @Test
  void movesARunningInstance() {
    deploy();
    ProcessInstanceEvent instance = start();

    client
        .newModifyProcessInstanceCommand(instance.getProcessInstanceKey())
        .activateElement("decide")
        .withVariables(Map.of("amount", 7))
        .and()
        .terminateElement(
            client.newUserTaskSearchRequest().execute().singleItem().getElementInstanceKey())
        .execute();

    assertThat(instance).hasVariable("fee", 5).hasTerminatedElement("look", 1);
    assertThat(instance).hasActiveElement("look", 1);
  }

  @Test
  void awaitsTheResultOfAnInstance() {
    client
        .newDeployResourceCommand()
        .addProcessModel(
            Bpmn.createExecutableProcess("parent")
                .startEvent()
                .callActivity("call", call -> call.zeebeProcessId("child"))
                .endEvent()
                .done(),
            "parent.bpmn")
        .execute();
    context.mockChildProcess("child", Map.of("answer", 42));

    assertThat(
            client
                .newCreateInstanceCommand()
                .bpmnProcessId("parent")
                .latestVersion()
                .withResult()
                .execute()
                .getVariablesAsMap())
        .containsEntry("answer", 42);
  }

  @Test
  void refusesABrokenDiagram() {
    ProblemException refused =
        catchThrowableOfType(
            ProblemException.class,
            () ->
                client
                    .newDeployResourceCommand()
                    .addResourceStringUtf8("<nonsense/>", "broken.bpmn")
                    .execute());

    assertThat(refused.code()).isEqualTo(400);
    assertThat(refused.details().getDetail()).contains("broken.bpmn");
  }

  @Test
  void startsNothingOfADeletedDefinition() {
    long key = deploy().getProcesses().getFirst().getProcessDefinitionKey();
    client.newDeleteResourceCommand(key).execute();

    ProblemException refused = catchThrowableOfType(ProblemException.class, this::start);

    assertThat(refused.code()).isEqualTo(404);
  }
}
