package org.homeward.embeddedcamunda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Starting, stopping, forgetting; and requests that wait. */
class EmbeddedCamundaTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private EmbeddedCamunda camunda;
  private CamundaClient client;

  @BeforeEach
  void start() {
    camunda = EmbeddedCamunda.inMemory().start();
    client = Clients.of(camunda);
  }

  @AfterEach
  void stop() {
    client.close();
    camunda.close();
  }

  private void deploy() {
    client
        .newDeployResourceCommand()
        .addProcessModel(
            Bpmn.createExecutableProcess("work")
                .startEvent()
                .serviceTask("do", task -> task.zeebeJobType("do"))
                .endEvent()
                .done(),
            "work.bpmn")
        .execute();
  }

  private long create() {
    return client
        .newCreateInstanceCommand()
        .bpmnProcessId("work")
        .latestVersion()
        .execute()
        .getProcessInstanceKey();
  }

  private static String poll(Duration wait) {
    return """
        {"type": "do", "worker": "w", "timeout": 600000, "maxJobsToActivate": 1,
         "requestTimeout": %d}
        """
        .formatted(wait.toMillis());
  }

  private CompletableFuture<HttpResponse<String>> send(URI base, String body) {
    return HTTP.sendAsync(
        HttpRequest.newBuilder(base.resolve("/v2/jobs/activation"))
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  @Test
  void aLongPollEndsAsSoonAsThereIsAJob() throws Exception {
    deploy();
    CompletableFuture<HttpResponse<String>> poll =
        send(camunda.restUri(), poll(Duration.ofSeconds(30)));
    Thread.sleep(300);
    assertThat(poll).isNotDone();

    long before = System.nanoTime();
    create();
    String body = poll.get(5, TimeUnit.SECONDS).body();
    Duration latency = Duration.ofNanos(System.nanoTime() - before);

    assertThat(body).contains("\"jobKey\"");
    assertThat(latency).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void aLongPollEndsWhenABackOffIsOver() throws Exception {
    deploy();
    create();
    var job =
        client.newActivateJobsCommand().jobType("do").maxJobsToActivate(1).execute().getJobs();
    client.newFailCommand(job.getFirst()).retries(1).retryBackoff(Duration.ofMillis(700)).execute();

    String body =
        send(camunda.restUri(), poll(Duration.ofSeconds(30))).get(10, TimeUnit.SECONDS).body();

    assertThat(body).contains("\"retries\":1");
  }

  @Test
  void aLongPollWithoutJobsEndsInTime() throws Exception {
    long before = System.nanoTime();
    String body =
        send(camunda.restUri(), poll(Duration.ofMillis(400))).get(5, TimeUnit.SECONDS).body();

    assertThat(body).isEqualTo("{\"jobs\":[]}");
    assertThat(Duration.ofNanos(System.nanoTime() - before))
        .isBetween(Duration.ofMillis(390), Duration.ofSeconds(3));
  }

  @Test
  void aWorkerThatHasGoneGetsNoJob() throws Exception {
    deploy();
    try (Socket gone = new Socket("127.0.0.1", camunda.restUri().getPort())) {
      String body = poll(Duration.ofSeconds(30));
      gone.getOutputStream()
          .write(
              ("POST /v2/jobs/activation HTTP/1.1\r\nHost: x\r\nContent-Length: "
                      + body.length()
                      + "\r\n\r\n"
                      + body)
                  .getBytes(StandardCharsets.US_ASCII));
      Thread.sleep(300);
    }
    Thread.sleep(300);
    create();

    String body =
        send(camunda.restUri(), poll(Duration.ofSeconds(5))).get(10, TimeUnit.SECONDS).body();
    assertThat(body).contains("\"jobKey\"");
  }

  @Test
  void aPurgeForgetsEverythingAndIsQuick() {
    deploy();
    create();
    camunda.purge(); // warms up

    deploy();
    long before = System.nanoTime();
    camunda.purge();
    Duration took = Duration.ofNanos(System.nanoTime() - before);
    System.out.println("purge took " + took.toMillis() + " ms");

    assertThat(camunda.isEmpty()).isTrue();
    assertThat(client.newProcessInstanceSearchRequest().execute().items()).isEmpty();
    assertThatThrownBy(this::create).hasMessageContaining("404");
    assertThat(took).isLessThan(Duration.ofSeconds(5)); // 200 ms when the machine is idle
    deploy();
    create();
  }

  @Test
  void closingIsQuickAndFreesThoseWhoWait() throws Exception {
    int port = camunda.restUri().getPort();
    deploy();
    CompletableFuture<HttpResponse<String>> poll =
        send(camunda.restUri(), poll(Duration.ofSeconds(50)));
    Thread.sleep(200);

    long before = System.nanoTime();
    camunda.close();
    Duration took = Duration.ofNanos(System.nanoTime() - before);

    assertThat(poll.get(1, TimeUnit.SECONDS).statusCode()).isIn(200, 503);
    assertThat(took).isLessThan(Duration.ofSeconds(5));
    assertThatThrownBy(() -> new Socket("127.0.0.1", port).close()).isInstanceOf(IOException.class);
  }

  @Test
  void newRequestsWhileItIsStoppingGet503() throws Exception {
    camunda.refuse();

    HttpResponse<String> refused =
        HTTP.send(
            HttpRequest.newBuilder(camunda.restUri().resolve("/v2/topology")).build(),
            BodyHandlers.ofString());

    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  @Test
  void anInstanceThatIsAwaitedWhenItStopsGets503() throws Exception {
    deploy();
    CompletableFuture<HttpResponse<String>> awaited =
        HTTP.sendAsync(
            HttpRequest.newBuilder(camunda.restUri().resolve("/v2/process-instances"))
                .POST(
                    BodyPublishers.ofString(
                        """
                        {"processDefinitionId": "work", "awaitCompletion": true}
                        """))
                .build(),
            BodyHandlers.ofString());
    await().until(() -> !client.newProcessInstanceSearchRequest().execute().items().isEmpty());

    camunda.close();

    assertThat(awaited.get(1, TimeUnit.SECONDS).statusCode()).isEqualTo(503);
  }

  @Test
  void aTakenPortIsToldSo() {
    int port = camunda.restUri().getPort();

    assertThatThrownBy(() -> EmbeddedCamunda.inMemory().port(port).start())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(String.valueOf(port));
  }
}
