package org.homeward.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.UserTaskState;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.EventAnswers;
import org.homeward.testsupport.PageClient.Page;
import org.homeward.testsupport.Product;
import org.homeward.testsupport.ProductTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What else can happen to a delayed discharge, over HTTP, on the real engine. */
@ProductTest
class CaseLifeTest {

  private static final String SEND = "main form button";

  @Autowired Product product;

  private CamundaClient client;
  private Colleague coordinator;
  private String name;

  @BeforeEach
  void logIn() {
    client =
        CamundaClient.newClientBuilder()
            .restAddress(product.camunda().restUri())
            .preferRestOverGrpc(true)
            .build();
    coordinator = product.logIn("coordinator");
    name = Product.someName();
  }

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void aDischargeThatWaitsTooLongComesToTheManager() {
    String reference = readyCase();
    product.logIn("housing").taskFor("Find a home", name);
    Colleague manager = product.logIn("manager");
    assertThat(manager.open("/tasks").text()).doesNotContain(reference);

    product.wait(Duration.ofDays(60));

    manager = product.logIn("manager");
    String task = manager.taskFor("Take this discharge to the Complex Care Board", name);
    assertThat(manager.open(task).status()).isEqualTo(200);
    Page seen = product.logIn("coordinator").open("/cases/" + reference);
    assertThat(seen.text()).contains("Escalated to CNWL managers");
    assertThat(seen.document().select(".nhsuk-tag").eachText()).contains("Escalated");
    product.logIn("housing").taskFor("Find a home", name);
  }

  @Test
  void noLongerReadyAndReadyAgain() {
    String reference = readyCase();
    Colleague housing = product.logIn("housing");
    String home = housing.taskFor("Find a home", name);
    coordinator = product.logIn("coordinator");
    Page page = coordinator.open("/cases/" + reference + "/events/clinically-ready-withdrawn");
    Page sent = coordinator.send(page, SEND, EventAnswers.notReady(product.today()));
    assertThat(sent.status()).as(sent.text()).isEqualTo(200);
    assertThat(housing.taskList()).doesNotContain(name);
    assertThat(housing.open(home).document().select("main form")).isEmpty();

    coordinator.finish("clinically ready", name, DelayedDischargeTest.ready(product.today()));

    String again = housing.taskFor("Find a home", name);
    assertThat(again).isNotEqualTo(home);
    product.await(
        "the case waits again",
        () ->
            assertThat(coordinator.open("/cases/" + reference).text())
                .contains("Find a home or a housing decision")
                .contains("No longer clinically ready"));
  }

  @Test
  void aDeathEndsAllAndTheCaseCloses() {
    String reference = readyCase();
    Colleague housing = product.logIn("housing");
    Colleague socialWork = product.logIn("socialwork");
    String home = housing.taskFor("Find a home", name);
    String care = socialWork.taskFor("Arrange care", name);
    Page form = housing.open(home);

    Colleague ward = product.logIn("ward");
    Page page = ward.open("/cases/" + reference + "/events/person-died");
    assertThat(ward.send(page, SEND, EventAnswers.death(product.today())).status()).isEqualTo(200);

    assertThat(housing.taskList()).as("at once").doesNotContain(name);
    assertThat(socialWork.taskList()).doesNotContain(name);
    assertThat(socialWork.open("/tasks").text())
        .as("everyone involved is told")
        .contains("News from your cases", "The person has died", name);
    assertThat(
            housing
                .send(form, "button[value=finish]", DelayedDischargeTest.home(product.today()))
                .status())
        .isEqualTo(409);
    product.await(
        "the case is closed",
        () ->
            assertThat(ward.open("/cases/" + reference).text())
                .contains("Closed")
                .contains("The person died"));
    assertThat(socialWork.open(care).text()).contains("The person has died");
    assertThat(openUserTasks(reference)).isZero();
  }

  @Test
  void whatIsDoneInCamundaItselfIsSeenHere() {
    readyCase();
    Colleague housing = product.logIn("housing");
    String path = housing.taskFor("Find a home", name);
    long key = Long.parseLong(path.substring("/tasks/".length()));

    client.newAssignUserTaskCommand(key).assignee("somebody-else").send().join();
    assertThat(housing.open(path).document().select("main form")).isEmpty();
    assertThat(housing.open(path).text()).contains("somebody-else");
    client.newUnassignUserTaskCommand(key).send().join();
    assertThat(housing.open(path).document().select("button[value=finish]")).hasSize(1);
    client
        .newCompleteUserTaskCommand(key)
        .variables(Map.of("housingOutcome", "resolved"))
        .send()
        .join();
    assertThat(housing.open(path).document().select("main form")).isEmpty();
    assertThat(housing.taskList()).doesNotContain(name);
  }

  @Test
  void aClaimReachesTheEngine() {
    readyCase();
    Colleague housing = product.logIn("housing");
    String path = housing.taskFor("Find a home", name);
    long key = Long.parseLong(path.substring("/tasks/".length()));
    Page mine = housing.send(housing.open(path), "form[action$=/claim]", Map.of());
    product.await(
        "the engine knows",
        () ->
            assertThat(client.newUserTaskGetRequest(key).send().join().getAssignee())
                .isEqualTo("housing"));
    housing.send(mine, "form[action$=/release]", Map.of());
    product.await(
        "the engine knows",
        () ->
            assertThat(client.newUserTaskGetRequest(key).send().join().getAssignee())
                .isNullOrEmpty());
  }

  @Test
  void whatIsSentBackIsAnsweredAndGoesOnFromThere() {
    String reference = readyCase();
    Colleague housing = product.logIn("housing");
    String path = housing.taskFor("Find a home", name);
    long key = Long.parseLong(path.substring("/tasks/".length()));

    Page form = housing.open(path + "/return");
    String to =
        form.document().select("input[name=returnTo]").stream()
            .filter(input -> input.parent().text().contains("clinically ready"))
            .findFirst()
            .orElseThrow()
            .val();
    Page sent =
        housing.send(
            form,
            "form[data-hw-form]",
            Map.of(
                "returnTo", to,
                "returnReason", "missing",
                "returnNeeded", "Where did they live before?"));
    assertThat(sent.path()).as(sent.text()).isEqualTo("/tasks");
    assertThat(sent.text()).contains("is sent back to");
    assertThat(housing.taskList()).doesNotContain(name);
    Page away = housing.open(path);
    assertThat(away.status()).as("who waits for it may look").isEqualTo(200);
    assertThat(away.document().select("button[value=finish]")).isEmpty();
    product.await(
        "the engine knows who has it",
        () -> {
          var task = client.newUserTaskGetRequest(key).send().join();
          assertThat(task.getCandidateGroups()).containsExactly("cnwl-discharge");
          assertThat(task.getAssignee()).isEqualTo("coordinator");
        });

    assertThat(coordinator.open("/tasks?view=mine").text())
        .contains("Sent back: Find a home", "sent it back: something is missing", "Returned");
    assertThat(coordinator.open("/cases/" + reference).text())
        .contains("Sent back to", "Sent back: Find a home");
    Page answer = coordinator.open(path + "/answer");
    assertThat(answer.text()).contains("Where did they live before?", "What you sent");
    Page answered =
        coordinator.send(answer, "form[data-hw-form]", Map.of("returnAnswer", "In Paddington"));
    assertThat(answered.path()).as(answered.text()).isEqualTo("/tasks");
    assertThat(coordinator.taskList()).doesNotContain("Sent back: Find a home");

    assertThat(housing.open("/tasks?view=mine").text()).contains(name, "has answered");
    assertThat(housing.open(path).text()).contains("In Paddington");
    product.await(
        "the engine knows again",
        () -> {
          var task = client.newUserTaskGetRequest(key).send().join();
          assertThat(task.getCandidateGroups()).containsExactly("westminster-housing");
          assertThat(task.getAssignee()).isEqualTo("housing");
        });
    housing.finish("Find a home", name, DelayedDischargeTest.home(product.today()));
    assertThat(housing.taskList()).doesNotContain(name);
  }

  private String readyCase() {
    String reference = coordinator.startDelayedDischarge(name, product.today().minusDays(40));
    coordinator.finish("clinically ready", name, DelayedDischargeTest.ready(product.today()));
    return reference;
  }

  /** In the pathway's own process and in every part it called. */
  private long openUserTasks(String reference) {
    Set<Long> processes =
        client
            .newVariableSearchRequest()
            .filter(f -> f.name("caseReference"))
            .page(page -> page.limit(1000))
            .send()
            .join()
            .items()
            .stream()
            .filter(v -> v.getValue().equals('"' + reference + '"'))
            .map(v -> v.getProcessInstanceKey())
            .collect(Collectors.toSet());
    assertThat(processes).isNotEmpty();
    return client
        .newUserTaskSearchRequest()
        .filter(f -> f.state(UserTaskState.CREATED))
        .page(page -> page.limit(1000))
        .send()
        .join()
        .items()
        .stream()
        .filter(task -> processes.contains(task.getProcessInstanceKey()))
        .count();
  }
}
