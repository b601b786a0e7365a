package org.homeward.embeddedcamunda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client gets that does something wrong, or something seldom done. */
class ProblemTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static EmbeddedCamunda camunda;

  @BeforeAll
  static void start() {
    camunda = EmbeddedCamunda.inMemory().start();
  }

  @AfterAll
  static void stop() {
    camunda.close();
  }

  private static HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(camunda.restUri().resolve(path))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .header("Content-Type", "application/json")
            .build(),
        BodyHandlers.ofString());
  }

  @ParameterizedTest(name = "{0} {1} {2} is answered with {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET    | /v2/nothing                         |                                       | 404
          GET    | /                                   |                                       | 404
          DELETE | /v2/topology                        |                                       | 405
          GET    | /v2/jobs/activation                 |                                       | 405
          GET    | /v2/user-tasks/abc                  |                                       | 400
          GET    | /v2/user-tasks/1                    |                                       | 404
          GET    | /v2/process-instances/99999999999999999999 |                                | 400
          POST   | /v2/user-tasks/1/completion         | {}                                    | 404
          POST   | /v2/user-tasks/1/completion         | {"variables": 3}                      | 400
          POST   | /v2/user-tasks/1/assignment         | {}                                    | 400
          PATCH  | /v2/user-tasks/1                    | {}                                    | 400
          PATCH  | /v2/user-tasks/1                    | {"changeset": {"priority": 101}}      | 400
          PATCH  | /v2/user-tasks/1                    | {"changeset": {"dueDate": "monday"}}  | 400
          POST   | /v2/process-instances               | {                                     | 400
          POST   | /v2/process-instances               | [1]                                   | 400
          POST   | /v2/process-instances               | {}                                    | 400
          POST   | /v2/process-instances               | {"processDefinitionId": "nothing"}    | 404
          POST   | /v2/process-instances               | {"processDefinitionId": 7}            | 400
          POST   | /v2/process-instances               | {"processDefinitionKey": "x"}         | 400
          POST   | /v2/process-instances/1/cancellation |                                      | 404
          POST   | /v2/jobs/activation                 | {"type": "a"}                         | 400
          POST   | /v2/jobs/1/completion               | {}                                    | 404
          POST   | /v2/jobs/1/completion               | {"result": {"type": "odd"}}           | 400
          POST   | /v2/jobs/1/error                    | {}                                    | 400
          PATCH  | /v2/jobs/1                          | {"changeset": {}}                     | 400
          POST   | /v2/incidents/1/resolution          |                                       | 404
          POST   | /v2/messages/publication            | {"correlationKey": "a"}               | 400
          POST   | /v2/messages/publication            | {"name": "a", "tenantId": "b"}        | 400
          POST   | /v2/deployments                     | {}                                    | 415
          POST   | /v2/resources/1/deletion            |                                       | 404
          POST   | /v2/decision-definitions/evaluation | {"decisionDefinitionId": "nothing"}   | 404
          POST   | /v2/user-tasks/search               | {"filter": {"colour": "red"}}         | 400
          POST   | /v2/user-tasks/search               | {"filter": {"state": "RED"}}          | 400
          POST   | /v2/user-tasks/search               | {"filter": {"priority": "high"}}      | 400
          POST   | /v2/user-tasks/search               | {"filter": {"assignee": {"$is": 1}}}  | 400
          POST   | /v2/user-tasks/search               | {"sort": [{"field": "colour"}]}       | 400
          POST   | /v2/user-tasks/search               | {"page": {"limit": -1}}               | 400
          POST   | /v2/user-tasks/search               | {"page": {"limit": 10001}}            | 400
          POST   | /v2/user-tasks/search               | {"page": {"after": "xyz"}}            | 400
          POST   | /v2/user-tasks/search               | {"page": {"after": "a", "from": 1}}   | 400
          PUT    | /v2/element-instances/1/variables   | {"variables": {"a": 1}}               | 404
          PUT    | /v2/clock                           | {"timestamp": -1}                     | 400
          """)
  void mistakesAreToldAsProblems(String method, String path, String body, int status)
      throws IOException, InterruptedException {
    HttpResponse<String> response = send(method, path, body);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    JsonNode problem = new ObjectMapper().readTree(response.body());
    assertThat(problem.path("status").intValue()).isEqualTo(status);
    assertThat(problem.path("title").textValue()).isNotBlank();
    assertThat(problem.path("detail").textValue()).isNotBlank();
    assertThat(problem.path("instance").textValue()).isEqualTo(path);
  }

  @ParameterizedTest(name = "{0} {1} is answered with {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET  | /v2/topology           |                                              | 200
          GET  | /v2/status             |                                              | 204
          GET  | /v2/license            |                                              | 200
          GET  | /actuator/clock        |                                              | 200
          GET  | /actuator/health       |                                              | 200
          POST | /v2/jobs/search        |                                              | 200
          POST | /v2/user-tasks/search  | {"filter": {"state": {"$in": [], "$neq": null}, "$or": []}} | 200
          POST | /v2/jobs/activation    | {"type": "a", "timeout": 1, "maxJobsToActivate": 1, "requestTimeout": -1} | 200
          """)
  void plainRequestsWork(String method, String path, String body, int status)
      throws IOException, InterruptedException {
    assertThat(send(method, path, body).statusCode()).isEqualTo(status);
  }

  @Test
  void anInstanceThatDoesNotEndInTimeIsToldSo() throws IOException, InterruptedException {
    try (var client = Clients.of(camunda)) {
      client
          .newDeployResourceCommand()
          .addProcessModel(
              io.camunda.zeebe.model.bpmn.Bpmn.createExecutableProcess("endless")
                  .startEvent()
                  .userTask("act", task -> task.zeebeUserTask())
                  .done(),
              "endless.bpmn")
          .execute();
    }

    assertThat(
            send(
                    "POST",
                    "/v2/process-instances",
                    """
                    {"processDefinitionId": "endless", "awaitCompletion": true,
                     "requestTimeout": 200}
                    """)
                .statusCode())
        .isEqualTo(504);
  }
}
