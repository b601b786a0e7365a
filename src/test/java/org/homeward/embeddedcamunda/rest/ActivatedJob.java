package org.homeward.embeddedcamunda.rest;

import static org.homeward.embeddedcamunda.rest.Fields.key;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.zeebe.protocol.Protocol;
import io.camunda.zeebe.protocol.impl.encoding.MsgPackConverter;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.record.value.JobKind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.DirectBuffer;

/** The API's form of a job that a worker gets. */
final class ActivatedJob {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ActivatedJob() {}

  static Map<String, Object> of(long jobKey, JobRecord job) {
    Map<String, String> headers = new TreeMap<>(job.getCustomHeaders());
    Map<String, Object> userTask = null;
    if (job.getJobKind() == JobKind.TASK_LISTENER) {
      userTask = userTask(headers);
      headers.keySet().removeIf(name -> name.startsWith(Protocol.RESERVED_HEADER_NAME_PREFIX));
    }
    return Fields.of(
        "jobKey", key(jobKey),
        "type", job.getType(),
        "processDefinitionId", job.getBpmnProcessId(),
        "processDefinitionVersion", job.getProcessDefinitionVersion(),
        "processDefinitionKey", key(job.getProcessDefinitionKey()),
        "processInstanceKey", key(job.getProcessInstanceKey()),
        "elementId", job.getElementId(),
        "elementInstanceKey", key(job.getElementInstanceKey()),
        "customHeaders", headers,
        "worker", job.getWorker(),
        "retries", job.getRetries(),
        "deadline", job.getDeadline(),
        "variables", json(job.getVariablesBuffer()),
        "tenantId", job.getTenantId(),
        "kind", job.getJobKind().name(),
        "listenerEventType", job.getJobListenerEventType().name(),
        "userTask", userTask,
        "tags", job.getTags());
  }

  /** The engine hands the user task to its listeners in headers of reserved names. */
  private static Map<String, Object> userTask(Map<String, String> headers) {
    String priority = headers.get(Protocol.USER_TASK_PRIORITY_HEADER_NAME);
    return Fields.of(
        "action", headers.get(Protocol.USER_TASK_ACTION_HEADER_NAME),
        "assignee", headers.get(Protocol.USER_TASK_ASSIGNEE_HEADER_NAME),
        "candidateGroups", list(headers.get(Protocol.USER_TASK_CANDIDATE_GROUPS_HEADER_NAME)),
        "candidateUsers", list(headers.get(Protocol.USER_TASK_CANDIDATE_USERS_HEADER_NAME)),
        "changedAttributes", list(headers.get(Protocol.USER_TASK_CHANGED_ATTRIBUTES_HEADER_NAME)),
        "dueDate", headers.get(Protocol.USER_TASK_DUE_DATE_HEADER_NAME),
        "followUpDate", headers.get(Protocol.USER_TASK_FOLLOW_UP_DATE_HEADER_NAME),
        "formKey", headers.get(Protocol.USER_TASK_FORM_KEY_HEADER_NAME),
        "priority", priority == null ? null : Integer.valueOf(priority),
        "userTaskKey", headers.get(Protocol.USER_TASK_KEY_HEADER_NAME));
  }

  private static Object list(String json) {
    return json == null ? List.of() : read(json);
  }

  /** Returns variables in the engine's binary form as JSON. */
  static JsonNode json(DirectBuffer variables) {
    return read(MsgPackConverter.convertToJson(variables));
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
