package org.homeward.embeddedcamunda.rest;

import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.util.buffer.BufferUtil;
import java.util.HashSet;
import java.util.Set;
import org.homeward.embeddedcamunda.engine.Command;
import org.homeward.embeddedcamunda.http.HttpResponse;

/** What a worker can do with a job it has: complete, fail, throw an error, update. */
final class JobEndpoints {
  void register(Router router) {
    router.post("/v2/jobs/{key}/completion", JobEndpoints::complete);
    router.post("/v2/jobs/{key}/failure", JobEndpoints::fail);
    router.post("/v2/jobs/{key}/error", JobEndpoints::error);
    router.patch("/v2/jobs/{key}", JobEndpoints::update);
  }

  private static HttpResponse complete(Call call) {
    JsonBody body = call.body();
    JobRecord job = new JobRecord().setVariables(body.variables());
    if (body.has("result")) {
      job.setResult(JobResultReader.read(body.child("result")));
    }
    return send(call, JobIntent.COMPLETE, job);
  }

  private static HttpResponse fail(Call call) {
    JsonBody body = call.body();
    return send(
        call,
        JobIntent.FAIL,
        new JobRecord()
            .setRetries(body.integer("retries", 0))
            .setErrorMessage(body.text("errorMessage", ""))
            .setRetryBackoff(body.number("retryBackOff", 0))
            .setVariables(body.variables()));
  }

  private static HttpResponse error(Call call) {
    JsonBody body = call.body();
    return send(
        call,
        JobIntent.THROW_ERROR,
        new JobRecord()
            .setErrorCode(BufferUtil.wrapString(body.required("errorCode")))
            .setErrorMessage(body.text("errorMessage", ""))
            .setVariables(body.variables()));
  }

  private static HttpResponse update(Call call) {
    JsonBody changes = call.body().child("changeset");
    JobRecord job = new JobRecord();
    Set<String> changed = new HashSet<>();
    if (changes.has("retries")) {
      job.setRetries(changes.integer("retries", 0));
      changed.add("retries");
    }
    if (changes.has("timeout")) {
      job.setTimeout(changes.number("timeout", 0));
      changed.add("timeout");
    }
    if (changed.isEmpty()) {
      throw Problem.invalid("At least one of [retries, timeout] is required");
    }
    return send(call, JobIntent.UPDATE, job.setChangedAttributes(changed));
  }

  private static HttpResponse send(Call call, JobIntent intent, JobRecord job) {
    call.send(Command.of(intent, ValueType.JOB, call.key("key"), job));
    return Answer.noContent();
  }
}
