package org.homeward.embeddedcamunda;

import static io.camunda.process.test.api.CamundaAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ProblemException;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.client.api.search.enums.JobState;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Jobs for workers: who gets them, when, and what can become of them. */
class JobTest {
  @RegisterExtension
  static final CamundaProcessTestExtension CAMUNDA = ProcessTestSupport.extension();

  CamundaClient client;
  CamundaProcessTestContext context;

  @BeforeEach
  void deploy() {
    client
        .newDeployResourceCommand()
        .addProcessModel(
            Bpmn.createExecutableProcess("work")
                .startEvent()
                .serviceTask(
                    "do",
                    task -> task.zeebeJobType("do").zeebeJobRetries("3").zeebeTaskHeader("h", "1"))
                .boundaryEvent("wrong", event -> event.error("E1"))
                .endEvent("failed")
                .moveToActivity("do")
                .endEvent("done")
                .done(),
            "work.bpmn")
        .execute();
  }

  private ProcessInstanceEvent start() {
    return client
        .newCreateInstanceCommand()
        .bpmnProcessId("work")
        .latestVersion()
        .variables(Map.of("a", 1, "b", "two"))
        .execute();
  }

  private List<ActivatedJob> take(Duration timeout) {
    return client
        .newActivateJobsCommand()
        .jobType("do")
        .maxJobsToActivate(10)
        .timeout(timeout)
        .workerName("tester")
        .requestTimeout(Duration.ofMillis(-1))
        .execute()
        .getJobs();
  }

  private List<ActivatedJob> take() {
    return take(Duration.ofMinutes(5));
  }

  private ActivatedJob takeEventually() {
    for (int attempt = 0; attempt < 200; attempt++) {
      List<ActivatedJob> jobs = take();
      if (!jobs.isEmpty()) {
        return jobs.getFirst();
      }
      pause();
    }
    throw new AssertionError("no job came");
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void carryWhatTheWorkerNeeds() {
    ProcessInstanceEvent instance = start();

    ActivatedJob job = take().getFirst();

    assertThat(job.getProcessInstanceKey()).isEqualTo(instance.getProcessInstanceKey());
    assertThat(job.getElementId()).isEqualTo("do");
    assertThat(job.getCustomHeaders()).containsExactly(Map.entry("h", "1"));
    assertThat(job.getVariablesAsMap()).containsOnly(Map.entry("a", 1), Map.entry("b", "two"));
    assertThat(job.getRetries()).isEqualTo(3);
    assertThat(job.getWorker()).isEqualTo("tester");
    assertThat(take()).as("a job is given once").isEmpty();
  }

  @Test
  void carryOnlyTheVariablesAskedFor() {
    start();

    ActivatedJob job =
        client
            .newActivateJobsCommand()
            .jobType("do")
            .maxJobsToActivate(1)
            .fetchVariables("b")
            .execute()
            .getJobs()
            .getFirst();

    assertThat(job.getVariablesAsMap()).containsOnlyKeys("b");
  }

  @Test
  void completeWithVariables() {
    ProcessInstanceEvent instance = start();
    client.newCompleteCommand(take().getFirst()).variables(Map.of("c", 3)).execute();

    assertThat(instance).isCompleted().hasVariable("c", 3);
    assertThat(client.newJobSearchRequest().execute().singleItem().getState())
        .isEqualTo(JobState.COMPLETED);
  }

  @Test
  void comeAgainAtOnceWhenTheyFail() {
    start();
    ActivatedJob job = take().getFirst();
    client.newFailCommand(job).retries(2).errorMessage("try again").execute();

    ActivatedJob again = take().getFirst();

    assertThat(again.getKey()).isEqualTo(job.getKey());
    assertThat(again.getRetries()).isEqualTo(2);
  }

  @Test
  void comeAgainAfterTheBackOffOnly() {
    start();
    client
        .newFailCommand(take().getFirst())
        .retries(2)
        .retryBackoff(Duration.ofMinutes(10))
        .execute();
    assertThat(take()).isEmpty();

    context.increaseTime(Duration.ofMinutes(11));

    assertThat(takeEventually().getRetries()).isEqualTo(2);
  }

  @Test
  void comeAgainWhenTheWorkersTimeIsOver() {
    start();
    ActivatedJob job = take(Duration.ofMinutes(1)).getFirst();
    context.increaseTime(Duration.ofMinutes(2));

    assertThat(takeEventually().getKey()).isEqualTo(job.getKey());
  }

  @Test
  void canBeGivenMoreTimeAndRetries() {
    start();
    ActivatedJob job = take(Duration.ofMinutes(1)).getFirst();
    client.newUpdateJobCommand(job.getKey()).update(9, Duration.ofHours(1).toMillis()).execute();
    context.increaseTime(Duration.ofMinutes(2));
    pause();

    assertThat(take()).isEmpty();
    assertThat(client.newJobSearchRequest().execute().singleItem().getRetries()).isEqualTo(9);
  }

  @Test
  void throwErrors() {
    ProcessInstanceEvent instance = start();
    client.newThrowErrorCommand(take().getFirst()).errorCode("E1").execute();

    assertThat(instance).isCompleted().hasCompletedElements("wrong", "failed");
  }

  @Test
  void failForGoodWithAnIncidentThatCanBeResolved() {
    ProcessInstanceEvent instance = start();
    ActivatedJob job = take().getFirst();
    client.newFailCommand(job).retries(0).errorMessage("broken").execute();
    assertThat(instance).hasActiveIncidents();
    var incident = client.newIncidentSearchRequest().execute().singleItem();
    assertThat(incident.getErrorMessage()).isEqualTo("broken");
    assertThat(incident.getJobKey()).isEqualTo(job.getKey());

    client.newUpdateRetriesCommand(job).retries(1).execute();
    client.newResolveIncidentCommand(incident.getIncidentKey()).execute();

    assertThat(instance).hasNoActiveIncidents();
    client.newCompleteCommand(take().getFirst()).execute();
    assertThat(instance).isCompleted();
  }

  @Test
  void areCompletedOnce() {
    start();
    ActivatedJob job = take().getFirst();
    client.newCompleteCommand(job).execute();

    ProblemException refused =
        catchThrowableOfType(
            ProblemException.class, () -> client.newCompleteCommand(job).execute());

    assertThat(refused.code()).isEqualTo(404);
  }
}
