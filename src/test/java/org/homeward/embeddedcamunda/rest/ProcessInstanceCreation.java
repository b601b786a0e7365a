package org.homeward.embeddedcamunda.rest;

import static org.homeward.embeddedcamunda.rest.Fields.key;

import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceCreationRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceCreationRuntimeInstruction;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceCreationStartInstruction;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceResultRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceCreationIntent;
import io.camunda.zeebe.protocol.record.value.RuntimeInstructionType;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import org.homeward.embeddedcamunda.engine.Command;
import org.homeward.embeddedcamunda.http.HttpResponse;

/** Starts process instances, and waits for their end if asked to. */
final class ProcessInstanceCreation {
  private static final long LATEST_VERSION = -1;
  private static final Duration USUAL_WAIT = Duration.ofSeconds(20);

  void register(Router router) {
    router.post("/v2/process-instances", ProcessInstanceCreation::create);
  }

  private static HttpResponse create(Call call) {
    JsonBody body = call.body();
    body.checkTenant();
    ProcessInstanceCreationRecord creation = read(body);
    return Answer.json(
        body.flag("awaitCompletion", false)
            ? createAndAwait(call, creation)
            : createOnly(call, creation));
  }

  private static ProcessInstanceCreationRecord read(JsonBody body) {
    boolean byKey = body.has("processDefinitionKey");
    if (byKey == body.has("processDefinitionId")) {
      throw Problem.invalid(
          "Exactly one of [processDefinitionId, processDefinitionKey] is required");
    }
    ProcessInstanceCreationRecord creation =
        new ProcessInstanceCreationRecord()
            .setVersion(body.integer("processDefinitionVersion", (int) LATEST_VERSION))
            .setVariables(body.variables())
            .setTags(new LinkedHashSet<>(body.texts("tags")));
    if (byKey) {
      creation.setProcessDefinitionKey(body.key("processDefinitionKey"));
    } else {
      creation.setBpmnProcessId(body.required("processDefinitionId"));
    }
    for (JsonBody start : body.children("startInstructions")) {
      creation.addStartInstruction(
          new ProcessInstanceCreationStartInstruction().setElementId(start.required("elementId")));
    }
    for (JsonBody instruction : body.children("runtimeInstructions")) {
      creation.addRuntimeInstruction(
          new ProcessInstanceCreationRuntimeInstruction()
              .setType(RuntimeInstructionType.TERMINATE_PROCESS_INSTANCE)
              .setAfterElementId(instruction.required("afterElementId")));
    }
    return creation;
  }

  private static Map<String, Object> createOnly(Call call, ProcessInstanceCreationRecord creation) {
    ProcessInstanceCreationRecord created =
        call.send(
                Command.of(
                    ProcessInstanceCreationIntent.CREATE,
                    ValueType.PROCESS_INSTANCE_CREATION,
                    creation))
            .as(new ProcessInstanceCreationRecord());
    return Fields.of(
        "processDefinitionId", created.getBpmnProcessId(),
        "processDefinitionVersion", created.getVersion(),
        "processDefinitionKey", key(created.getProcessDefinitionKey()),
        "processInstanceKey", key(created.getProcessInstanceKey()),
        "variables", Map.of(),
        "tenantId", created.getTenantId(),
        "tags", created.getTags());
  }

  private static Map<String, Object> createAndAwait(
      Call call, ProcessInstanceCreationRecord creation) {
    long millis = call.body().number("requestTimeout", 0);
    Duration wait = millis > 0 ? Duration.ofMillis(millis) : USUAL_WAIT;
    creation.setFetchVariables(call.body().texts("fetchVariables"));
    ProcessInstanceResultRecord ended =
        call.send(
                Command.of(
                    ProcessInstanceCreationIntent.CREATE_WITH_AWAITING_RESULT,
                    ValueType.PROCESS_INSTANCE_CREATION,
                    creation),
                wait)
            .as(new ProcessInstanceResultRecord());
    return Fields.of(
        "processDefinitionId", ended.getBpmnProcessId(),
        "processDefinitionVersion", ended.getVersion(),
        "processDefinitionKey", key(ended.getProcessDefinitionKey()),
        "processInstanceKey", key(ended.getProcessInstanceKey()),
        "variables", ActivatedJob.json(ended.getVariablesBuffer()),
        "tenantId", ended.getTenantId(),
        "tags", ended.getTags());
  }
}
