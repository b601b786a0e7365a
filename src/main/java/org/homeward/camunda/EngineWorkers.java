package org.homeward.camunda;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.response.UserTaskProperties;
import io.camunda.client.api.worker.BackoffSupplier;
import io.camunda.client.api.worker.JobClient;
import io.camunda.client.api.worker.JobHandler;
import io.camunda.client.api.worker.JobWorker;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Serves the engine's jobs: user-task listeners and the domain work of service tasks. Each job runs
 * in one transaction, and is answered after its commit; a lost answer makes the engine ask again,
 * which the handlers take calmly.
 */
@Component
class EngineWorkers implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(EngineWorkers.class);

  private static final Duration AFTER_CONFLICT = Duration.ofMillis(100);
  private static final Duration AFTER_FAULT = Duration.ofSeconds(1);
  private static final Duration AFTER_OUTAGE = Duration.ofSeconds(5);

  private final CamundaClient client;
  private final CamundaProperties properties;
  private final TransactionTemplate transaction;
  private final EngineTaskListener taskListener;
  private final ApplicationEventPublisher events;
  private final List<EngineJobHandler> handlers;
  private final List<JobWorker> open = new ArrayList<>();

  EngineWorkers(
      CamundaClient client,
      CamundaProperties properties,
      TransactionTemplate transaction,
      EngineTaskListener taskListener,
      ApplicationEventPublisher events,
      List<EngineJobHandler> handlers) {
    this.client = client;
    this.properties = properties;
    this.transaction = transaction;
    this.taskListener = taskListener;
    this.events = events;
    this.handlers = handlers;
  }

  @Override
  public boolean isAutoStartup() {
    return properties.workers();
  }

  @Override
  public synchronized void start() {
    open(EngineTaskListener.JOB_TYPE, EngineTaskListener.VARIABLES, this::listen);
    for (EngineJobHandler handler : handlers) {
      open(handler.type(), List.of(), (jobs, job) -> work(handler, jobs, job));
    }
  }

  @Override
  public synchronized void stop() {
    open.forEach(JobWorker::close);
    open.clear();
  }

  @Override
  public synchronized boolean isRunning() {
    return !open.isEmpty();
  }

  private void open(String type, List<String> variables, JobHandler handler) {
    var worker =
        client
            .newWorker()
            .jobType(type)
            .handler(handler)
            .maxJobsActive(32)
            .timeout(properties.jobTimeout())
            .requestTimeout(properties.pollTimeout())
            .pollInterval(Duration.ofMillis(10))
            .backoffSupplier(
                BackoffSupplier.newBackoffBuilder().minDelay(50).maxDelay(5000).build());
    if (!variables.isEmpty()) {
      worker = worker.fetchVariables(variables);
    }
    open.add(worker.open());
  }

  private void listen(JobClient jobs, ActivatedJob job) {
    answer(
        jobs,
        job,
        () -> {
          EngineTask task = task(job);
          EngineTaskListener.Correction correction =
              switch (job.getListenerEventType()) {
                case CREATING -> taskListener.creating(task);
                case ASSIGNING -> silently(() -> taskListener.assigning(task));
                case UPDATING -> silently(() -> taskListener.updating(task));
                case COMPLETING -> silently(() -> taskListener.completing(task));
                case CANCELING -> silently(() -> taskListener.canceling(task));
                default ->
                    throw new IllegalStateException(
                        "No answer to listener event " + job.getListenerEventType());
              };
          return () -> completeListener(jobs, job, correction);
        });
  }

  private static EngineTaskListener.Correction silently(Runnable call) {
    call.run();
    return null;
  }

  private static void completeListener(
      JobClient jobs, ActivatedJob job, EngineTaskListener.Correction correction) {
    jobs.newCompleteCommand(job)
        .withResult(
            result -> {
              var answer = result.forUserTask();
              if (correction != null && correction.candidateGroup() != null) {
                answer = answer.correctCandidateGroups(List.of(correction.candidateGroup()));
              }
              if (correction != null && correction.dueDate() != null) {
                answer = answer.correctDueDate(correction.dueDate().toString());
              }
              return answer;
            })
        .send()
        .join();
  }

  private void work(EngineJobHandler handler, JobClient jobs, ActivatedJob job) {
    answer(
        jobs,
        job,
        () -> {
          EngineJob work = engineJob(job);
          events.publishEvent(
              new EngineJobGivenOut(
                  work.caseReference(),
                  job.getBpmnProcessId(),
                  job.getProcessDefinitionKey(),
                  job.getProcessInstanceKey()));
          Map<String, Object> variables = handler.handle(work);
          return () -> jobs.newCompleteCommand(job).variables(variables).send().join();
        });
  }

  /** Runs the work in a transaction, answers after its commit, and reports what went wrong. */
  private void answer(JobClient jobs, ActivatedJob job, Supplier<Runnable> work) {
    Runnable reply;
    try {
      reply = transaction.execute(status -> work.get());
    } catch (RuntimeException e) {
      fail(jobs, job, e);
      return;
    }
    try {
      reply.run();
    } catch (ClientException e) {
      // The work is kept. The engine gives the job out again if it did not hear the answer.
      LOG.warn(
          "Answer to job {} ({}) at {} was not taken: {}",
          job.getKey(),
          job.getType(),
          job.getElementId(),
          e.getMessage());
    }
  }

  private void fail(JobClient jobs, ActivatedJob job, RuntimeException e) {
    boolean passing = passes(e);
    LOG.error(
        "Job {} ({}) at {} failed, {}",
        job.getKey(),
        job.getType(),
        job.getElementId(),
        passing ? "it will be tried again" : job.getRetries() - 1 + " tries left",
        e);
    try {
      jobs.newFailCommand(job)
          .retries(passing ? job.getRetries() : job.getRetries() - 1)
          .retryBackoff(pauseAfter(e))
          .errorMessage(e.getClass().getSimpleName())
          .send()
          .join();
      if (!passing && job.getRetries() <= 1) {
        giveUp(job);
      }
    } catch (ClientException unheard) {
      LOG.warn("Failure of job {} was not taken: {}", job.getKey(), unheard.getMessage());
    }
  }

  private void giveUp(ActivatedJob job) {
    Object reference = job.getVariablesAsMap().get("caseReference");
    EngineJobGivenUp event =
        new EngineJobGivenUp(
            reference == null ? null : reference.toString(), job.getType(), job.getElementId());
    transaction.executeWithoutResult(status -> events.publishEvent(event));
  }

  /**
   * Trouble that passes by itself costs no try: a conflict with another change, an absent database.
   */
  private static boolean passes(RuntimeException e) {
    return e instanceof TransientDataAccessException || databaseAway(e);
  }

  /** A lost connection counts as "non transient" in Spring's hierarchy, yet it comes back. */
  private static boolean databaseAway(RuntimeException e) {
    return e instanceof DataAccessResourceFailureException
        || e instanceof RecoverableDataAccessException
        || e instanceof CannotCreateTransactionException
        || e instanceof TransactionSystemException;
  }

  private static Duration pauseAfter(RuntimeException e) {
    if (databaseAway(e)) {
      return AFTER_OUTAGE;
    }
    return passes(e) ? AFTER_CONFLICT : AFTER_FAULT;
  }

  private static EngineTask task(ActivatedJob job) {
    UserTaskProperties task = job.getUserTask();
    OffsetDateTime due = task.getDueDate();
    String assignee = task.getAssignee();
    return new EngineTask(
        task.getUserTaskKey(),
        job.getProcessInstanceKey(),
        job.getProcessDefinitionKey(),
        job.getBpmnProcessId(),
        job.getElementId(),
        assignee == null || assignee.isEmpty() ? null : assignee,
        task.getCandidateGroups() == null ? List.of() : List.copyOf(task.getCandidateGroups()),
        due == null ? null : due.toInstant(),
        task.getPriority() == null ? 50 : task.getPriority(),
        job.getVariablesAsMap());
  }

  private static EngineJob engineJob(ActivatedJob job) {
    Map<String, Object> variables = job.getVariablesAsMap();
    Object reference = variables.get("caseReference");
    if (reference == null) {
      throw new IllegalStateException("The process carries no caseReference");
    }
    return new EngineJob(
        job.getKey(),
        job.getType(),
        reference.toString(),
        job.getElementId(),
        job.getElementInstanceKey(),
        job.getProcessInstanceKey(),
        job.getCustomHeaders(),
        variables);
  }
}
