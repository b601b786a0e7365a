package org.homeward.embeddedcamunda;

import static io.camunda.process.test.api.CamundaAssert.assertThat;
import static io.camunda.process.test.api.assertions.UserTaskSelectors.byElementId;
import static io.camunda.process.test.api.assertions.UserTaskSelectors.byTaskName;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** User tasks without listeners: their data, and who can do what to them when. */
class UserTaskTest {
  @RegisterExtension
  static final CamundaProcessTestExtension CAMUNDA = ProcessTestSupport.extension();

  CamundaClient client;
  CamundaProcessTestContext context;

  private static final BpmnModelInstance CHECK =
      Bpmn.createExecutableProcess("check")
          .name("Check things")
          .startEvent("begin")
          .userTask(
              "look",
              task ->
                  task.name("Look at it")
                      .zeebeUserTask()
                      .zeebeCandidateGroups("housing-officer")
                      .zeebeAssignee("=who")
                      .zeebeTaskPriority("80")
                      .zeebeDueDate("2031-05-01T12:00:00Z"))
          .endEvent("done")
          .done();

  private ProcessInstanceEvent start(Map<String, Object> variables) {
    client.newDeployResourceCommand().addProcessModel(CHECK, "check.bpmn").execute();
    return client
        .newCreateInstanceCommand()
        .bpmnProcessId("check")
        .latestVersion()
        .variables(variables)
        .execute();
  }

  private UserTask task() {
    return client.newUserTaskSearchRequest().execute().singleItem();
  }

  @Test
  void carriesWhatTheDiagramSays() {
    ProcessInstanceEvent instance = start(Map.of("who", "anna"));

    assertThat(byTaskName("Look at it"))
        .isCreated()
        .hasAssignee("anna")
        .hasPriority(80)
        .hasDueDate("2031-05-01T12:00:00Z")
        .hasCandidateGroup("housing-officer")
        .hasElementId("look")
        .hasProcessInstanceKey(instance.getProcessInstanceKey());
    assertThat(task().getProcessName()).isEqualTo("Check things");

    context.completeUserTask("look", Map.of("fine", true));

    assertThat(instance)
        .isCompleted()
        .hasCompletedElementsInOrder("begin", "look", "done")
        .hasVariable("fine", true);
    assertThat(byElementId("look")).isCompleted();
  }

  @Test
  void canBeClaimedOnceButTakenOverOpenly() {
    start(Map.of("who", ""));
    long key = task().getUserTaskKey();

    client.newAssignUserTaskCommand(key).assignee("anna").allowOverride(false).execute();
    ProblemException refused =
        catchThrowableOfType(
            ProblemException.class,
            () ->
                client
                    .newAssignUserTaskCommand(key)
                    .assignee("bob")
                    .allowOverride(false)
                    .execute());

    assertThat(refused.code()).isEqualTo(409);
    assertThat(task().getAssignee()).isEqualTo("anna");

    client.newAssignUserTaskCommand(key).assignee("bob").allowOverride(true).execute();
    assertThat(task().getAssignee()).isEqualTo("bob");

    client.newUnassignUserTaskCommand(key).execute();
    assertThat(task().getAssignee()).isNull();
  }

  @Test
  void isUpdatedFieldByField() {
    start(Map.of("who", ""));
    long key = task().getUserTaskKey();

    client
        .newUpdateUserTaskCommand(key)
        .priority(33)
        .dueDate("2030-01-01T00:00:00Z")
        .candidateGroups(List.of("a", "b"))
        .execute();

    assertThat(task().getPriority()).isEqualTo(33);
    assertThat(task().getDueDate()).isEqualTo("2030-01-01T00:00:00Z");
    assertThat(task().getCandidateGroups()).containsExactly("a", "b");

    client.newUpdateUserTaskCommand(key).clearDueDate().clearCandidateGroups().execute();

    assertThat(task().getDueDate()).isNull();
    assertThat(task().getCandidateGroups()).isEmpty();
    assertThat(task().getPriority()).isEqualTo(33);
  }

  @Test
  void isCompletedOnce() {
    start(Map.of("who", ""));
    long key = task().getUserTaskKey();
    client.newCompleteUserTaskCommand(key).execute();

    assertThatThrownBy(() -> client.newCompleteUserTaskCommand(key).execute())
        .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.code()).isIn(404, 409));
    assertThat(client.newUserTaskGetRequest(key).execute().getState())
        .isEqualTo(UserTaskState.COMPLETED);
  }

  @Test
  void endsWithItsInstance() {
    ProcessInstanceEvent instance = start(Map.of("who", ""));

    client.newCancelInstanceCommand(instance.getProcessInstanceKey()).execute();

    assertThat(instance).isTerminated();
    assertThat(byElementId("look")).isCanceled();
  }
}
