package org.homeward.embeddedcamunda;

import static io.camunda.process.test.api.CamundaAssert.assertThat;
import static io.camunda.process.test.api.assertions.UserTaskSelectors.byElementId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.CompleteUserTaskJobResultStep1;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.client.api.search.enums.JobKind;
import io.camunda.client.api.search.enums.ListenerEventType;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** User task listeners: what they are told, what they can correct, what they can deny. */
class TaskListenerTest {
  @RegisterExtension
  static final CamundaProcessTestExtension CAMUNDA = ProcessTestSupport.extension();

  CamundaClient client;
  CamundaProcessTestContext context;

  private static final BpmnModelInstance CHECK =
      Bpmn.createExecutableProcess("check")
          .startEvent()
          .userTask(
              "look",
              task ->
                  task.zeebeUserTask()
                      .zeebeCandidateGroups("housing-officer")
                      .zeebeTaskListener(l -> l.creating().type("on-creating"))
                      .zeebeTaskListener(l -> l.assigning().type("on-assigning"))
                      .zeebeTaskListener(l -> l.updating().type("on-updating"))
                      .zeebeTaskListener(l -> l.completing().type("on-completing"))
                      .zeebeTaskListener(l -> l.canceling().type("on-canceling").retries("1")))
          .endEvent()
          .done();

  private ProcessInstanceEvent start() {
    client.newDeployResourceCommand().addProcessModel(CHECK, "check.bpmn").execute();
    return client.newCreateInstanceCommand().bpmnProcessId("check").latestVersion().execute();
  }

  private void on(
      String type, Function<ActivatedJob, Consumer<CompleteUserTaskJobResultStep1>> answer) {
    client
        .newWorker()
        .jobType(type)
        .handler(
            (c, job) ->
                c.newCompleteCommand(job)
                    .withResult(
                        result -> {
                          CompleteUserTaskJobResultStep1 task = result.forUserTask();
                          answer.apply(job).accept(task);
                          return task;
                        })
                    .execute())
        .open();
  }

  private void accept(String... types) {
    for (String type : types) {
      on(type, job -> result -> {});
    }
  }

  private long taskKey() {
    assertThat(byElementId("look")).isCreated();
    return client.newUserTaskSearchRequest().execute().singleItem().getUserTaskKey();
  }

  @Test
  void areToldAboutTheTaskAndItsChanges() {
    Queue<ActivatedJob> seen = new ConcurrentLinkedQueue<>();
    for (String type :
        List.of("on-creating", "on-assigning", "on-updating", "on-completing", "on-canceling")) {
      on(
          type,
          job -> {
            seen.add(job);
            return result -> {};
          });
    }
    ProcessInstanceEvent instance = start();
    long key = taskKey();
    client.newAssignUserTaskCommand(key).assignee("anna").action("mine").execute();
    client.newUpdateUserTaskCommand(key).priority(7).execute();
    client.newCancelInstanceCommand(instance.getProcessInstanceKey()).execute();
    assertThat(byElementId("look")).isCanceled();

    assertThat(seen)
        .extracting(ActivatedJob::getListenerEventType)
        .containsExactly(
            ListenerEventType.CREATING,
            ListenerEventType.ASSIGNING,
            ListenerEventType.UPDATING,
            ListenerEventType.CANCELING);
    assertThat(seen)
        .allSatisfy(
            job -> {
              assertThat(job.getKind()).isEqualTo(JobKind.TASK_LISTENER);
              assertThat(job.getUserTask().getUserTaskKey()).isEqualTo(key);
              assertThat(job.getUserTask().getCandidateGroups()).containsExactly("housing-officer");
              assertThat(job.getCustomHeaders()).isEmpty();
            });
    ActivatedJob assigning = seen.stream().skip(1).findFirst().orElseThrow();
    assertThat(assigning.getUserTask().getAssignee()).isEqualTo("anna");
    assertThat(assigning.getUserTask().getAction()).isEqualTo("mine");
    assertThat(assigning.getUserTask().getChangedAttributes()).containsExactly("assignee");
    ActivatedJob updating = seen.stream().skip(2).findFirst().orElseThrow();
    assertThat(updating.getUserTask().getPriority()).isEqualTo(7);
  }

  @Test
  void correctWhatTheTaskIsCreatedWith() {
    on(
        "on-creating",
        job ->
            result ->
                result
                    .correctAssignee("bob")
                    .correctPriority(90)
                    .correctDueDate("2031-01-01T09:00:00Z")
                    .correctCandidateUsers(List.of("bob", "cleo"))
                    .correctCandidateGroups(List.of()));
    start();

    assertThat(byElementId("look"))
        .isCreated()
        .hasAssignee("bob")
        .hasPriority(90)
        .hasDueDate("2031-01-01T09:00:00Z")
        .hasCandidateGroups(List.of());
    assertThat(client.newUserTaskSearchRequest().execute().singleItem().getCandidateUsers())
        .containsExactly("bob", "cleo");
  }

  @Test
  void denyAnAssignmentAndGiveTheReason() {
    accept("on-creating");
    on(
        "on-assigning",
        job -> result -> result.deny("carl".equals(job.getUserTask().getAssignee()), "not carl"));
    start();
    long key = taskKey();

    ProblemException denied =
        catchThrowableOfType(
            ProblemException.class,
            () -> client.newAssignUserTaskCommand(key).assignee("carl").execute());

    assertThat(denied.code()).isEqualTo(409);
    assertThat(denied.details().getDetail()).contains("not carl");
    assertThat(client.newUserTaskGetRequest(key).execute().getAssignee()).isNull();

    client.newAssignUserTaskCommand(key).assignee("dora").execute();
    assertThat(byElementId("look")).isCreated().hasAssignee("dora");
  }

  @Test
  void denyACompletionUntilTheVariablesAreRight() {
    accept("on-creating");
    on(
        "on-completing",
        job -> result -> result.deny(!job.getVariablesAsMap().containsKey("sum"), "sum missing"));
    ProcessInstanceEvent instance = start();
    long key = taskKey();

    ProblemException denied =
        catchThrowableOfType(
            ProblemException.class, () -> client.newCompleteUserTaskCommand(key).execute());

    assertThat(denied.code()).isEqualTo(409);
    assertThat(denied.details().getDetail()).contains("sum missing");
    assertThat(byElementId("look")).isCreated();

    client.newCompleteUserTaskCommand(key).variables(Map.of("sum", 5)).execute();
    assertThat(instance).isCompleted().hasVariable("sum", 5);
  }

  @Test
  void raiseAnIncidentWhenTheyFailForGood() {
    client
        .newWorker()
        .jobType("on-creating")
        .handler((c, job) -> c.newFailCommand(job).retries(0).errorMessage("no database").execute())
        .open();
    ProcessInstanceEvent instance = start();

    assertThat(instance).hasActiveIncidents();
    var incident = client.newIncidentSearchRequest().execute().singleItem();
    assertThat(incident.getErrorType().name()).isEqualTo("TASK_LISTENER_NO_RETRIES");
    assertThat(incident.getErrorMessage()).isEqualTo("no database");
    assertThat(client.newUserTaskSearchRequest().execute().singleItem().getState().name())
        .isEqualTo("CREATING");
  }
}
