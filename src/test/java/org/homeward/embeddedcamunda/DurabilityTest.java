package org.homeward.embeddedcamunda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left after the end: all of it, whether the end was in order or not. */
class DurabilityTest {
  @TempDir Path directory;

  private static void deploy(CamundaClient client) {
    client
        .newDeployResourceCommand()
        .addProcessModel(
            Bpmn.createExecutableProcess("stay")
                .startEvent()
                .userTask("act", task -> task.zeebeUserTask())
                .boundaryEvent("late", late -> late.timerWithDuration("P3D"))
                .serviceTask("tell", task -> task.zeebeJobType("tell"))
                .endEvent("told")
                .moveToActivity("act")
                .intermediateCatchEvent(
                    "ready",
                    event ->
                        event.message(m -> m.name("ready").zeebeCorrelationKeyExpression("number")))
                .endEvent("acted")
                .done(),
            "stay.bpmn")
        .execute();
  }

  private static long create(CamundaClient client, int number) {
    return client
        .newCreateInstanceCommand()
        .bpmnProcessId("stay")
        .latestVersion()
        .variables(Map.of("number", "n" + number))
        .execute()
        .getProcessInstanceKey();
  }

  private static List<UserTask> openTasks(CamundaClient client) {
    return client
        .newUserTaskSearchRequest()
        .filter(f -> f.state(UserTaskState.CREATED))
        .page(p -> p.limit(1000))
        .execute()
        .items();
  }

  private static long jobs(CamundaClient client) {
    return client
        .newActivateJobsCommand()
        .jobType("tell")
        .maxJobsToActivate(1000)
        .requestTimeout(Duration.ofMillis(-1))
        .execute()
        .getJobs()
        .size();
  }

  @Test
  void everythingIsBackAfterARestartAndGoesOn() {
    long acted;
    long untouched;
    try (EmbeddedCamunda camunda = EmbeddedCamunda.durable(directory).start();
        CamundaClient client = Clients.of(camunda)) {
      deploy(client);
      acted = create(client, 1);
      untouched = create(client, 2);
      client
          .newPublishMessageCommand()
          .messageName("ready")
          .correlationKey("n1")
          .timeToLive(Duration.ofDays(1))
          .execute();
      client
          .newAssignUserTaskCommand(openTasks(client).getFirst().getUserTaskKey())
          .assignee("anna")
          .execute();
    }

    try (EmbeddedCamunda camunda = EmbeddedCamunda.durable(directory).start();
        CamundaClient client = Clients.of(camunda)) {
      List<UserTask> tasks = openTasks(client);
      assertThat(tasks)
          .extracting(UserTask::getProcessInstanceKey)
          .containsExactly(acted, untouched);
      assertThat(tasks.getFirst().getAssignee()).isEqualTo("anna");

      // The message is still there for the instance that comes to it now.
      client.newCompleteUserTaskCommand(tasks.getFirst().getUserTaskKey()).execute();
      await().until(() -> state(client, acted) == ProcessInstanceState.COMPLETED);

      // The timer too.
      assertThat(jobs(client)).isZero();
      camunda.clock().add(Duration.ofDays(4));
      await().until(() -> jobs(client) == 1);

      assertThat(create(client, 3)).isGreaterThan(untouched);
    }
  }

  private static ProcessInstanceState state(CamundaClient client, long instance) {
    return client.newProcessInstanceGetRequest(instance).execute().getState();
  }

  @Test
  void timersThatBecameDueWhileItWasStoppedFire() {
    int many = 150;
    try (EmbeddedCamunda camunda = EmbeddedCamunda.durable(directory).start();
        CamundaClient client = Clients.of(camunda)) {
      deploy(client);
      IntStream.range(0, many).parallel().forEach(number -> create(client, number));
    }

    EmbeddedCamunda later = EmbeddedCamunda.durable(directory);
    later.clock().add(Duration.ofDays(4));
    try (later;
        CamundaClient client = Clients.of(later.start())) {
      await().atMost(Duration.ofSeconds(20)).until(() -> openTasks(client).isEmpty());
      assertThat(jobs(client)).isEqualTo(many);
    }
  }

  @Test
  void aTornTailIsCutAndTheRestGoesOn() throws IOException {
    long instance;
    try (EmbeddedCamunda camunda = EmbeddedCamunda.durable(directory).start();
        CamundaClient client = Clients.of(camunda)) {
      deploy(client);
      instance = create(client, 1);
    }
    Files.write(
        directory.resolve("engine.log"), new byte[] {0, 0, 1, 0, 7}, StandardOpenOption.APPEND);

    try (EmbeddedCamunda camunda = EmbeddedCamunda.durable(directory).start();
        CamundaClient client = Clients.of(camunda)) {
      assertThat(openTasks(client)).hasSize(1);
      client.newCompleteUserTaskCommand(openTasks(client).getFirst().getUserTaskKey()).execute();
      assertThat(state(client, instance)).isEqualTo(ProcessInstanceState.ACTIVE);
      assertThat(openTasks(client)).isEmpty();
    }
  }

  @Test
  void aPurgeIsForGood() {
    try (EmbeddedCamunda camunda = EmbeddedCamunda.durable(directory).start();
        CamundaClient client = Clients.of(camunda)) {
      deploy(client);
      camunda.purge();
    }

    try (EmbeddedCamunda camunda = EmbeddedCamunda.durable(directory).start()) {
      assertThat(camunda.isEmpty()).isTrue();
    }
  }

  @Test
  void theDirectoryBelongsToOneOnly() {
    try (EmbeddedCamunda first = EmbeddedCamunda.durable(directory).start()) {
      assertThatThrownBy(() -> EmbeddedCamunda.durable(directory).start())
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("in use by another embedded Camunda");
      assertThat(first.isEmpty()).isTrue();
    }
    EmbeddedCamunda.durable(directory).start().close();
  }

  @Test
  void everythingIsBackAfterAKill() throws Exception {
    int before = 300;
    List<Long> acknowledged = new ArrayList<>();
    try (ServerProcess server = ServerProcess.start(directory)) {
      try (CamundaClient client = Clients.of(server.address())) {
        deploy(client);
        IntStream.range(0, before)
            .parallel()
            .forEach(number -> add(acknowledged, create(client, number)));

        // Killed in the middle of work.
        CompletableFuture<Void> more =
            CompletableFuture.runAsync(
                () -> {
                  for (int number = before; ; number++) {
                    add(acknowledged, create(client, number));
                  }
                });
        await().until(() -> size(acknowledged) > before + 20);
        server.kill();
        assertThat(more).failsWithin(Duration.ofSeconds(20));
      }
    }

    long start = System.nanoTime();
    try (EmbeddedCamunda camunda = EmbeddedCamunda.durable(directory).start();
        CamundaClient client = Clients.of(camunda)) {
      System.out.printf(
          "%d instances, log of %d KB, back after %d ms%n",
          acknowledged.size(),
          Files.size(directory.resolve("engine.log")) / 1024,
          Duration.ofNanos(System.nanoTime() - start).toMillis());
      List<UserTask> tasks = openTasks(client);
      assertThat(tasks).extracting(UserTask::getProcessInstanceKey).containsAll(acknowledged);

      camunda.clock().add(Duration.ofDays(4));
      await().atMost(Duration.ofSeconds(60)).until(() -> openTasks(client).isEmpty());
      assertThat(jobs(client)).isEqualTo(tasks.size());
    }
  }

  private static void add(List<Long> list, long value) {
    synchronized (list) {
      list.add(value);
    }
  }

  private static int size(List<Long> list) {
    synchronized (list) {
      return list.size();
    }
  }

  @Test
  void aServerEndsCleanlyWhenItIsTold() throws Exception {
    URI address;
    try (ServerProcess server = ServerProcess.start(directory)) {
      address = server.address();
      try (CamundaClient client = Clients.of(address)) {
        deploy(client);
      }
      assertThat(server.terminate()).isEqualTo(143);
    }

    try (EmbeddedCamunda camunda = EmbeddedCamunda.durable(directory).start()) {
      assertThat(camunda.isEmpty()).isFalse();
    }
  }
}
