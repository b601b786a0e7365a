package org.homeward.camunda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.homeward.camunda.EngineSender.Answer;
import org.homeward.embeddedcamunda.EmbeddedCamunda;
import org.junit.jupiter.api.Test;

class EngineSenderTest {

  @Test
  void takesARepeatedCompletionForDoneWhenItsAnswerWasLost() {
    try (EmbeddedCamunda camunda = EmbeddedCamunda.inMemory().start();
        CamundaClient client =
            CamundaClient.newClientBuilder()
                .restAddress(camunda.restUri())
                .preferRestOverGrpc(true)
                .build()) {
      EngineSender sender = new EngineSender(client, properties(camunda));
      EngineCommand complete = new EngineCommand.CompleteTask(openTask(client), Map.of());

      assertThat(sender.send(complete, 1)).isInstanceOf(Answer.Accepted.class);
      assertThat(sender.send(complete, 2)).as("repeat").isInstanceOf(Answer.Accepted.class);
      assertThat(sender.send(complete, 1)).as("no repeat").isInstanceOf(Answer.Refused.class);
    }
  }

  private static long openTask(CamundaClient client) {
    client
        .newDeployResourceCommand()
        .addProcessModel(
            Bpmn.createExecutableProcess("ask")
                .startEvent()
                .userTask("answer")
                .zeebeUserTask()
                .endEvent()
                .done(),
            "ask.bpmn")
        .send()
        .join();
    client.newCreateInstanceCommand().bpmnProcessId("ask").latestVersion().send().join();
    List<UserTask> tasks =
        await()
            .until(
                () -> client.newUserTaskSearchRequest().send().join().items(),
                found -> !found.isEmpty());
    return tasks.getFirst().getUserTaskKey();
  }

  private static CamundaProperties properties(EmbeddedCamunda camunda) {
    Duration any = Duration.ofSeconds(5);
    return new CamundaProperties(camunda.restUri(), false, any, any, any, any, any);
  }
}
