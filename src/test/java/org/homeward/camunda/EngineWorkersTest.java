package org.homeward.camunda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.client.api.search.response.Incident;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.builder.UserTaskBuilder;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskListenerEventType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.homeward.embeddedcamunda.EmbeddedCamunda;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** The workers on the real engine, with features that fail as the test says. */
class EngineWorkersTest {

  private static final Duration JOB_TIMEOUT = Duration.ofSeconds(20);

  private static EmbeddedCamunda camunda;
  private static CamundaClient client;

  private final List<EngineJob> jobs = new CopyOnWriteArrayList<>();
  private final Listener listener = new Listener();
  private final Transactions transactions = new Transactions();
  private Function<EngineJob, Map<String, Object>> work = job -> Map.of();
  private EngineWorkers workers;
  private EngineWorkers otherCopy;

  @BeforeAll
  static void startEngine() {
    camunda = EmbeddedCamunda.inMemory().longestPoll(Duration.ofMillis(300)).start();
    client =
        CamundaClient.newClientBuilder()
            .restAddress(camunda.restUri())
            .preferRestOverGrpc(true)
            .numJobWorkerExecutionThreads(4)
            .build();
  }

  @AfterAll
  static void stopEngine() {
    client.close();
    camunda.close();
  }

  @BeforeEach
  void start() {
    camunda.purge();
    EngineJobHandler handler =
        new EngineJobHandler() {
          @Override
          public String type() {
            return "feature.work";
          }

          @Override
          public Map<String, Object> handle(EngineJob job) {
            jobs.add(job);
            return work.apply(job);
          }
        };
    workers = copy(handler);
    otherCopy = copy(handler);
    workers.start();
  }

  private final java.util.List<Object> givenUp = new java.util.concurrent.CopyOnWriteArrayList<>();

  private EngineWorkers copy(EngineJobHandler handler) {
    return new EngineWorkers(
        client,
        new CamundaProperties(
            camunda.restUri(),
            true,
            Duration.ofSeconds(10),
            Duration.ofMillis(300),
            JOB_TIMEOUT,
            Duration.ofMinutes(1),
            Duration.ofMillis(50)),
        new TransactionTemplate(transactions),
        listener,
        event -> {
          if (event instanceof EngineJobGivenUp) {
            givenUp.add(event);
          }
        },
        List.of(handler));
  }

  @AfterEach
  void stop() {
    workers.stop();
    otherCopy.stop();
  }

  @Test
  void aJobIsDoneInATransactionAndItsVariablesGoOn() {
    work = job -> Map.of("since", "2026-11-22");
    long instance = startWork(Map.of("caseReference", "NW-1", "extra", 3));

    await().until(() -> ended(instance));

    assertThat(jobs).hasSize(1);
    EngineJob job = jobs.getFirst();
    assertThat(job.caseReference()).isEqualTo("NW-1");
    assertThat(job.elementId()).isEqualTo("do");
    assertThat(job.processInstanceKey()).isEqualTo(instance);
    assertThat(job.headers()).containsEntry("how", "well");
    assertThat(job.text("extra")).isEqualTo("3");
    assertThat(job.text("none")).isNull();
    assertThat(transactions.committed).hasValue(1);
    assertThat(variable(instance, "since")).isEqualTo("\"2026-11-22\"");
  }

  @Test
  void aFaultIsTriedAgainAndThenBecomesAnIncident() {
    work =
        job -> {
          throw new IllegalStateException("Jane Doe cannot be read");
        };
    long instance = startWork(Map.of("caseReference", "NW-1"));

    await().pollInterval(Duration.ofMillis(100)).until(() -> turn() && incidents(instance) == 1);
    await().untilAsserted(() -> assertThat(givenUp).hasSize(1));

    assertThat(jobs).hasSize(3);
    assertThat(transactions.committed).as("only the word that it was given up").hasValue(1);
    assertThat(incident(instance).getErrorMessage())
        .as("no personal data in the engine")
        .contains("IllegalStateException")
        .doesNotContain("Jane");
  }

  @Test
  void anAbsentDatabaseCostsNoTryHoweverOftenAndHoweverItShows() {
    AtomicInteger n = new AtomicInteger();
    work =
        job -> {
          switch (n.incrementAndGet() % 4) {
            case 1 -> throw new DataAccessResourceFailureException("connection lost");
            case 2 -> throw new CannotCreateTransactionException("no connection");
            case 3 -> throw new CannotAcquireLockException("deadlock");
            default -> {
              if (n.get() < 8) {
                throw new CannotAcquireLockException("again");
              }
              return Map.of();
            }
          }
        };
    long instance = startWork(Map.of("caseReference", "NW-1"));

    await().pollInterval(Duration.ofMillis(100)).until(() -> turn() && ended(instance));

    assertThat(jobs).hasSize(8);
    assertThat(incidents(instance)).isZero();
    assertThat(givenUp).isEmpty();
  }

  @Test
  void aLostDatabaseIsNotAskedAgainAtOnce() throws Exception {
    work =
        job -> {
          throw new DataAccessResourceFailureException("connection lost");
        };
    startWork(Map.of("caseReference", "NW-1"));
    await().until(() -> jobs.size() == 1);
    Thread.sleep(1200);
    assertThat(jobs).hasSize(1);
  }

  @Test
  void aCopyThatDoesNotAnswerMakesTheEngineAskAnotherForTheSameVisit() {
    otherCopy.start();
    AtomicInteger n = new AtomicInteger();
    work =
        job -> {
          if (n.incrementAndGet() == 1) {
            // A client asks for no more while it is at work, so the other copy gets it.
            await().until(() -> turn() && n.get() >= 2);
          }
          return Map.of();
        };
    long instance = startWork(Map.of("caseReference", "NW-1"));

    await().until(() -> ended(instance));

    assertThat(jobs).hasSize(2);
    assertThat(jobs.get(1).elementInstanceKey()).isEqualTo(jobs.get(0).elementInstanceKey());
    assertThat(jobs.get(1).key()).isEqualTo(jobs.get(0).key());
  }

  @Test
  void aProcessWithoutCaseReferenceIsAnIncidentAndNoWork() {
    long instance = startWork(Map.of());
    await().pollInterval(Duration.ofMillis(100)).until(() -> turn() && incidents(instance) == 1);
    assertThat(jobs).isEmpty();
  }

  @Test
  void listenersCorrectTeamAndDueDateAndSeeTheWholeLifeOfATask() {
    Instant due = Instant.parse("2027-01-04T17:00:00Z");
    listener.correction = new EngineTaskListener.Correction("housing-team", due);
    startTask();
    await().until(() -> userTask() != 0);
    long key = userTask();
    var task = client.newUserTaskGetRequest(key).send().join();
    assertThat(task.getCandidateGroups()).containsExactly("housing-team");
    assertThat(task.getDueDate().toInstant()).isEqualTo(due);

    client.newAssignUserTaskCommand(key).assignee("aisha").send().join();
    client.newUnassignUserTaskCommand(key).send().join();
    client.newUpdateUserTaskCommand(key).dueDate("2027-02-01T17:00:00Z").send().join();
    client.newCompleteUserTaskCommand(key).variables(Map.of("done", true)).send().join();

    assertThat(listener.heard)
        .containsExactly(
            "creating " + key + " null [housing-officer]",
            "assigning " + key + " aisha [housing-team]",
            "assigning " + key + " null [housing-team]",
            "updating " + key + " null [housing-team]",
            "completing " + key + " null [housing-team]");
  }

  @Test
  void theTaskDoesNotExistBeforeTheListenerHasKeptIt() {
    AtomicInteger n = new AtomicInteger();
    listener.before =
        () -> {
          if (n.incrementAndGet() <= 4) {
            throw new CannotAcquireLockException("deadlock");
          }
        };
    startTask();

    await().pollInterval(Duration.ofMillis(100)).until(() -> turn() && userTask() != 0);

    assertThat(listener.heard).hasSize(1);
  }

  @Test
  void aCancelledProcessTellsItsTasks() {
    long instance = startTask();
    await().until(() -> userTask() != 0);
    client.newCancelInstanceCommand(instance).send().join();
    await().untilAsserted(() -> assertThat(listener.heard).hasSize(2));
    assertThat(listener.heard.getLast()).startsWith("canceling");
  }

  private boolean turn() {
    camunda.clock().add(Duration.ofMillis(1500));
    return true;
  }

  private long startWork(Map<String, Object> variables) {
    client
        .newDeployResourceCommand()
        .addProcessModel(
            Bpmn.createExecutableProcess("work")
                .startEvent()
                .serviceTask(
                    "do",
                    t ->
                        t.zeebeJobType("feature.work")
                            .zeebeJobRetries("3")
                            .zeebeTaskHeader("how", "well"))
                .endEvent()
                .done(),
            "work.bpmn")
        .send()
        .join();
    return start("work", variables);
  }

  private long startTask() {
    client
        .newDeployResourceCommand()
        .addProcessModel(
            Bpmn.createExecutableProcess("ask")
                .startEvent()
                .userTask("task", EngineWorkersTest::listened)
                .endEvent()
                .done(),
            "ask.bpmn")
        .send()
        .join();
    return start("ask", Map.of("caseReference", "NW-1"));
  }

  private static void listened(UserTaskBuilder task) {
    task.zeebeUserTask().zeebeCandidateGroups("housing-officer");
    for (ZeebeTaskListenerEventType type :
        List.of(
            ZeebeTaskListenerEventType.creating,
            ZeebeTaskListenerEventType.assigning,
            ZeebeTaskListenerEventType.updating,
            ZeebeTaskListenerEventType.completing,
            ZeebeTaskListenerEventType.canceling)) {
      task.zeebeTaskListener(l -> l.eventType(type).type(EngineTaskListener.JOB_TYPE).retries("3"));
    }
  }

  private static long start(String process, Map<String, Object> variables) {
    return client
        .newCreateInstanceCommand()
        .bpmnProcessId(process)
        .latestVersion()
        .variables(variables)
        .send()
        .join()
        .getProcessInstanceKey();
  }

  private static boolean ended(long instance) {
    return client
        .newProcessInstanceSearchRequest()
        .filter(f -> f.processInstanceKey(instance))
        .send()
        .join()
        .items()
        .stream()
        .anyMatch(i -> i.getState().name().equals("COMPLETED"));
  }

  private static int incidents(long instance) {
    return client
        .newIncidentSearchRequest()
        .filter(f -> f.processInstanceKey(instance).state(IncidentState.ACTIVE))
        .send()
        .join()
        .items()
        .size();
  }

  private static Incident incident(long instance) {
    return client
        .newIncidentSearchRequest()
        .filter(f -> f.processInstanceKey(instance))
        .send()
        .join()
        .items()
        .getFirst();
  }

  private static String variable(long instance, String name) {
    return client
        .newVariableSearchRequest()
        .filter(f -> f.processInstanceKey(instance).name(name))
        .send()
        .join()
        .items()
        .getFirst()
        .getValue();
  }

  private static long userTask() {
    return client.newUserTaskSearchRequest().send().join().items().stream()
        .filter(t -> t.getState().name().equals("CREATED"))
        .mapToLong(t -> t.getUserTaskKey())
        .findFirst()
        .orElse(0);
  }

  private static final class Listener implements EngineTaskListener {
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private volatile Correction correction = new Correction(null, null);
    private volatile Runnable before = () -> {};

    private void hear(String event, EngineTask task) {
      before.run();
      heard.add(
          "%s %d %s %s".formatted(event, task.key(), task.assignee(), task.candidateGroups()));
    }

    @Override
    public Correction creating(EngineTask task) {
      hear("creating", task);
      return correction;
    }

    @Override
    public void assigning(EngineTask task) {
      hear("assigning", task);
    }

    @Override
    public void updating(EngineTask task) {
      hear("updating", task);
    }

    @Override
    public void completing(EngineTask task) {
      hear("completing", task);
    }

    @Override
    public void canceling(EngineTask task) {
      hear("canceling", task);
    }
  }

  /** Counts commits; there is no database here. */
  private static final class Transactions extends AbstractPlatformTransactionManager {
    private static final long serialVersionUID = 1L;
    private final transient AtomicInteger committed = new AtomicInteger();

    @Override
    protected Object doGetTransaction() {
      return new Object();
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {}

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
      committed.incrementAndGet();
    }

    @Override
    protected void doRollback(DefaultTransactionStatus status) {}
  }
}
