package org.homeward.embeddedcamunda;

import static io.camunda.process.test.api.CamundaAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.client.api.search.enums.MessageSubscriptionState;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Messages and signals. */
class MessageTest {
  @RegisterExtension
  static final CamundaProcessTestExtension CAMUNDA = ProcessTestSupport.extension();

  CamundaClient client;
  CamundaProcessTestContext context;

  private static final BpmnModelInstance WAITING =
      Bpmn.createExecutableProcess("waiting")
          .startEvent()
          .intermediateCatchEvent(
              "ready",
              event ->
                  event.message(m -> m.name("ready").zeebeCorrelationKeyExpression("reference")))
          .endEvent()
          .done();

  private static final BpmnModelInstance STARTED =
      Bpmn.createExecutableProcess("started")
          .startEvent("referral")
          .message("referral")
          .userTask("act", task -> task.zeebeUserTask())
          .endEvent()
          .done();

  private void deploy(BpmnModelInstance model) {
    client.newDeployResourceCommand().addProcessModel(model, "messages.bpmn").execute();
  }

  private ProcessInstanceEvent waiting(String reference) {
    deploy(WAITING);
    return client
        .newCreateInstanceCommand()
        .bpmnProcessId("waiting")
        .latestVersion()
        .variables(Map.of("reference", reference))
        .execute();
  }

  @Test
  void correlatedReachTheInstanceThatWaits() {
    ProcessInstanceEvent other = waiting("H-1");
    ProcessInstanceEvent meant = waiting("H-2");
    assertThat(meant).isWaitingForMessage("ready", "H-2");

    var correlated =
        client
            .newCorrelateMessageCommand()
            .messageName("ready")
            .correlationKey("H-2")
            .variables(Map.of("day", 3))
            .execute();

    assertThat(correlated.getProcessInstanceKey()).isEqualTo(meant.getProcessInstanceKey());
    assertThat(meant).isCompleted().hasCorrelatedMessage("ready", "H-2").hasVariable("day", 3);
    assertThat(other).isActive().isWaitingForMessage("ready", "H-1");
    assertThat(
            client
                .newMessageSubscriptionSearchRequest()
                .filter(f -> f.messageSubscriptionState(MessageSubscriptionState.CREATED))
                .execute()
                .singleItem()
                .getCorrelationKey())
        .isEqualTo("H-1");
  }

  @Test
  void correlatedToNobodyAreRefused() {
    ProblemException refused =
        catchThrowableOfType(
            ProblemException.class,
            () ->
                client
                    .newCorrelateMessageCommand()
                    .messageName("ready")
                    .correlationKey("nobody")
                    .execute());

    assertThat(refused.code()).isEqualTo(404);
  }

  @Test
  void publishedWaitForTheInstance() {
    client
        .newPublishMessageCommand()
        .messageName("ready")
        .correlationKey("H-3")
        .timeToLive(Duration.ofHours(1))
        .execute();

    assertThat(waiting("H-3")).isCompleted();
  }

  private void publishReferral() {
    client
        .newPublishMessageCommand()
        .messageName("referral")
        .correlationKey("H-4")
        .messageId("referral-H-4")
        .timeToLive(Duration.ofDays(1))
        .execute();
  }

  @Test
  void startAnInstanceOncePerMessageId() {
    deploy(STARTED);
    publishReferral();

    ProblemException repeated = catchThrowableOfType(ProblemException.class, this::publishReferral);

    assertThat(repeated.code()).isEqualTo(409);
    assertThat(client.newProcessInstanceSearchRequest().execute().items()).hasSize(1);
    assertThat(client.newCorrelatedMessageSubscriptionSearchRequest().execute().singleItem())
        .satisfies(
            s -> {
              assertThat(s.getMessageName()).isEqualTo("referral");
              assertThat(s.getElementId()).isEqualTo("referral");
            });
  }

  @Test
  void signalsReachEverybody() {
    deploy(
        Bpmn.createExecutableProcess("alarmed")
            .startEvent()
            .intermediateCatchEvent("alarm", event -> event.signal("alarm"))
            .endEvent()
            .done());
    ProcessInstanceEvent one =
        client.newCreateInstanceCommand().bpmnProcessId("alarmed").latestVersion().execute();
    ProcessInstanceEvent two =
        client.newCreateInstanceCommand().bpmnProcessId("alarmed").latestVersion().execute();

    client
        .newBroadcastSignalCommand()
        .signalName("alarm")
        .variables(Map.of("loud", true))
        .execute();

    assertThat(one).isCompleted().hasVariable("loud", true);
    assertThat(two).isCompleted().hasVariable("loud", true);
  }
}
