package org.homeward.pathways;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.process.test.api.CamundaProcessTestContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * One person's employment support on the engine, as Homeward would drive it: messages in, tasks
 * completed, jobs answered. What the application keeps in its tables is remembered here in the
 * simplest way that lets the pathway go on, and everything the engine asked for is kept to be
 * looked at.
 */
final class EmploymentCase {

  static final ZoneId LONDON = ZoneId.of("Europe/London");
  static final String REFERENCE = "HW-3001";

  private static final String PATHWAY = "employment-advisor-referral";
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration TICK = Duration.ofMillis(10);

  private final CamundaClient client;
  private final CamundaProcessTestContext camunda;
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  /** What the tables of the feature would say. */
  private volatile LocalDate lastContact;

  private volatile LocalDate lastAttempt;
  private volatile LocalDate lastRecord;
  private volatile LocalDate employerContact;
  private volatile String jobStart;
  private volatile int attempts;
  private volatile int jobs;
  private volatile boolean firstRecord;
  private volatile boolean planned;
  private final List<Object> marks = new CopyOnWriteArrayList<>();
  private volatile boolean moneyUnclear;
  private volatile String tenure;
  private volatile String specified;
  private volatile Object benefits;

  /**
   * What the engine asked the application for.
   *
   * @param type the job type
   * @param element the element it comes from
   * @param event the listener event ("CREATING") for task listeners, else an empty string
   * @param roles the candidate groups of the task, empty for other jobs
   * @param variables what the job could see
   * @param headers the task headers of the model
   */
  record Asked(
      String type,
      String element,
      String event,
      List<String> roles,
      Map<String, Object> variables,
      Map<String, String> headers) {}

  private EmploymentCase(CamundaClient client, CamundaProcessTestContext camunda) {
    this.client = client;
    this.camunda = camunda;
  }

  /** Deploys the pathway, answers its jobs, and refers a person with a severe mental illness. */
  static EmploymentCase refer(CamundaClient client, CamundaProcessTestContext camunda) {
    return refer(client, camunda, Map.of("severeMentalIllness", "yes"));
  }

  /** The same with these answers to the start form. */
  static EmploymentCase refer(
      CamundaClient client, CamundaProcessTestContext camunda, Map<String, Object> answers) {
    EmploymentCase person = new EmploymentCase(client, camunda);
    person.deploy();
    person.answerJobs();
    Map<String, Object> all = new HashMap<>(answers);
    all.put("caseReference", REFERENCE);
    all.put("borough", "westminster");
    all.put("trust", "cnwl");
    person.publish(PATHWAY + "-referred", all);
    person.waitFor("check-referral");
    return person;
  }

  // What people do

  /** Waits for a task and completes it. */
  EmploymentCase finish(String element, Object... answers) {
    EngineAtRest.waitFor(client);
    Map<String, Object> given = map(answers);
    await("open task " + element)
        .pollInterval(TICK)
        .atMost(PATIENCE)
        .until(() -> openTasks().stream().anyMatch(task -> task.getElementId().equals(element)));
    UserTask task =
        openTasks().stream()
            .filter(open -> open.getElementId().equals(element))
            .findFirst()
            .orElseThrow();
    client.newCompleteUserTaskCommand(task.getUserTaskKey()).variables(given).send().join();
    await("task " + element + " is done")
        .pollInterval(TICK)
        .atMost(PATIENCE)
        .until(
            () ->
                openTasks().stream()
                    .noneMatch(open -> open.getUserTaskKey().equals(task.getUserTaskKey())));
    return this;
  }

  /** The adviser takes the person on. */
  EmploymentCase takenOn() {
    return finish("check-referral", "referralDecision", "take-on", "empSupportInd", "Y");
  }

  /** Somebody spoke with the person, or tried to. */
  EmploymentCase attempt(String result) {
    return finish("make-contact", contact(result));
  }

  /** From being taken on to the action plan, which is for this. */
  EmploymentCase planFor(String track, Object... more) {
    takenOn().attempt("reached");
    finish("first-record", "recordedOn", today().toString(), "employmentStatus", "02");
    finish(
        "vocational-profile", "specifiedAccommodation", "exempt", "disclosureConsent", "not-given");
    finish("better-off", "betterOffResult", "better-off");
    Object[] plan = Arrays.copyOf(more, more.length + 2);
    plan[more.length] = "track";
    plan[more.length + 1] = track;
    return finish("action-plan", plan);
  }

  /** A job is accepted and begins today. */
  EmploymentCase findsWork() {
    finish(
        "look-for-work",
        contact("reached", "searchResult", "accepted", "plannedStartOn", today().toString()));
    return begins();
  }

  /** The job begins today. */
  EmploymentCase begins() {
    return finish(
        "record-start", "jobBegun", "yes", "jobKind", "new", "jobStartedOn", today().toString());
  }

  /** The support ends, with or without a last record. */
  EmploymentCase ends(String reason) {
    return finish("end-support", "lastRecordTaken", "yes", "closeReason", reason);
  }

  /** Somebody reports this. */
  EmploymentCase report(String message, Object... answers) {
    EngineAtRest.waitFor(client);
    publish(message, map(answers));
    return this;
  }

  /** A contact is reported and kept under this subject before anything else happens. */
  EmploymentCase reportsContact(String result, String subject) {
    report("employment-contact", contact(result, "taskSubject", subject));
    await("contact " + subject)
        .pollInterval(TICK)
        .atMost(PATIENCE)
        .until(
            () ->
                jobs("employment.record-contact").stream()
                    .anyMatch(job -> subject.equals(job.variables().get("taskSubject"))));
    return this;
  }

  EmploymentCase dies() {
    return report("person-died", "dateOfDeath", today().toString(), "deathSource", "clinician");
  }

  /** An employer was spoken with, as Homeward's records say. */
  EmploymentCase employerSpokenWith() {
    employerContact = today();
    return this;
  }

  /** A placement told that a home is agreed, and Homeward has kept how the person will live. */
  EmploymentCase homeAgreed(String tenureType, String specifiedAccommodation) {
    tenure = tenureType;
    specified = specifiedAccommodation;
    moneyUnclear = true;
    return report(
        "placement-agreed",
        "tenureType",
        tenureType,
        "specifiedAccommodation",
        specifiedAccommodation);
  }

  /** Answers to the questions about a contact, and more. */
  Object[] contact(String result, Object... more) {
    Object[] answers = Arrays.copyOf(more, more.length + 6);
    answers[more.length] = "supportContactResult";
    answers[more.length + 1] = result;
    answers[more.length + 2] = "supportContactOn";
    answers[more.length + 3] = today().toString();
    answers[more.length + 4] = "supportContactHow";
    answers[more.length + 5] = "02";
    return answers;
  }

  // Time

  LocalDate today() {
    return LocalDate.ofInstant(camunda.getCurrentTime(), LONDON);
  }

  /** Moves the engine's clock on, to this time of day in London. */
  EmploymentCase clockAt(LocalDate day, String time) {
    EngineAtRest.waitFor(client);
    Instant then = day.atTime(LocalTime.parse(time)).atZone(LONDON).toInstant();
    camunda.increaseTime(Duration.between(camunda.getCurrentTime(), then));
    return this;
  }

  // What is seen

  /** Waits until exactly these tasks are open and the engine has nothing left to do. */
  EmploymentCase waitFor(String... elements) {
    await("open tasks " + Arrays.toString(elements))
        .pollInterval(TICK)
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              boolean atRest = EngineAtRest.is(client);
              assertThat(openTasks())
                  .as("incidents: %s", incidents())
                  .extracting(UserTask::getElementId)
                  .containsExactlyInAnyOrder(elements);
              assertThat(atRest).as("the engine is at rest").isTrue();
            });
    return this;
  }

  /** Waits until this task alone is open, the nth of its element. */
  EmploymentCase waitForAgain(String element, int times) {
    await(element + " for the " + times + ". time")
        .pollInterval(TICK)
        .atMost(PATIENCE)
        .until(() -> toldOf(element).stream().filter("CREATING"::equals).count() == times);
    return waitFor(element);
  }

  /** These tasks are open and no other appears for a while: the engine has had time to act. */
  EmploymentCase staysAt(String... elements) {
    waitFor(elements);
    await("no other task than " + Arrays.toString(elements))
        .pollInterval(Duration.ofMillis(50))
        .during(Duration.ofMillis(250))
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(openTasks())
                    .extracting(UserTask::getElementId)
                    .containsExactlyInAnyOrder(elements));
    return this;
  }

  /** Waits until the case is closed with these words, with no task left anywhere. */
  void waitUntilClosed(String outcome) {
    await("case closed")
        .pollInterval(TICK)
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(instances())
                    .filteredOn(found -> found.getProcessDefinitionId().equals(PATHWAY))
                    .extracting(ProcessInstance::getState)
                    .containsExactly(ProcessInstanceState.COMPLETED));
    assertThat(instances())
        .extracting(ProcessInstance::getState)
        .doesNotContain(ProcessInstanceState.ACTIVE);
    assertThat(openTasks()).isEmpty();
    assertThat(jobs("case.close"))
        .singleElement()
        .satisfies(job -> assertThat(job.variables()).containsEntry("outcome", outcome));
  }

  List<UserTask> openTasks() {
    return client
        .newUserTaskSearchRequest()
        .filter(filter -> filter.state(UserTaskState.CREATED))
        .page(page -> page.limit(100))
        .send()
        .join()
        .items();
  }

  /** What the engine could not do, in its words. */
  private List<String> incidents() {
    return client.newIncidentSearchRequest().send().join().items().stream()
        .map(incident -> incident.getElementId() + ": " + incident.getErrorMessage())
        .toList();
  }

  /** The jobs of one type so far. */
  List<Asked> jobs(String type) {
    return asked.stream().filter(job -> job.type().equals(type)).toList();
  }

  /** Waits until the domain was asked so often: what ends the case next would take the job away. */
  EmploymentCase waitForJobs(String type, int times) {
    await(times + " times " + type)
        .pollInterval(TICK)
        .atMost(PATIENCE)
        .until(() -> jobs(type).size() == times);
    return this;
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

  /** The case and its parts, all that ran in this test. */
  List<ProcessInstance> instances() {
    return client
        .newProcessInstanceSearchRequest()
        .page(page -> page.limit(1000))
        .send()
        .join()
        .items();
  }

  // How

  private void deploy() {
    List<String> files =
        java.util.stream.Stream.of(
                PathwayFiles.all("processes/" + PATHWAY, ".bpmn"),
                PathwayFiles.all("processes/" + PATHWAY, ".dmn"),
                PathwayFiles.all("forms/" + PATHWAY, ".form"))
            .flatMap(List::stream)
            .map(Object::toString)
            .toList();
    var deployment = client.newDeployResourceCommand().addResourceFile(files.getFirst());
    for (String file : files.subList(1, files.size())) {
      deployment = deployment.addResourceFile(file);
    }
    // Many files, and the first test meets an engine that has just started.
    deployment.requestTimeout(Duration.ofMinutes(1)).send().join();
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
                jobs.newCompleteCommand(job).variables(answer(type, job)).send().join();
              });
    }
  }

  private Map<String, Object> answer(String type, ActivatedJob job) {
    Map<String, Object> said = job.getVariablesAsMap();
    return switch (type) {
      case "employment.open-support" -> {
        Object code = ((Map<?, ?>) said.get("route")).get("code");
        yield map("supportRoute", code, "referredOn", today().toString());
      }
      case "calendar.due" -> map("dueOn", today().plusDays(7).toString());
      case "employment.record-check" -> map("acceptedOn", today().toString());
      case "employment.record-contact" -> {
        attempts++;
        lastAttempt = today();
        if ("reached".equals(said.get("supportContactResult"))) {
          lastContact = today();
        }
        yield progress();
      }
      case "employment.record-status" -> {
        firstRecord = true;
        benefits = said.getOrDefault("benefitIndicator", benefits);
        lastRecord = today();
        yield map("lastRecordOn", text(lastRecord));
      }
      case "employment.record-plan" -> {
        planned = true;
        moneyUnclear = "not-yet".equals(said.get("betterOffResult"));
        yield map();
      }
      case "employment.record-better-off" -> {
        moneyUnclear = "not-yet".equals(said.get("betterOffResult"));
        yield map();
      }
      case "employment.record-job-start" -> {
        jobStart = (String) said.get("jobStartedOn");
        jobs++;
        marks.clear();
        yield map("jobStartedOn", jobStart, "jobNumber", jobs);
      }
      case "employment.record-job-end" -> {
        jobStart = null;
        yield map();
      }
      case "employment.record-job-check" -> {
        jobStart = "no".equals(said.get("stillInJob")) ? null : jobStart;
        marks.add(said.get("checkWeeks"));
        yield map();
      }
      case "employment.tell-progress" -> progress();
      case "employment.close-support" -> map("outcome", "Ended");
      default -> map();
    };
  }

  private Map<String, Object> progress() {
    return map(
        "contactMade",
        lastContact != null,
        "contactAttempts",
        attempts,
        "firstRecordMade",
        firstRecord,
        "planMade",
        planned,
        "lastContactOn",
        text(lastContact),
        "lastAttemptOn",
        text(lastAttempt),
        "lastRecordOn",
        text(lastRecord),
        "employerContactedOn",
        text(employerContact),
        "jobStartedOn",
        jobStart,
        "jobNumber",
        jobs,
        "marksMade",
        List.copyOf(marks),
        "betterOffDue",
        planned && moneyUnclear,
        "tenureType",
        tenure,
        "specifiedAccommodation",
        specified,
        "benefitIndicator",
        benefits);
  }

  private static String text(LocalDate day) {
    return day == null ? null : day.toString();
  }

  private static Map<String, Object> map(Object... keysAndValues) {
    Map<String, Object> map = new HashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }

  private void keep(ActivatedJob job) {
    boolean listener = job.getUserTask() != null;
    asked.add(
        new Asked(
            job.getType(),
            job.getElementId(),
            listener ? job.getListenerEventType().name() : "",
            listener ? List.copyOf(job.getUserTask().getCandidateGroups()) : List.of(),
            job.getVariablesAsMap(),
            job.getCustomHeaders()));
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
}
