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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * One person's supported living case on the engine, the whole pathway or one of its parts. What
 * Homeward does in the jobs is played here in the simplest way that lets the pathway go on, and
 * everything the engine asked for is kept to be looked at.
 */
final class SupportedLivingCase {

  static final String PATHWAY = "supported-living-placement";
  static final String REFERENCE = "HW-2001";

  static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final CamundaClient client;
  private final CamundaProcessTestContext camunda;
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final Set<String> gone = new ConcurrentSkipListSet<>();
  private final Map<String, String> agencies = new ConcurrentHashMap<>();
  private final Map<Long, Object> subjects = new ConcurrentHashMap<>();
  private long processInstanceKey;

  /**
   * What the engine asked the application for.
   *
   * @param type the job type
   * @param element the element it comes from
   * @param event the listener event ("CREATING") for task listeners, else an empty string
   * @param roles the candidate groups of the task, empty for other jobs
   * @param headers the headers of the job
   * @param variables what the job could see
   */
  record Asked(
      String type,
      String element,
      String event,
      List<String> roles,
      Map<String, String> headers,
      Map<String, Object> variables) {}

  private SupportedLivingCase(CamundaClient client, CamundaProcessTestContext camunda) {
    this.client = client;
    this.camunda = camunda;
    agencies.put("saffron-gate-3", "saffron-gate");
    agencies.put("wren-yard-1", "wren-yard");
    deploy();
    answerJobs();
  }

  /** Refers a person whom the community team knows; further answers win over the usual ones. */
  static SupportedLivingCase refer(
      CamundaClient client, CamundaProcessTestContext camunda, Map<String, Object> answers) {
    SupportedLivingCase person = new SupportedLivingCase(client, camunda);
    Map<String, Object> all = new HashMap<>();
    all.put("caseReference", REFERENCE);
    all.put("borough", "westminster");
    all.put("trust", "cnwl");
    all.put("placementOrigin", "community");
    all.put("referrerRole", "community-team");
    all.put("employmentInterest", "no");
    all.putAll(answers);
    person.publish(PATHWAY + "-referred", all);
    person.processInstanceKey = person.instance();
    person.waitFor("describe-needs");
    return person;
  }

  /** Starts one part alone, with the variables it finds around it. */
  static SupportedLivingCase part(
      CamundaClient client,
      CamundaProcessTestContext camunda,
      String part,
      Map<String, Object> variables) {
    SupportedLivingCase person = new SupportedLivingCase(client, camunda);
    Map<String, Object> all = new HashMap<>();
    all.put("caseReference", REFERENCE);
    all.put("referrerRole", "community-team");
    all.putAll(variables);
    person.processInstanceKey =
        client
            .newCreateInstanceCommand()
            .bpmnProcessId(PATHWAY + "-" + part)
            .latestVersion()
            .variables(all)
            .send()
            .join()
            .getProcessInstanceKey();
    return person;
  }

  // What people do

  /** Finishes the only open task of this element. */
  SupportedLivingCase does(String element, Object... answers) {
    return doesFor(null, element, answers);
  }

  /** Finishes the open task of this element that is about this subject. */
  SupportedLivingCase doesFor(String subject, String element, Object... answers) {
    EngineAtRest.waitFor(client);
    UserTask task =
        await("open task " + element)
            .pollInterval(Duration.ofMillis(10))
            .atMost(PATIENCE)
            .until(
                () ->
                    openTasks().stream()
                        .filter(open -> open.getElementId().equals(element))
                        .filter(
                            open ->
                                subject == null
                                    || subject.equals(subjects.get(open.getUserTaskKey())))
                        .toList(),
                found -> found.size() == 1)
            .getFirst();
    client.newCompleteUserTaskCommand(task.getUserTaskKey()).variables(map(answers)).send().join();
    return this;
  }

  /** Described, checked: before the panel. */
  SupportedLivingCase accepted() {
    does("describe-needs", "section117", "no", "careEntitlement", "care-act", "publicFunds", "yes");
    return does("check-referral", "screeningDecision", "to-panel");
  }

  SupportedLivingCase approved() {
    does("put-on-agenda", "panelDate", today().plusDays(9).toString());
    return does("record-panel-decision", "panelDecision", "approve");
  }

  /** The council and the rent are agreed. */
  SupportedLivingCase funded() {
    doesFor("pay-council", "agree-funding", "fundingDecision", "agreed");
    return doesFor("pay-rent", "agree-funding", "fundingDecision", "agreed");
  }

  SupportedLivingCase nominated(String... homes) {
    return does(
        "choose-homes", "searchDecision", "nominate", "nominatedUnits", Arrays.asList(homes));
  }

  SupportedLivingCase offered(String home) {
    return doesFor(
        home,
        "assess-person",
        "providerDecision",
        "offer",
        "offerUntil",
        today().plusDays(14).toString());
  }

  SupportedLivingCase seen(String home) {
    return doesFor(home, "view-home", "viewingOutcome", "seen", "trialLeave", "no");
  }

  SupportedLivingCase says(String home, String decision) {
    return doesFor(home, "ask-person", "personDecision", decision);
  }

  SupportedLivingCase signed(LocalDate moveIn) {
    return does(
        "sign-up",
        "signUpOutcome",
        "signed",
        "tenureType",
        "licence",
        "signedOn",
        today().toString(),
        "moveInDate",
        moveIn.toString());
  }

  SupportedLivingCase prepared() {
    return does("prepare-move", "moveReady", List.of("medication", "crisis-plan"));
  }

  SupportedLivingCase movedIn() {
    return does("confirm-move-in", "moveInOutcome", "moved-in", "movedInOn", today().toString());
  }

  /** This home is given to somebody else before the person can accept it. */
  SupportedLivingCase isGone(String home) {
    gone.add(home);
    return this;
  }

  SupportedLivingCase reports(String message, Object... answers) {
    EngineAtRest.waitFor(client);
    publish(message, map(answers));
    return this;
  }

  // Time

  LocalDate today() {
    return LocalDate.ofInstant(camunda.getCurrentTime(), LONDON);
  }

  /** Moves the engine's clock on, to this time of day in London. */
  SupportedLivingCase clockAt(LocalDate day, String time) {
    EngineAtRest.waitFor(client);
    Instant then = day.atTime(LocalTime.parse(time)).atZone(LONDON).toInstant();
    camunda.increaseTime(Duration.between(camunda.getCurrentTime(), then));
    return this;
  }

  // What is seen

  /** Waits until exactly these tasks are open and the engine has nothing left to do. */
  SupportedLivingCase waitFor(String... elements) {
    await("open tasks " + Arrays.toString(elements))
        .pollInterval(Duration.ofMillis(10))
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              boolean atRest = EngineAtRest.is(client);
              assertThat(openTasks())
                  .extracting(UserTask::getElementId)
                  .containsExactlyInAnyOrder(elements);
              assertThat(atRest).as("the engine is at rest").isTrue();
            });
    return this;
  }

  /** These tasks are open and no other appears for a while: the engine has had time to act. */
  SupportedLivingCase staysAt(String... elements) {
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

  /** Waits until the application was asked for so many jobs of one type. */
  SupportedLivingCase waitForJobs(String type, int count) {
    await(count + " jobs " + type)
        .pollInterval(Duration.ofMillis(10))
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(jobs(type)).hasSize(count));
    return this;
  }

  /** Waits until the process has ended, with no task left anywhere. */
  SupportedLivingCase waitUntilEnded() {
    await("ended")
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
    return this;
  }

  /** Waits until the case is closed with these words. */
  void waitUntilClosed(String outcome) {
    waitUntilEnded();
    assertThat(jobs("case.close"))
        .singleElement()
        .satisfies(job -> assertThat(job.variables()).containsEntry("outcome", outcome));
  }

  /** The open tasks of the case, those of its parts among them. */
  List<UserTask> openTasks() {
    return client
        .newUserTaskSearchRequest()
        .filter(filter -> filter.state(UserTaskState.CREATED))
        .send()
        .join()
        .items();
  }

  /** The jobs of one type so far. */
  List<Asked> jobs(String type) {
    return asked.stream().filter(job -> job.type().equals(type)).toList();
  }

  /** The order in which the domain was asked, without task listeners and dates. */
  List<String> domainJobs() {
    return asked.stream()
        .map(Asked::type)
        .filter(type -> !type.equals("homeward.task") && !type.equals("calendar.due"))
        .toList();
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

  /** A variable at the top of the process, as JSON; null if there is none. */
  String variable(String name) {
    return client
        .newVariableSearchRequest()
        .filter(filter -> filter.scopeKey(processInstanceKey).name(name))
        .send()
        .join()
        .items()
        .stream()
        .map(variable -> variable.getValue())
        .findFirst()
        .orElse(null);
  }

  // How

  private void deploy() {
    var deployment = client.newDeployResourceCommand();
    List<String> files =
        List.of(".bpmn", ".dmn").stream()
            .flatMap(ending -> PathwayFiles.all("processes/" + PATHWAY, ending).stream())
            .map(Object::toString)
            .toList();
    var withFiles = deployment.addResourceFile(files.getFirst());
    for (String file : files.subList(1, files.size())) {
      withFiles = withFiles.addResourceFile(file);
    }
    for (var form : PathwayFiles.all("forms/" + PATHWAY, ".form")) {
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
                jobs.newCompleteCommand(job).variables(answer(job)).send().join();
              });
    }
  }

  private Map<String, Object> answer(ActivatedJob job) {
    return switch (job.getType()) {
      case "calendar.due" ->
          // Without weekends and holidays, which are Homeward's business.
          Map.of(
              "dueOn",
              today()
                  .plusDays(Long.parseLong(job.getVariable("target").toString().split(" ")[0]))
                  .toString());
      case "placement.nominate" -> nominations(job);
      case "placement.accept-offer" ->
          Map.of("unitSecured", !gone.contains(job.getVariable("taskSubject").toString()));
      case "case.tell-itself" -> {
        Map<String, Object> carried = new HashMap<>();
        for (String name : job.getCustomHeaders().getOrDefault("carry", "").split(",")) {
          carried.put(name, job.getVariablesAsMap().get(name));
        }
        publish(job.getCustomHeaders().get("message"), carried);
        yield Map.of();
      }
      default -> Map.of();
    };
  }

  private Map<String, Object> nominations(ActivatedJob job) {
    List<?> chosen = (List<?>) job.getVariable("nominatedUnits");
    return Map.of(
        "nominations",
        chosen.stream()
            .map(Object::toString)
            .filter(home -> !gone.contains(home))
            .map(home -> Map.of("subject", home, "title", "Home " + home, "agency", agency(home)))
            .toList(),
        "notNominated",
        chosen.stream().filter(home -> gone.contains(home)).map(home -> "Home " + home).toList());
  }

  private String agency(String home) {
    return agencies.getOrDefault(home, "tallow-lane");
  }

  private void keep(ActivatedJob job) {
    boolean listener = job.getUserTask() != null;
    Object subject = job.getVariablesAsMap().get("taskSubject");
    if (listener && subject != null) {
      subjects.put(job.getUserTask().getUserTaskKey(), subject);
    }
    asked.add(
        new Asked(
            job.getType(),
            job.getElementId(),
            listener ? job.getListenerEventType().name() : "",
            listener ? List.copyOf(job.getUserTask().getCandidateGroups()) : List.of(),
            job.getCustomHeaders(),
            job.getVariablesAsMap()));
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
                    .filter(filter -> filter.processDefinitionId(PATHWAY))
                    .send()
                    .join()
                    .items(),
            found -> !found.isEmpty())
        .getFirst()
        .getProcessInstanceKey();
  }

  private static Map<String, Object> map(Object... answers) {
    Map<String, Object> map = new HashMap<>();
    for (int i = 0; i < answers.length; i += 2) {
      map.put(answers[i].toString(), answers[i + 1]);
    }
    return map;
  }
}
