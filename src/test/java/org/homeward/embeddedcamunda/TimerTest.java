package org.homeward.embeddedcamunda;

import static io.camunda.process.test.api.CamundaAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import io.camunda.zeebe.model.bpmn.Bpmn;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Timers, and the clock that makes them due. */
class TimerTest {
  @RegisterExtension
  static final CamundaProcessTestExtension CAMUNDA = ProcessTestSupport.extension();

  CamundaClient client;
  CamundaProcessTestContext context;

  private ProcessInstanceEvent start(String duration) {
    client
        .newDeployResourceCommand()
        .addProcessModel(
            Bpmn.createExecutableProcess("wait")
                .startEvent()
                .userTask("act", task -> task.zeebeUserTask())
                .boundaryEvent("late", late -> late.timerWithDuration(duration))
                .endEvent("escalated")
                .moveToActivity("act")
                .endEvent("acted")
                .done(),
            "wait.bpmn")
        .execute();
    return client.newCreateInstanceCommand().bpmnProcessId("wait").latestVersion().execute();
  }

  @Test
  void fireWhenTheClockReachesThem() {
    ProcessInstanceEvent instance = start("P3D");
    context.increaseTime(Duration.ofDays(2));
    assertThat(instance).isActive().hasActiveElements("act");

    Instant before = context.getCurrentTime();
    context.increaseTime(Duration.ofDays(1));

    assertThat(instance)
        .isCompleted()
        .hasCompletedElements("late", "escalated")
        .hasTerminatedElements("act")
        .hasNotActivatedElements("acted");
    assertThat(context.getCurrentTime()).isAfter(before.plus(Duration.ofHours(23)));
  }

  @Test
  void fireInRealTime() {
    assertThat(start("PT0.3S")).isCompleted().hasCompletedElements("escalated");
  }

  @Test
  void fireAfterTheClockWasSetBack() {
    context.increaseTime(Duration.ofDays(3));
    ProcessInstanceEvent future = start("PT1H");
    ProcessTestSupport.camunda().clock().reset();

    ProcessInstanceEvent now = start("PT0.3S");

    assertThat(now).isCompleted();
    assertThat(future).isActive();
    context.increaseTime(Duration.ofDays(4));
    assertThat(future).isCompleted();
  }

  @Test
  void standStillWhileTheClockIsPinned() throws InterruptedException {
    EngineClock clock = ProcessTestSupport.camunda().clock();
    Instant noon = Instant.parse("2031-06-01T12:00:00Z");
    clock.pin(noon);
    ProcessInstanceEvent instance = start("PT0.2S");
    Thread.sleep(500);

    assertThat(context.getCurrentTime()).isEqualTo(noon);
    assertThat(instance).isActive();
    assertThat(
            client
                .newProcessInstanceGetRequest(instance.getProcessInstanceKey())
                .execute()
                .getStartDate()
                .toInstant())
        .isEqualTo(noon);

    clock.add(Duration.ofSeconds(1));
    assertThat(instance).isCompleted();
  }
}
