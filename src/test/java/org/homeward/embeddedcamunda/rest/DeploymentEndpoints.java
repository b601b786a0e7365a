package org.homeward.embeddedcamunda.rest;

import static org.homeward.embeddedcamunda.rest.Fields.key;

import io.camunda.zeebe.protocol.impl.record.value.deployment.DeploymentRecord;
import io.camunda.zeebe.protocol.impl.record.value.resource.ResourceDeletionRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.DeploymentIntent;
import io.camunda.zeebe.protocol.record.intent.ResourceDeletionIntent;
import io.camunda.zeebe.protocol.record.value.deployment.DecisionRecordValue;
import io.camunda.zeebe.protocol.record.value.deployment.DecisionRequirementsMetadataValue;
import io.camunda.zeebe.protocol.record.value.deployment.FormMetadataValue;
import io.camunda.zeebe.protocol.record.value.deployment.ProcessMetadataValue;
import io.camunda.zeebe.protocol.record.value.deployment.ResourceMetadataValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.homeward.embeddedcamunda.engine.Command;
import org.homeward.embeddedcamunda.engine.Reply;
import org.homeward.embeddedcamunda.http.HttpResponse;

/** Deploying and deleting processes, decisions, forms and other files. */
final class DeploymentEndpoints {
  void register(Router router) {
    router.post("/v2/deployments", DeploymentEndpoints::deploy);
    router.post("/v2/resources/{key}/deletion", DeploymentEndpoints::delete);
  }

  private static HttpResponse deploy(Call call) {
    Multipart parts = Multipart.parse(call.request());
    JsonBody.checkTenant(parts.field("tenantId"));
    if (parts.files().isEmpty()) {
      throw Problem.invalid("No resources provided");
    }
    DeploymentRecord deployment = new DeploymentRecord();
    for (Multipart.File file : parts.files()) {
      deployment.resources().add().setResourceName(file.name()).setResource(file.content());
    }
    Reply reply = call.send(Command.of(DeploymentIntent.CREATE, ValueType.DEPLOYMENT, deployment));
    return Answer.json(answer(reply.key(), reply.as(new DeploymentRecord())));
  }

  private static Map<String, Object> answer(long deploymentKey, DeploymentRecord deployed) {
    List<Map<String, Object>> all = new ArrayList<>();
    deployed.getProcessesMetadata().forEach(p -> all.add(Map.of("processDefinition", process(p))));
    deployed
        .getDecisionsMetadata()
        .forEach(d -> all.add(Map.of("decisionDefinition", decision(d))));
    deployed
        .getDecisionRequirementsMetadata()
        .forEach(r -> all.add(Map.of("decisionRequirements", requirements(r))));
    deployed.getFormMetadata().forEach(f -> all.add(Map.of("form", form(f))));
    deployed.getResourceMetadata().forEach(r -> all.add(Map.of("resource", resource(r))));
    return Fields.of(
        "deploymentKey", key(deploymentKey),
        "tenantId", deployed.getTenantId(),
        "deployments", all);
  }

  private static Map<String, Object> process(ProcessMetadataValue process) {
    return Fields.of(
        "processDefinitionId", process.getBpmnProcessId(),
        "processDefinitionVersion", process.getVersion(),
        "resourceName", process.getResourceName(),
        "tenantId", process.getTenantId(),
        "processDefinitionKey", key(process.getProcessDefinitionKey()));
  }

  private static Map<String, Object> decision(DecisionRecordValue decision) {
    return Fields.of(
        "decisionDefinitionId", decision.getDecisionId(),
        "version", decision.getVersion(),
        "name", decision.getDecisionName(),
        "tenantId", decision.getTenantId(),
        "decisionRequirementsId", decision.getDecisionRequirementsId(),
        "decisionDefinitionKey", key(decision.getDecisionKey()),
        "decisionRequirementsKey", key(decision.getDecisionRequirementsKey()));
  }

  private static Map<String, Object> requirements(DecisionRequirementsMetadataValue requirements) {
    return Fields.of(
        "decisionRequirementsId", requirements.getDecisionRequirementsId(),
        "version", requirements.getDecisionRequirementsVersion(),
        "decisionRequirementsName", requirements.getDecisionRequirementsName(),
        "tenantId", requirements.getTenantId(),
        "resourceName", requirements.getResourceName(),
        "decisionRequirementsKey", key(requirements.getDecisionRequirementsKey()));
  }

  private static Map<String, Object> form(FormMetadataValue form) {
    return Fields.of(
        "formId", form.getFormId(),
        "version", form.getVersion(),
        "resourceName", form.getResourceName(),
        "tenantId", form.getTenantId(),
        "formKey", key(form.getFormKey()));
  }

  private static Map<String, Object> resource(ResourceMetadataValue resource) {
    return Fields.of(
        "resourceId", resource.getResourceId(),
        "version", resource.getVersion(),
        "resourceName", resource.getResourceName(),
        "tenantId", resource.getTenantId(),
        "resourceKey", key(resource.getResourceKey()));
  }

  private static HttpResponse delete(Call call) {
    ResourceDeletionRecord deletion = new ResourceDeletionRecord().setResourceKey(call.key("key"));
    call.send(Command.of(ResourceDeletionIntent.DELETE, ValueType.RESOURCE_DELETION, deletion));
    return Answer.noContent();
  }
}
