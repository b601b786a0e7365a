package org.homeward.embeddedcamunda.search;

import static org.homeward.embeddedcamunda.search.ColumnType.BOOLEAN;
import static org.homeward.embeddedcamunda.search.ColumnType.DATE;
import static org.homeward.embeddedcamunda.search.ColumnType.KEY;
import static org.homeward.embeddedcamunda.search.ColumnType.NUMBER;
import static org.homeward.embeddedcamunda.search.ColumnType.TEXT;

import io.camunda.client.api.search.enums.JobKind;
import io.camunda.client.api.search.enums.JobState;
import io.camunda.client.api.search.enums.ListenerEventType;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.JobBatchIntent;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.value.JobBatchRecordValue;
import io.camunda.zeebe.protocol.record.value.JobRecordValue;
import java.util.Iterator;
import java.util.Set;

/** The jobs. */
final class Jobs implements Projection {
  private final Table table =
      new Table("jobKey")
          .columns(KEY, "jobKey", "elementInstanceKey", "processDefinitionKey")
          .columns(KEY, "processInstanceKey")
          .columns(TEXT, "type", "worker", "elementId", "processDefinitionId", "tenantId")
          .columns(TEXT, "errorCode", "errorMessage", "deniedReason")
          .columns(NUMBER, "retries")
          .columns(DATE, "deadline", "endTime")
          .columns(BOOLEAN, "isDenied", "hasFailedWithRetriesLeft")
          .choice("state", JobState.class)
          .choice("kind", JobKind.class)
          .choice("listenerEventType", ListenerEventType.class);

  Table table() {
    return table;
  }

  @Override
  public Set<ValueType> kinds() {
    return Set.of(ValueType.JOB, ValueType.JOB_BATCH);
  }

  @Override
  public void apply(Record<?> event) {
    if (event.getValue() instanceof JobBatchRecordValue batch) {
      if (event.getIntent() == JobBatchIntent.ACTIVATED) {
        Iterator<Long> keys = batch.getJobKeys().iterator();
        batch.getJobs().forEach(job -> activated(keys.next(), job));
      }
      return;
    }
    JobRecordValue job = (JobRecordValue) event.getValue();
    JobIntent intent = (JobIntent) event.getIntent();
    Row row = fill(table.row(event.getKey()), job);
    row.set("state", state(intent, row.text("state")));
    switch (intent) {
      case COMPLETED, CANCELED, ERROR_THROWN -> row.set("endTime", Values.time(event));
      case FAILED -> row.set("hasFailedWithRetriesLeft", job.getRetries() > 0);
      default -> {
        // no more than the state changes
      }
    }
    if (intent == JobIntent.COMPLETED && job.getResult().isDenied()) {
      row.set("isDenied", true).set("deniedReason", Values.text(job.getResult().getDeniedReason()));
    }
  }

  private void activated(long key, JobRecordValue job) {
    Row row = table.row(key);
    row.set("worker", job.getWorker()).set("deadline", deadline(job));
  }

  private static String deadline(JobRecordValue job) {
    return job.getDeadline() > 0 ? Values.date(job.getDeadline()) : null;
  }

  /** The API has fewer states than the engine has events. */
  private static String state(JobIntent intent, String before) {
    return switch (intent) {
      case CREATED, RECURRED_AFTER_BACKOFF, YIELDED -> "CREATED";
      case COMPLETED, TIMED_OUT, FAILED, CANCELED, ERROR_THROWN, RETRIES_UPDATED, MIGRATED ->
          intent.name();
      default -> before;
    };
  }

  private static Row fill(Row row, JobRecordValue job) {
    return row.set("type", job.getType())
        .set("worker", job.getWorker())
        .set("retries", job.getRetries())
        .set("kind", job.getJobKind().name())
        .set("listenerEventType", job.getJobListenerEventType().name())
        .set("deadline", deadline(job))
        .set("errorCode", Values.text(job.getErrorCode()))
        .set("errorMessage", Values.text(job.getErrorMessage()))
        .set("customHeaders", job.getCustomHeaders())
        .set("elementId", job.getElementId())
        .set("elementInstanceKey", Values.key(job.getElementInstanceKey()))
        .set("processInstanceKey", Values.key(job.getProcessInstanceKey()))
        .set("processDefinitionId", job.getBpmnProcessId())
        .set("processDefinitionKey", Values.key(job.getProcessDefinitionKey()))
        .set("tenantId", job.getTenantId())
        .setOnce("isDenied", false)
        .setOnce("deniedReason", null)
        .setOnce("endTime", null)
        .setOnce("hasFailedWithRetriesLeft", false);
  }
}
