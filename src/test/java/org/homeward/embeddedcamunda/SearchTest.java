package org.homeward.embeddedcamunda;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.ElementInstanceType;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.ElementInstance;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.client.api.search.response.SearchResponse;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.client.api.search.response.Variable;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Filters, sorts and pages. */
class SearchTest {
  @RegisterExtension
  static final CamundaProcessTestExtension CAMUNDA = ProcessTestSupport.extension();

  CamundaClient client;

  private final List<Long> instances = new ArrayList<>();

  /** Seven cases: numbers 0 to 6, in group "even" or "odd"; number 6 is cancelled. */
  @BeforeEach
  void sevenCases() {
    client
        .newDeployResourceCommand()
        .addProcessModel(
            Bpmn.createExecutableProcess("case")
                .startEvent("begin")
                .subProcess("inside")
                .embeddedSubProcess()
                .startEvent()
                .userTask(
                    "look",
                    task ->
                        task.name("Look")
                            .zeebeUserTask()
                            .zeebeTaskPriorityExpression("number * 10")
                            .zeebeCandidateGroupsExpression("[group, \"all\"]")
                            .zeebeDueDateExpression(
                                "date and time(\"2031-01-01T00:00:00Z\") + duration(\"P\" +"
                                    + " string(number) + \"D\")")
                            .zeebeInputExpression("number + 100", "local"))
                .endEvent()
                .subProcessDone()
                .endEvent()
                .done(),
            "case.bpmn")
        .execute();
    for (int number = 0; number < 7; number++) {
      ProcessInstanceEvent instance =
          client
              .newCreateInstanceCommand()
              .bpmnProcessId("case")
              .latestVersion()
              .variables(Map.of("number", number, "group", number % 2 == 0 ? "even" : "odd"))
              .tags("n" + number, "all")
              .execute();
      instances.add(instance.getProcessInstanceKey());
    }
    client.newCancelInstanceCommand(instances.get(6)).execute();
  }

  private static List<Integer> priorities(SearchResponse<UserTask> tasks) {
    return tasks.items().stream().map(UserTask::getPriority).toList();
  }

  @Test
  void userTasksByGroupStateAndPriority() {
    assertThat(
            priorities(
                client
                    .newUserTaskSearchRequest()
                    .filter(f -> f.candidateGroup("even").state(UserTaskState.CREATED))
                    .sort(s -> s.priority().desc())
                    .execute()))
        .containsExactly(40, 20, 0);
    assertThat(
            priorities(
                client
                    .newUserTaskSearchRequest()
                    .filter(f -> f.candidateGroup(g -> g.in("odd", "other")).priority(30))
                    .execute()))
        .containsExactly(30);
    assertThat(
            priorities(
                client
                    .newUserTaskSearchRequest()
                    .filter(
                        f ->
                            f.priority(p -> p.gt(10).lte(40))
                                .state(s -> s.neq(UserTaskState.CANCELED)))
                    .execute()))
        .containsExactly(20, 30, 40);
    assertThat(
            client
                .newUserTaskSearchRequest()
                .filter(f -> f.assignee(a -> a.exists(true)))
                .execute()
                .items())
        .isEmpty();
  }

  @Test
  void userTasksByDateAndVariables() {
    assertThat(
            priorities(
                client
                    .newUserTaskSearchRequest()
                    .filter(
                        f ->
                            f.dueDate(
                                d ->
                                    d.gte(OffsetDateTime.parse("2031-01-03T00:00:00Z"))
                                        .lt(OffsetDateTime.parse("2031-01-05T01:00:00+01:00"))))
                    .execute()))
        .containsExactly(20, 30);
    assertThat(
            priorities(
                client
                    .newUserTaskSearchRequest()
                    .filter(f -> f.processInstanceVariables(Map.of("number", 5)))
                    .execute()))
        .containsExactly(50);
    assertThat(
            priorities(
                client
                    .newUserTaskSearchRequest()
                    .filter(f -> f.localVariables(Map.of("local", 104)))
                    .execute()))
        .containsExactly(40);
  }

  @Test
  void processInstancesByStateVariablesAndTags() {
    assertThat(
            client
                .newProcessInstanceSearchRequest()
                .filter(f -> f.state(ProcessInstanceState.TERMINATED))
                .execute()
                .singleItem()
                .getProcessInstanceKey())
        .isEqualTo(instances.get(6));
    assertThat(
            client
                .newProcessInstanceSearchRequest()
                .filter(f -> f.variables(Map.of("group", "\"odd\""))) // values are JSON
                .execute()
                .items())
        .extracting(ProcessInstance::getProcessInstanceKey)
        .containsExactly(instances.get(1), instances.get(3), instances.get(5));
    assertThat(
            client
                .newProcessInstanceSearchRequest()
                .filter(f -> f.tags("all", "n2"))
                .execute()
                .singleItem()
                .getProcessInstanceKey())
        .isEqualTo(instances.get(2));
  }

  @Test
  void processInstancesByAlternatives() {
    assertThat(
            client
                .newProcessInstanceSearchRequest()
                .filter(
                    f ->
                        f.processDefinitionId("case")
                            .orFilters(
                                List.of(
                                    or -> or.state(ProcessInstanceState.TERMINATED),
                                    or -> or.processInstanceKey(instances.get(0)))))
                .execute()
                .items())
        .extracting(ProcessInstance::getProcessInstanceKey)
        .containsExactly(instances.get(0), instances.get(6));
  }

  @Test
  void elementInstances() {
    List<ElementInstance> found =
        client
            .newElementInstanceSearchRequest()
            .filter(f -> f.processInstanceKey(instances.get(1)))
            .sort(s -> s.elementInstanceKey().asc())
            .execute()
            .items();

    assertThat(found)
        .extracting(ElementInstance::getType)
        .containsExactly(
            ElementInstanceType.START_EVENT,
            ElementInstanceType.SUB_PROCESS,
            ElementInstanceType.START_EVENT,
            ElementInstanceType.USER_TASK);
    assertThat(found.get(3).getElementName()).isEqualTo("Look");
    assertThat(found.get(3).getState()).isEqualTo(ElementInstanceState.ACTIVE);
    assertThat(found.get(0).getEndDate()).isNotNull();
  }

  @Test
  void variablesByNameValueAndWildcard() {
    assertThat(
            client
                .newVariableSearchRequest()
                .filter(f -> f.name(n -> n.like("g*p")).value("\"odd\""))
                .execute()
                .items())
        .hasSize(3)
        .allSatisfy(v -> assertThat(v.getName()).isEqualTo("group"));
  }

  @Test
  void variablesAUserTaskSees() {
    long task =
        client
            .newUserTaskSearchRequest()
            .filter(f -> f.priority(10))
            .execute()
            .singleItem()
            .getUserTaskKey();

    assertThat(
            client
                .newUserTaskVariableSearchRequest(task)
                .sort(s -> s.name().asc())
                .execute()
                .items())
        .extracting(Variable::getName, Variable::getValue)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("group", "\"odd\""),
            org.assertj.core.groups.Tuple.tuple("local", "101"),
            org.assertj.core.groups.Tuple.tuple("number", "1"));
  }

  @Test
  void pagesForwardsAndBackwards() {
    SearchResponse<UserTask> first =
        client
            .newUserTaskSearchRequest()
            .sort(s -> s.priority().desc())
            .page(p -> p.limit(3))
            .execute();
    assertThat(priorities(first)).containsExactly(60, 50, 40);
    assertThat(first.page().totalItems()).isEqualTo(7);

    // Somebody completes a task on the first page: the second page does not shift.
    client.newCompleteUserTaskCommand(first.items().get(1).getUserTaskKey()).execute();
    SearchResponse<UserTask> second =
        client
            .newUserTaskSearchRequest()
            .sort(s -> s.priority().desc())
            .page(p -> p.limit(3).after(first.page().endCursor()))
            .execute();
    assertThat(priorities(second)).containsExactly(30, 20, 10);

    SearchResponse<UserTask> back =
        client
            .newUserTaskSearchRequest()
            .sort(s -> s.priority().desc())
            .page(p -> p.limit(2).before(second.page().startCursor()))
            .execute();
    assertThat(priorities(back)).containsExactly(50, 40);

    assertThat(
            priorities(
                client
                    .newUserTaskSearchRequest()
                    .sort(s -> s.priority().asc())
                    .page(p -> p.from(5).limit(10))
                    .execute()))
        .containsExactly(50, 60);
  }

  @Test
  void latestDefinitions() {
    client
        .newDeployResourceCommand()
        .addProcessModel(
            Bpmn.createExecutableProcess("case").name("Changed").startEvent().endEvent().done(),
            "case.bpmn")
        .execute();

    assertThat(client.newProcessDefinitionSearchRequest().execute().items()).hasSize(2);
    var latest =
        client
            .newProcessDefinitionSearchRequest()
            .filter(f -> f.isLatestVersion(true))
            .execute()
            .singleItem();
    assertThat(latest.getVersion()).isEqualTo(2);
    assertThat(latest.getName()).isEqualTo("Changed");
    assertThat(client.newProcessDefinitionGetXmlRequest(latest.getProcessDefinitionKey()).execute())
        .contains("Changed");
  }
}
