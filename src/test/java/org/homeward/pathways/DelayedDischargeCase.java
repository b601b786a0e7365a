package org.homeward.pathways;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.process.test.api.CamundaProcessTestContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * One person's delayed discharge on the engine, as Homeward would drive it: messages in, tasks
 * completed, jobs answered. What the application does in those jobs is played here in the simplest
 * way that lets the pathway go on, and everything the engine asked for is kept to be looked at.
 */
final class DelayedDischargeCase {

  static final ZoneId LONDON = ZoneId.of("Europe/London");
  static final String REFERENCE = "HW-1001";

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final CamundaClient client;
  private final CamundaProcessTestContext camunda;
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private volatile Runnable beforeFollowUp = () -> {};
  private long processInstanceKey;

  /**
   * What the engine asked the application for.
   *
   * @param type the job type
   * @param element the element it comes from
   * @param event the listener event ("CREATING") for task listeners, else an empty string
   * @param roles the candidate groups of the task, empty for other jobs
   * @param variables what the job could see
   */
  record Asked(
      String type,
      String element,
      String event,
      List<String> roles,
      Map<String, Object> variables) {}

  private DelayedDischargeCase(CamundaClient client, CamundaProcessTestContext camunda) {
    this.client = client;
    this.camunda = camunda;
  }

  /** Deploys the pathway, answers its jobs, and refers a person in an acute bed. */
  static DelayedDischargeCase refer(CamundaClient client, CamundaProcessTestContext camunda) {
    return refer(client, camunda, "200");
  }

  /** The same for a person in a bed of this national type. */
  static DelayedDischargeCase refer(
      CamundaClient client, CamundaProcessTestContext camunda, String bedType) {
    DelayedDischargeCase person = new DelayedDischargeCase(client, camunda);
    person.deploy();
    person.answerJobs();
    person.publish(
        "delayed-discharge-referred",
        Map.of(
            "caseReference", REFERENCE,
            "borough", "E09000033",
            "trust", "RV3",
            "ward", "ash",
            "admissionDate", person.today().minusDays(90).toString(),
            "bedType", bedType,
            "legalStatus", "informal",
            "accommodationBefore", "18",
            "homelessnessRisk", "yes"));
    person.processInstanceKey = person.instance();
    person.waitFor("record-ready");
    return person;
  }

  // What people do

  /** The team has agreed: ready from today, held up for this national reason. */
  DelayedDischargeCase ready(String delayReason) {
    return ready(delayReason, today());
  }

  DelayedDischargeCase ready(String delayReason, LocalDate readyOn) {
    complete(
        "record-ready",
        Map.of(
            "readyOn", readyOn.toString(),
            "decidedByRole", "consultant",
            "delayReason", delayReason,
            "attribution", "06",
            "responsibleCouncil", "westminster"));
    return this;
  }

  DelayedDischargeCase homeFound(LocalDate moveIn) {
    complete(
        "find-home",
        Map.of(
            "housingOutcome",
            "resolved",
            "accommodationFound",
            "11",
            "moveInDate",
            moveIn.toString()));
    return this;
  }

  DelayedDischargeCase noHome() {
    complete("find-home", Map.of("housingOutcome", "not-possible"));
    return this;
  }

  DelayedDischargeCase careArranged(LocalDate start) {
    complete(
        "arrange-care",
        Map.of(
            "socialCareOutcome",
            "resolved",
            "fundingRoute",
            "section-117",
            "packageStartDate",
            start.toString()));
    return this;
  }

  DelayedDischargeCase noCare() {
    complete("arrange-care", Map.of("socialCareOutcome", "not-possible"));
    return this;
  }

  DelayedDischargeCase trustDone() {
    complete(
        "act-for-trust", Map.of("trustOutcome", "resolved", "trustActionDate", today().toString()));
    return this;
  }

  DelayedDischargeCase trustCannot() {
    complete("act-for-trust", Map.of("trustOutcome", "not-possible"));
    return this;
  }

  DelayedDischargeCase newReason(String delayReason) {
    complete(
        "choose-reason",
        Map.of("delayReason", delayReason, "attribution", "05", "changedOn", today().toString()));
    return this;
  }

  DelayedDischargeCase managerDecides(LocalDate review) {
    complete(
        "decide-unblock",
        Map.of("escalationDecision", "complex-care-board", "reviewOn", review.toString()));
    return this;
  }

  /** Left today by clinical advice, to this national destination. */
  DelayedDischargeCase leftFor(String destination) {
    return leftFor(destination, today());
  }

  DelayedDischargeCase leftFor(String destination, LocalDate day) {
    complete(
        "record-discharge",
        Map.of(
            "dischargeDate", day.toString(),
            "dischargeMethod", "1",
            "dischargeDestination", destination,
            "accommodationType", "11",
            "settledAccommodation", "Y",
            "crisisPlanShared", "yes"));
    return this;
  }

  DelayedDischargeCase followedUp(String outcome, String mechanism) {
    Map<String, Object> answers = new HashMap<>();
    answers.put("contactOutcome", outcome);
    answers.put("contactDate", today().toString());
    answers.put("contactMechanism", mechanism);
    complete("see-person", answers);
    return this;
  }

  /** The attempt fails and the task comes back: it is waited for, as the one after so many. */
  DelayedDischargeCase notReached(String outcome, int attempts) {
    followedUp(outcome, null);
    await("attempt " + (attempts + 1))
        .pollInterval(Duration.ofMillis(10))
        .atMost(PATIENCE)
        .until(() -> Collections.frequency(toldOf("see-person"), "CREATING") == attempts + 1);
    return waitFor("see-person");
  }

  /** The next attempt is kept only at this moment, as after a fault: the clock moves on first. */
  DelayedDischargeCase holdFollowUpUntil(LocalDate day, String time) {
    beforeFollowUp = () -> clockAt(day, time);
    return this;
  }

  DelayedDischargeCase overdueAnswered() {
    complete("act-on-overdue", Map.of("followUpAction", "visit-today"));
    return this;
  }

  DelayedDischargeCase noLongerReady() {
    publish(
        "clinically-ready-withdrawn",
        Map.of("withdrawnOn", today().toString(), "withdrawnReason", "relapse"));
    return this;
  }

  DelayedDischargeCase dies() {
    publish("person-died", Map.of("dateOfDeath", today().toString(), "deathSource", "clinician"));
    return this;
  }

  // Time

  LocalDate today() {
    return LocalDate.ofInstant(camunda.getCurrentTime(), LONDON);
  }

  /** Moves the engine's clock on, to this time of day in London. */
  DelayedDischargeCase clockAt(LocalDate day, String time) {
    Instant then = day.atTime(LocalTime.parse(time)).atZone(LONDON).toInstant();
    camunda.increaseTime(Duration.between(camunda.getCurrentTime(), then));
    return this;
  }

  // What is seen

  /** Waits until exactly these tasks are open. */
  DelayedDischargeCase waitFor(String... elements) {
    await("open tasks " + Arrays.toString(elements))
        .pollInterval(Duration.ofMillis(10))
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(openTasks())
                    .extracting(UserTask::getElementId)
                    .containsExactlyInAnyOrder(elements));
    return this;
  }

  /** These tasks are open and no other appears for a while: the engine has had time to act. */
  DelayedDischargeCase staysAt(String... elements) {
    waitFor(elements);
    await("no other task than " + Arrays.toString(elements))
        .pollInterval(Duration.ofMillis(50))
        .during(Duration.ofMillis(250))
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(openTasks()).hasSize(elements.length));
    return this;
  }

  /** Waits until the case is closed with these words, with no task left anywhere. */
  void waitUntilClosed(String outcome) {
    await("case closed")
        .pollInterval(Duration.ofMillis(10))
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        client
                            .newProcessInstanceSearchRequest()
                            .filter(
                                filter ->
                                    filter
                                        .processInstanceKey(processInstanceKey)
                                        .state(ProcessInstanceState.COMPLETED))
                            .send()
                            .join()
                            .items())
                    .hasSize(1));
    assertThat(openTasks()).isEmpty();
    assertThat(jobs("case.close"))
        .singleElement()
        .satisfies(job -> assertThat(job.variables()).containsEntry("outcome", outcome));
  }

  List<UserTask> openTasks() {
    return client
        .newUserTaskSearchRequest()
        .filter(
            filter -> filter.processInstanceKey(processInstanceKey).state(UserTaskState.CREATED))
        .send()
        .join()
        .items();
  }

  /** The jobs of one type so far. */
  List<Asked> jobs(String type) {
    return asked.stream().filter(job -> job.type().equals(type)).toList();
  }

  /** The order in which the domain was asked, without the task listeners. */
  List<String> domainJobs() {
    return asked.stream().map(Asked::type).filter(type -> !type.equals("homeward.task")).toList();
  }

  /** What the application was told of one task, "CREATING" first. */
  List<String> toldOf(String element) {
    return asked.stream()
        .filter(job -> job.type().equals("homeward.task") && job.element().equals(element))
        .map(Asked::event)
        .toList();
  }

  /** What the application was told when a task of this element was last created. */
  Asked created(String element) {
    return asked.stream()
        .filter(job -> job.element().equals(element) && job.event().equals("CREATING"))
        .reduce((before, last) -> last)
        .orElseThrow(() -> new AssertionError("No task " + element));
  }

  long processInstanceKey() {
    return processInstanceKey;
  }

  // How

  private void deploy() {
    var deployment = client.newDeployResourceCommand();
    List<String> files =
        List.of("delayed-discharge.bpmn", "delay-plan.dmn", "follow-up.dmn").stream()
            .map(file -> "processes/delayed-discharge/" + file)
            .toList();
    var withFiles = deployment.addResourceFile(files.getFirst());
    for (String file : files.subList(1, files.size())) {
      withFiles = withFiles.addResourceFile(file);
    }
    for (var form : PathwayFiles.all("forms/delayed-discharge", ".form")) {
      withFiles = withFiles.addResourceFile(form.toString());
    }
    withFiles.send().join();
  }

  private void answerJobs() {
    camunda
        .mockJobWorker("homeward.task")
        .withHandler(
            (jobs, job) -> {
              keep(job);
              jobs.newCompleteCommand(job).send().join();
            });
    for (String type : PathwayConventions.JOB_TYPES) {
      camunda
          .mockJobWorker(type)
          .withHandler(
              (jobs, job) -> {
                keep(job);
                if (type.equals("discharge.record-follow-up")) {
                  beforeFollowUp.run();
                  beforeFollowUp = () -> {};
                }
                Map<String, Object> answer = new HashMap<>();
                if (type.equals("discharge.open-ready-period")) {
                  answer.put("delayedSince", job.getVariable("readyOn"));
                }
                jobs.newCompleteCommand(job).variables(answer).send().join();
              });
    }
  }

  private void keep(ActivatedJob job) {
    boolean listener = job.getUserTask() != null;
    asked.add(
        new Asked(
            job.getType(),
            job.getElementId(),
            listener ? job.getListenerEventType().name() : "",
            listener ? List.copyOf(job.getUserTask().getCandidateGroups()) : List.of(),
            job.getVariablesAsMap()));
  }

  private void complete(String element, Map<String, Object> answers) {
    await("open task " + element)
        .pollInterval(Duration.ofMillis(10))
        .atMost(PATIENCE)
        .until(() -> openTasks().stream().anyMatch(task -> task.getElementId().equals(element)));
    UserTask task =
        openTasks().stream()
            .filter(open -> open.getElementId().equals(element))
            .findFirst()
            .orElseThrow();
    client.newCompleteUserTaskCommand(task.getUserTaskKey()).variables(answers).send().join();
  }

  private void publish(String message, Map<String, Object> variables) {
    client
        .newPublishMessageCommand()
        .messageName(message)
        .correlationKey(REFERENCE)
        .timeToLive(Duration.ZERO)
        .variables(variables)
        .send()
        .join();
  }

  private long instance() {
    return await("the case has started")
        .pollInterval(Duration.ofMillis(10))
        .atMost(PATIENCE)
        .until(
            () ->
                client
                    .newProcessInstanceSearchRequest()
                    .filter(filter -> filter.processDefinitionId("delayed-discharge"))
                    .send()
                    .join()
                    .items(),
            found -> !found.isEmpty())
        .getFirst()
        .getProcessInstanceKey();
  }
}
