package org.homeward.embeddedcamunda.rest;

import io.camunda.zeebe.protocol.impl.record.value.job.JobBatchRecord;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.JobBatchIntent;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.value.JobRecordValue;
import io.camunda.zeebe.util.buffer.BufferUtil;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.homeward.embeddedcamunda.engine.AvailableWork.Watch;
import org.homeward.embeddedcamunda.engine.Command;
import org.homeward.embeddedcamunda.engine.EngineStoppedException;
import org.homeward.embeddedcamunda.http.HttpResponse;

/**
 * Gives jobs to workers. If there are none the request waits: until the engine tells that there may
 * be some, the time is over, or the worker has gone. Jobs that a worker who has gone did not get
 * are given back.
 */
final class JobActivation {
  private static final Duration USUAL_WAIT = Duration.ofSeconds(10);

  private final Duration longestWait;

  /**
   * Makes the endpoint.
   *
   * @param longestWait an upper limit to how long requests wait, whatever they ask for
   */
  JobActivation(Duration longestWait) {
    this.longestWait = longestWait;
  }

  void register(Router router) {
    router.post("/v2/jobs/activation", this::activate);
  }

  private HttpResponse activate(Call call) {
    JobBatchRecord wanted = wanted(call.body());
    long end = System.nanoTime() + waitFor(call.body()).toNanos();
    try (Watch watch = call.running().engine().work().watch(wanted.getType())) {
      call.request().gone().thenRun(watch::end);
      do {
        watch.forget();
        JobBatchRecord jobs = take(call, wanted);
        if (!jobs.getJobKeys().isEmpty()) {
          return deliver(call, jobs);
        }
      } while (watch.await(Duration.ofNanos(end - System.nanoTime())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineStoppedException();
    }
    return Answer.json(Map.of("jobs", List.of()));
  }

  private static JobBatchRecord wanted(JsonBody body) {
    JobBatchRecord batch =
        new JobBatchRecord()
            .setType(body.required("type"))
            .setWorker(body.text("worker", ""))
            .setTimeout(positive(body, "timeout"))
            .setMaxJobsToActivate((int) positive(body, "maxJobsToActivate"))
            .setTenantIds(List.of(JsonBody.DEFAULT_TENANT));
    body.texts("tenantIds").forEach(JsonBody::checkTenant);
    for (String variable : body.texts("fetchVariable")) {
      batch.variables().add().wrap(BufferUtil.wrapString(variable));
    }
    return batch;
  }

  private static long positive(JsonBody body, String name) {
    long value = body.number(name, 0);
    if (value <= 0 || value > Integer.MAX_VALUE && name.startsWith("max")) {
      throw Problem.invalid(
          "The value for %s is '%d' but must be greater than 0".formatted(name, value));
    }
    return value;
  }

  /** In the API, 0 stands for the usual time and a negative one for no waiting. */
  private Duration waitFor(JsonBody body) {
    long millis = body.number("requestTimeout", 0);
    Duration wait = millis == 0 ? USUAL_WAIT : Duration.ofMillis(Math.max(0, millis));
    return wait.compareTo(longestWait) < 0 ? wait : longestWait;
  }

  private static JobBatchRecord take(Call call, JobBatchRecord wanted) {
    return call.send(Command.of(JobBatchIntent.ACTIVATE, ValueType.JOB_BATCH, wanted))
        .as(new JobBatchRecord());
  }

  private static HttpResponse deliver(Call call, JobBatchRecord batch) {
    if (call.request().gone().isDone()) {
      giveBack(call, batch);
    }
    List<Map<String, Object>> jobs = new ArrayList<>();
    Iterator<Long> keys = batch.getJobKeys().iterator();
    for (JobRecordValue job : batch.getJobs()) {
      jobs.add(ActivatedJob.of(keys.next(), (JobRecord) job));
    }
    return Answer.json(Map.of("jobs", jobs)).ifLost(() -> giveBack(call, batch));
  }

  private static void giveBack(Call call, JobBatchRecord batch) {
    Iterator<Long> keys = batch.getJobKeys().iterator();
    for (JobRecordValue job : batch.getJobs()) {
      JobRecord failed =
          new JobRecord()
              .setRetries(job.getRetries())
              .setErrorMessage("The worker had gone before it got the job");
      call.send(Command.of(JobIntent.FAIL, ValueType.JOB, keys.next(), failed));
    }
  }
}
