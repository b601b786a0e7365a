package org.homeward.pathways;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.search.enums.ListenerEventType;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.zeebe.model.bpmn.instance.ServiceTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskDefinition;
import java.nio.file.Path;
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
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One person's delayed discharge on the engine, as Homeward would drive it: messages in, tasks
 * completed, jobs answered. What the application does in those jobs is played here in the simplest
 * way that lets the pathway go on, and everything the engine asked for is kept to be looked at.
 */
final class DelayedDischargeCase {

  static final ZoneId LONDON = ZoneId.of("Europe/London");
  static final String REFERENCE = "HW-1001";

  /** The jobs this pathway asks for. */
  private static final Set<String> JOB_TYPES =
      PathwayFiles.all("processes/delayed-discharge", ".bpmn").stream()
          .flatMap(
              file -> PathwayFiles.diagram(file).getModelElementsByType(ServiceTask.class).stream())
          .flatMap(task -> PathwayFiles.extensions(task, ZeebeTaskDefinition.class).stream())
          .map(ZeebeTaskDefinition::getType)
          .collect(Collectors.toUnmodifiableSet());

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final CamundaClient client;
  private final CamundaProcessTestContext camunda;
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final Map<String, Barrier> barriers = new ConcurrentHashMap<>();
  private volatile boolean ready;
  private volatile String reason;
  private volatile Object contributing;
  private volatile String outOfArea;
  private volatile String consent;
  private volatile String bedAfterMove;
  private volatile Runnable beforeFollowUp = () -> {};
  private long processInstanceKey;

  /**
   * What the engine asked the application for.
   *
   * @param type the job type
   * @param element the element it comes from
   * @param event the listener event ("CREATING") for task listeners, else an empty string
   * @param roles the candidate groups of the task, empty for other jobs
   * @param taskKey the engine's key of the task, 0 for other jobs
   * @param headers task headers of the model
   * @param variables what the job could see
   */
  record Asked(
      String type,
      String element,
      String event,
      List<String> roles,
      long taskKey,
      Map<String, String> headers,
      Map<String, Object> variables) {

    String text(String variable) {
      return (String) variables.get(variable);
    }
  }

  private DelayedDischargeCase(CamundaClient client, CamundaProcessTestContext camunda) {
    this.client = client;
    this.camunda = camunda;
  }

  /** Refers a person in an acute bed and screens them: nothing is found. */
  static DelayedDischargeCase refer(CamundaClient client, CamundaProcessTestContext camunda) {
    return refer(client, camunda, "200");
  }

  /** The same for a person in a bed of this national type. */
  static DelayedDischargeCase refer(
      CamundaClient client, CamundaProcessTestContext camunda, String bedType) {
    DelayedDischargeCase person = arrive(client, camunda, Map.of("bedType", bedType));
    person.screened(List.of());
    return person.waitFor("record-ready");
  }

  /** Refers a person admitted 30 days ago, of their own will; nobody has screened them yet. */
  static DelayedDischargeCase arrive(
      CamundaClient client, CamundaProcessTestContext camunda, Map<String, Object> answers) {
    DelayedDischargeCase person = new DelayedDischargeCase(client, camunda);
    person.deploy();
    person.answerJobs();
    Map<String, Object> referral = new HashMap<>();
    referral.put("caseReference", REFERENCE);
    referral.put("borough", "E09000033");
    referral.put("trust", "RV3");
    referral.put("ward", "ash");
    referral.put("admissionDate", person.today().minusDays(30).toString());
    referral.put("bedType", "200");
    referral.put("legalStatus", "informal");
    referral.put("accommodationBefore", "18");
    referral.put("homelessnessRisk", "yes");
    referral.putAll(answers);
    person.publish("delayed-discharge-referred", referral);
    person.processInstanceKey = person.instance();
    return person.waitFor("record-ready", "screen-barriers");
  }

  // What people do

  /** The screening finds these barriers; the person can decide where to live. */
  DelayedDischargeCase screened(List<String> barriers) {
    return screened(barriers, Map.of("capacityForHome", "yes", "outOfArea", "no"));
  }

  DelayedDischargeCase screened(List<String> barriers, Map<String, Object> more) {
    Map<String, Object> answers = new HashMap<>(more);
    answers.put("barriers", barriers);
    complete("screen-barriers", answers);
    return this;
  }

  /** Somebody finishes a task with these answers. */
  DelayedDischargeCase finish(String element, Map<String, Object> answers) {
    complete(element, answers);
    return this;
  }

  /** Somebody finishes the task about this barrier, or whatever the subject is. */
  DelayedDischargeCase finishFor(String subject, Map<String, Object> answers) {
    EngineAtRest.waitFor(client);
    UserTask task =
        await("open task about " + subject)
            .pollInterval(Duration.ofMillis(10))
            .atMost(PATIENCE)
            .until(() -> about(subject), found -> found != null);
    client.newCompleteUserTaskCommand(task.getUserTaskKey()).variables(answers).send().join();
    return this;
  }

  private UserTask about(String subject) {
    List<Long> keys =
        asked.stream()
            .filter(job -> job.event().equals("CREATING"))
            .filter(job -> subject.equals(job.variables().get("taskSubject")))
            .filter(job -> !job.element().equals("chase-barrier"))
            .map(Asked::taskKey)
            .toList();
    return openTasks().stream()
        .filter(task -> keys.contains(task.getUserTaskKey()))
        .findFirst()
        .orElse(null);
  }

  /** Something is reported, or another case tells it. */
  DelayedDischargeCase report(String message, Map<String, Object> answers) {
    EngineAtRest.waitFor(client);
    publish(message, answers);
    return this;
  }

  /** The application tells that the partner asked about this subject has lost their task. */
  DelayedDischargeCase partnerStopped(String subject) {
    EngineAtRest.waitFor(client);
    publish("partner-stopped", REFERENCE + " " + subject, Duration.ZERO, Map.of());
    return this;
  }

  /** Moved to a bed of this national type. */
  DelayedDischargeCase movedToBed(String bedType) {
    EngineAtRest.waitFor(client);
    bedAfterMove = bedType;
    publish(
        "ward-moved",
        Map.of(
            "ward",
            "elm",
            "bedType",
            bedType,
            "movedOn",
            today().toString(),
            "taskSubject",
            "E-1"));
    return waitForJobs("discharge.move-ward", 1);
  }

  /** The ward has gone through the list before leaving. */
  DelayedDischargeCase prepared() {
    complete(
        "prepare-leaving",
        Map.of("crisisPlanInPlace", "yes", "crisisPlanShared", "yes", "followUpBooked", "yes"));
    return this;
  }

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

  /** The way was clear and is so no more, or is so all the same when no reason is given. */
  DelayedDischargeCase saysWhatNow(String delayReason) {
    complete(
        "say-what-now",
        delayReason == null
            ? Map.of("inTheWayNow", "no")
            : Map.of(
                "inTheWayNow",
                "yes",
                "delayReason",
                delayReason,
                "attribution",
                "05",
                "changedOn",
                today().toString()));
    return this;
  }

  /** A manager decides, and looks again on a day or not at all. */
  DelayedDischargeCase decides(String decision, LocalDate reviewOn) {
    Map<String, Object> answers = new HashMap<>();
    answers.put("escalationDecision", decision);
    if (reviewOn != null) {
      answers.put("reviewOn", reviewOn.toString());
    }
    complete("decide-unblock", answers);
    return this;
  }

  /** Left today by clinical advice, to this national destination. */
  DelayedDischargeCase leftFor(String destination) {
    return leftFor(destination, today());
  }

  DelayedDischargeCase leftFor(String destination, LocalDate day) {
    prepared();
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
    return comesBack(outcome, null, attempts);
  }

  /** The task is finished and comes back: it is waited for, as the one after so many attempts. */
  DelayedDischargeCase comesBack(String outcome, String mechanism, int attempts) {
    followedUp(outcome, mechanism);
    await("attempt " + (attempts + 1))
        .pollInterval(Duration.ofMillis(10))
        .atMost(PATIENCE)
        .until(() -> Collections.frequency(toldOf("see-person"), "CREATING") == attempts + 1);
    return waitFor("see-person");
  }

  /** The next attempt is kept only at this moment, as after a fault: the clock moves on first. */
  DelayedDischargeCase holdFollowUpUntil(LocalDate day, String time) {
    beforeFollowUp = () -> moveClock(day, time);
    return this;
  }

  DelayedDischargeCase overdueAnswered() {
    complete("act-on-overdue", Map.of("followUpAction", "visit-today"));
    return this;
  }

  DelayedDischargeCase noLongerReady() {
    EngineAtRest.waitFor(client);
    publish(
        "clinically-ready-withdrawn",
        Map.of("withdrawnOn", today().toString(), "withdrawnReason", "relapse"));
    return this;
  }

  DelayedDischargeCase dies() {
    EngineAtRest.waitFor(client);
    publish("person-died", Map.of("dateOfDeath", today().toString(), "deathSource", "clinician"));
    return this;
  }

  // Time

  LocalDate today() {
    return LocalDate.ofInstant(camunda.getCurrentTime(), LONDON);
  }

  /** Moves the engine's clock on, to this time of day in London. */
  DelayedDischargeCase clockAt(LocalDate day, String time) {
    EngineAtRest.waitFor(client);
    moveClock(day, time);
    return this;
  }

  private void moveClock(LocalDate day, String time) {
    Instant then = day.atTime(LocalTime.parse(time)).atZone(LONDON).toInstant();
    camunda.increaseTime(Duration.between(camunda.getCurrentTime(), then));
  }

  // What is seen

  /** Waits until exactly these tasks are open and the engine has nothing left to do. */
  DelayedDischargeCase waitFor(String... elements) {
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

  /** Waits until at least these tasks are open. */
  DelayedDischargeCase sees(String... elements) {
    await("open tasks " + Arrays.toString(elements))
        .pollInterval(Duration.ofMillis(10))
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(openTasks()).extracting(UserTask::getElementId).contains(elements));
    return this;
  }

  /** For a while none of these tasks is open: the engine has had time to act. */
  DelayedDischargeCase doesNotSee(String... elements) {
    await("no task " + Arrays.toString(elements))
        .pollInterval(Duration.ofMillis(50))
        .during(Duration.ofMillis(250))
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(openTasks())
                    .extracting(UserTask::getElementId)
                    .doesNotContain(elements));
    return this;
  }

  /** Waits until the application was asked for so many jobs of one type. */
  DelayedDischargeCase waitForJobs(String type, int count) {
    await(count + " jobs " + type)
        .pollInterval(Duration.ofMillis(10))
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(jobs(type)).hasSize(count));
    return this;
  }

  /** Waits until the application was told this of a task. */
  DelayedDischargeCase waitUntilTold(String element, String event) {
    await(element + " " + event)
        .pollInterval(Duration.ofMillis(10))
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(toldOf(element)).contains(event));
    return this;
  }

  /** The same, so many times. */
  DelayedDischargeCase waitUntilTold(String element, String event, int times) {
    await(element + " " + event + " " + times)
        .pollInterval(Duration.ofMillis(10))
        .atMost(PATIENCE)
        .until(() -> Collections.frequency(toldOf(element), event) == times);
    return this;
  }

  /** Waits until a task of this element came a second time. */
  DelayedDischargeCase waitUntilToldTwice(String element) {
    await(element + " again")
        .pollInterval(Duration.ofMillis(10))
        .atMost(PATIENCE)
        .until(() -> Collections.frequency(toldOf(element), "CREATING") == 2);
    return this;
  }

  /** What was asked about one barrier, by its key. */
  Asked createdFor(String subject) {
    return asked.stream()
        .filter(job -> job.event().equals("CREATING"))
        .filter(job -> subject.equals(job.variables().get("taskSubject")))
        .reduce((before, last) -> last)
        .orElseThrow(() -> new AssertionError("No task about " + subject));
  }

  /** How each barrier ended, by its key, the latest end. */
  Map<String, Object> ended() {
    Map<String, Object> ends = new HashMap<>();
    jobs("discharge.close-barrier")
        .forEach(job -> ends.put(job.text("taskSubject"), job.variables().get("barrierOutcome")));
    return ends;
  }

  /** These tasks are open and no other appears for a while: the engine has had time to act. */
  DelayedDischargeCase staysAt(String... elements) {
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
        .filter(filter -> filter.state(UserTaskState.CREATED))
        .send()
        .join()
        .items();
  }

  /** The jobs of one type so far. */
  List<Asked> jobs(String type) {
    return asked.stream().filter(job -> job.type().equals(type)).toList();
  }

  /**
   * The order in which the domain was asked, without task listeners, barriers, calendar, ladder.
   */
  List<String> domainJobs() {
    return asked.stream()
        .map(Asked::type)
        .filter(type -> !type.equals("homeward.task"))
        .filter(type -> !type.endsWith("-barrier") && !type.equals("calendar.due"))
        .filter(type -> !type.equals("discharge.tell-ladder"))
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

  // How

  private void deploy() {
    List<Path> files =
        Stream.of(
                PathwayFiles.all("processes/delayed-discharge", ".bpmn"),
                PathwayFiles.all("processes/delayed-discharge", ".dmn"),
                PathwayFiles.all("forms/delayed-discharge", ".form"),
                List.of(Path.of("forms/supported-living-placement/start.form")))
            .flatMap(List::stream)
            .toList();
    var deployment = client.newDeployResourceCommand();
    var withFiles = deployment.addResourceFile(files.getFirst().toString());
    for (Path file : files.subList(1, files.size())) {
      withFiles = withFiles.addResourceFile(file.toString());
    }
    withFiles.send().join();
  }

  private void answerJobs() {
    camunda
        .mockJobWorker("homeward.task")
        .withHandler(
            (jobs, job) -> {
              keep(job);
              noteConsent(job);
              jobs.newCompleteCommand(job).send().join();
            });
    for (String type : JOB_TYPES) {
      camunda
          .mockJobWorker(type)
          .withHandler(
              (jobs, job) -> {
                keep(job);
                jobs.newCompleteCommand(job).variables(answer(type, job)).send().join();
              });
    }
  }

  /** What the application would answer, as far as the pathway needs it. */
  private Map<String, Object> answer(String type, ActivatedJob job) {
    Map<String, Object> variables = job.getVariablesAsMap();
    return switch (type) {
      case "discharge.record-follow-up" -> {
        beforeFollowUp.run();
        beforeFollowUp = () -> {};
        yield Map.of("followUpCounts", counts(variables));
      }
      case "discharge.open-ready-period" -> {
        ready = true;
        publish("duties-due", Map.of("isDelayed", true));
        reason = (String) variables.get("delayReason");
        contributing = variables.get("contributingReasons");
        yield Map.of("delayedSince", variables.get("readyOn"));
      }
      case "discharge.change-delay-reason" -> {
        String now = (String) variables.get("delayReason");
        Object beside = variables.get("contributingReasons");
        boolean changed = !now.equals(reason) || !Objects.equals(beside, contributing);
        reason = now;
        contributing = beside;
        if (changed) {
          delayIs(now, outOfArea);
        }
        Map<String, Object> known = new HashMap<>();
        known.put("reasonChanged", changed);
        known.put("consentToShare", consent);
        yield known;
      }
      case "discharge.open-barrier" -> openBarrier(variables);
      case "discharge.close-barrier" -> closeBarrier(variables);
      case "discharge.tell-ladder" -> {
        outOfArea = (String) variables.get("outOfArea");
        delayIs(reason, outOfArea);
        yield Map.of();
      }
      case "discharge.close-ready-period" -> {
        ready = false;
        barriers.values().removeIf(barrier -> !barrier.early() || barrier.outcome != null);
        barriers.values().forEach(barrier -> barrier.awaited = false);
        yield Map.of();
      }
      case "discharge.stop-barriers" -> {
        consent = "no";
        stop("stopped", Barrier::shared);
        yield Map.of();
      }
      case "discharge.look-at-duties" -> {
        publish("duties-due", Map.of("isDelayed", true));
        yield Map.of();
      }
      case "discharge.resume-sharing" -> {
        consent = (String) variables.get("consentToShare");
        if ("yes".equals(consent)) {
          publish("sharing-agreed", Map.of());
          publish("duties-due", Map.of());
        }
        yield Map.of();
      }
      case "discharge.record-discharge" -> {
        stop("no-longer-needed", barrier -> true);
        yield Map.of();
      }
      case "discharge.move-ward" ->
          bedAfterMove == null ? Map.of() : Map.of("bedType", bedAfterMove);
      case "calendar.due" -> Map.of("dueOn", workingDay((String) variables.get("target")));
      case "case.tell-itself" -> {
        tellItself(job);
        yield Map.of();
      }
      // As the job does by its header: nothing is started without a yes.
      case "case.start-linked" -> linked(variables.get("consentToRefer"));
      default -> Map.of();
    };
  }

  /** Seen in a way that counts, after the day of leaving and not later than the third. */
  private static boolean counts(Map<String, Object> contact) {
    LocalDate left = LocalDate.parse((String) contact.get("dischargeDate"));
    LocalDate day = LocalDate.parse((String) contact.get("contactDate"));
    boolean reached =
        "readmitted".equals(contact.get("contactOutcome"))
            || ("seen".equals(contact.get("contactOutcome"))
                && List.of("01", "02", "04", "11").contains(contact.get("contactMechanism")));
    return reached && day.isAfter(left) && !day.isAfter(left.plusDays(3));
  }

  private void delayIs(String delayReason, String outOfArea) {
    Map<String, Object> now = new HashMap<>();
    now.put("delayReason", delayReason);
    now.put("contributingReasons", contributing);
    now.put("outOfArea", outOfArea);
    publish("delay-changed", now);
  }

  private static Map<String, Object> linked(Object agreed) {
    Map<String, Object> answer = new HashMap<>();
    answer.put("linkedReference", "yes".equals(agreed) ? "HW-1002" : null);
    return answer;
  }

  /** What the case tells itself, as the application would send it. */
  private void tellItself(ActivatedJob job) {
    Map<String, String> headers = job.getCustomHeaders();
    Map<String, Object> known = job.getVariablesAsMap();
    Map<String, Object> told = new HashMap<>();
    for (String name : headers.getOrDefault("carry", "").split(",")) {
      told.put(name, known.get(name));
    }
    told.remove("");
    String key = REFERENCE;
    if ("new".equals(headers.get("subject"))) {
      told.put("taskSubject", "T-" + job.getElementInstanceKey());
    } else if ("task".equals(headers.get("subject"))) {
      key = key + " " + known.get("taskSubject");
    }
    client
        .newPublishMessageCommand()
        .messageName(headers.get("message"))
        .correlationKey(key)
        .timeToLive(Duration.ofMinutes(1))
        .variables(told)
        .send()
        .join();
  }

  /** What the application keeps of one barrier. */
  private static final class Barrier {
    private final String key;
    private final String origin;
    private final boolean shared;
    private volatile boolean awaited;
    private volatile String outcome;
    private volatile boolean whileReady;
    private volatile Object date;

    Barrier(String key, String origin, boolean shared) {
      this.key = key;
      this.origin = origin;
      this.shared = shared;
    }

    boolean early() {
      return "early".equals(origin);
    }

    boolean shared() {
      return shared;
    }
  }

  /** As {@code Barriers#open} does it. */
  private Map<String, Object> openBarrier(Map<String, Object> variables) {
    String key = (String) variables.get("taskSubject");
    String origin = (String) variables.get("barrierOrigin");
    Barrier before = barriers.get(key);
    boolean underWay = before != null && before.outcome == null;
    boolean awaited = underWay && !"early".equals(origin) && before.early() && !before.awaited;
    boolean done =
        before != null
            && (("cleared".equals(before.outcome) && before.whileReady && !"again".equals(origin))
                || (Boolean.TRUE.equals(variables.get("barrierOnce"))
                    && Set.of("cleared", "not-possible").contains("" + before.outcome)));
    if (awaited) {
      before.awaited = true;
    } else if (!underWay && !done) {
      boolean shared =
          Boolean.TRUE.equals(((Map<?, ?>) variables.get("barrierItem")).get("partner"));
      barriers.put(key, new Barrier(key, origin, shared));
    }
    Map<String, Object> known = new HashMap<>();
    known.put("barrierKnown", underWay || done);
    known.put("barrierAwaited", awaited);
    known.put("barrierOutcome", null);
    known.put("barrierDate", underWay || done ? before.date : null);
    return known;
  }

  private Map<String, Object> closeBarrier(Map<String, Object> variables) {
    Barrier barrier = barriers.get((String) variables.get("taskSubject"));
    barrier.outcome = (String) variables.get("barrierOutcome");
    barrier.whileReady = ready;
    barrier.date = variables.get("barrierDate");
    if (barrier.awaited) {
      Map<String, Object> told = new HashMap<>();
      told.put("barrierOutcome", barrier.outcome);
      told.put("barrierDate", barrier.date);
      publish("barrier-closed", REFERENCE + " " + barrier.key, Duration.ofHours(1), told);
    }
    return Map.of("barrierAwaited", barrier.awaited);
  }

  private void stop(String why, Predicate<Barrier> which) {
    barriers.values().stream()
        .filter(barrier -> barrier.outcome == null)
        .filter(which)
        .forEach(
            barrier ->
                publish(
                    "barrier-stopped",
                    REFERENCE + " " + barrier.key,
                    Duration.ZERO,
                    Map.of("barrierStop", why)));
  }

  /** So many weekdays from today. */
  private String workingDay(String target) {
    LocalDate day = today();
    if (target.contains("hour")) {
      return day.toString();
    }
    for (int left = Integer.parseInt(target.split(" ")[0]); left > 0; ) {
      day = day.plusDays(1);
      if (day.getDayOfWeek().getValue() < 6) {
        left--;
      }
    }
    return day.toString();
  }

  private void keep(ActivatedJob job) {
    boolean listener = job.getUserTask() != null;
    asked.add(
        new Asked(
            job.getType(),
            job.getElementId(),
            listener ? job.getListenerEventType().name() : "",
            listener ? List.copyOf(job.getUserTask().getCandidateGroups()) : List.of(),
            listener ? job.getUserTask().getUserTaskKey() : 0,
            job.getCustomHeaders(),
            job.getVariablesAsMap()));
  }

  private void noteConsent(ActivatedJob job) {
    if (job.getElementId().equals("decide-consent")
        && job.getListenerEventType() == ListenerEventType.COMPLETING) {
      consent = (String) job.getVariablesAsMap().get("consentToShare");
    }
  }

  private void complete(String element, Map<String, Object> answers) {
    EngineAtRest.waitFor(client);
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
    publish(message, REFERENCE, Duration.ZERO, variables);
  }

  private void publish(
      String message, String correlationKey, Duration kept, Map<String, Object> variables) {
    client
        .newPublishMessageCommand()
        .messageName(message)
        .correlationKey(correlationKey)
        .timeToLive(kept)
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
