package org.homeward.embeddedcamunda.rest;

import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceMigrationMappingInstruction;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceMigrationRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceModificationActivateInstruction;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceModificationRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceModificationTerminateInstruction;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceModificationVariableInstruction;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceMigrationIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceModificationIntent;
import java.util.Map;
import org.homeward.embeddedcamunda.engine.Command;
import org.homeward.embeddedcamunda.http.HttpResponse;
import org.homeward.embeddedcamunda.search.Kind;

/** What can be done with a running process instance, and what it has gone through. */
final class ProcessInstanceEndpoints {
  void register(Router router) {
    router.post("/v2/process-instances/{key}/cancellation", ProcessInstanceEndpoints::cancel);
    router.post("/v2/process-instances/{key}/modification", ProcessInstanceEndpoints::modify);
    router.post("/v2/process-instances/{key}/migration", ProcessInstanceEndpoints::migrate);
    router.get("/v2/process-instances/{key}/sequence-flows", ProcessInstanceEndpoints::flows);
    router.get(
        "/v2/process-instances/{key}/statistics/element-instances",
        ProcessInstanceEndpoints::statistics);
  }

  private static HttpResponse cancel(Call call) {
    call.body(); // refused if it is not JSON; there is nothing in it to heed
    long key = call.key("key");
    ProcessInstanceRecord instance = new ProcessInstanceRecord().setProcessInstanceKey(key);
    call.send(Command.of(ProcessInstanceIntent.CANCEL, ValueType.PROCESS_INSTANCE, key, instance));
    return Answer.noContent();
  }

  private static HttpResponse modify(Call call) {
    long key = call.key("key");
    ProcessInstanceModificationRecord modification =
        new ProcessInstanceModificationRecord().setProcessInstanceKey(key);
    for (JsonBody activate : call.body().children("activateInstructions")) {
      modification.addActivateInstruction(activation(activate));
    }
    for (JsonBody terminate : call.body().children("terminateInstructions")) {
      modification.addTerminateInstruction(
          new ProcessInstanceModificationTerminateInstruction()
              .setElementInstanceKey(terminate.key("elementInstanceKey")));
    }
    if (!modification.hasActivateInstructions() && !modification.hasTerminateInstructions()) {
      throw Problem.invalid(
          "At least one of [activateInstructions, terminateInstructions] is required");
    }
    call.send(
        Command.of(
            ProcessInstanceModificationIntent.MODIFY,
            ValueType.PROCESS_INSTANCE_MODIFICATION,
            key,
            modification));
    return Answer.noContent();
  }

  private static ProcessInstanceModificationActivateInstruction activation(JsonBody body) {
    ProcessInstanceModificationActivateInstruction activation =
        new ProcessInstanceModificationActivateInstruction()
            .setElementId(body.required("elementId"));
    if (body.has("ancestorElementInstanceKey")) {
      activation.setAncestorScopeKey(body.key("ancestorElementInstanceKey"));
    }
    for (JsonBody variables : body.children("variableInstructions")) {
      activation.addVariableInstruction(
          new ProcessInstanceModificationVariableInstruction()
              .setElementId(variables.text("scopeId", ""))
              .setVariables(variables.variables()));
    }
    return activation;
  }

  private static HttpResponse migrate(Call call) {
    long key = call.key("key");
    ProcessInstanceMigrationRecord migration =
        new ProcessInstanceMigrationRecord()
            .setProcessInstanceKey(key)
            .setTargetProcessDefinitionKey(call.body().key("targetProcessDefinitionKey"));
    for (JsonBody mapping : call.body().children("mappingInstructions")) {
      migration.addMappingInstruction(
          new ProcessInstanceMigrationMappingInstruction()
              .setSourceElementId(mapping.required("sourceElementId"))
              .setTargetElementId(mapping.required("targetElementId")));
    }
    call.send(
        Command.of(
            ProcessInstanceMigrationIntent.MIGRATE,
            ValueType.PROCESS_INSTANCE_MIGRATION,
            key,
            migration));
    return Answer.noContent();
  }

  private static HttpResponse flows(Call call) {
    String key = existing(call);
    return Answer.json(Map.of("items", call.model().sequenceFlows(key)));
  }

  private static HttpResponse statistics(Call call) {
    String key = existing(call);
    return Answer.json(Map.of("items", call.model().elementStatistics(key)));
  }

  private static String existing(Call call) {
    String key = Long.toString(call.key("key"));
    SearchEndpoints.item(call, Kind.PROCESS_INSTANCE, key);
    return key;
  }
}
