package org.homeward.embeddedcamunda.search;

import static org.homeward.embeddedcamunda.search.ColumnType.BOOLEAN;
import static org.homeward.embeddedcamunda.search.ColumnType.KEY;
import static org.homeward.embeddedcamunda.search.ColumnType.NUMBER;
import static org.homeward.embeddedcamunda.search.ColumnType.TEXT;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.FlowElement;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeFormDefinition;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.ProcessIntent;
import io.camunda.zeebe.protocol.record.value.deployment.Process;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The deployed processes, their diagrams, and the names of the elements in them. */
final class Definitions implements Projection {
  private final Table table =
      new Table("processDefinitionKey")
          .columns(KEY, "processDefinitionKey")
          .columns(TEXT, "name", "resourceName", "versionTag", "processDefinitionId", "tenantId")
          .columns(NUMBER, "version")
          .columns(BOOLEAN, "hasStartForm")
          .filter("isLatestVersion", wanted -> row -> isLatest(row) == wanted.asBoolean())
          .hidden("startFormId");
  private final Map<String, String> xml = new HashMap<>();
  private final Map<String, Map<String, String>> elementNames = new HashMap<>();

  Table table() {
    return table;
  }

  @Override
  public Set<ValueType> kinds() {
    return Set.of(ValueType.PROCESS);
  }

  @Override
  public void apply(Record<?> event) {
    // A deleted definition stays readable, as it does in a cluster: instances may refer to it.
    if (event.getIntent() == ProcessIntent.CREATED) {
      Process process = (Process) event.getValue();
      add(Long.toString(process.getProcessDefinitionKey()), process);
    }
  }

  private void add(String key, Process process) {
    BpmnModelInstance model =
        Bpmn.readModelFromStream(new ByteArrayInputStream(process.getResource()));
    String id = process.getBpmnProcessId();
    io.camunda.zeebe.model.bpmn.instance.Process element = model.getModelElementById(id);
    Map<String, String> names = new HashMap<>();
    model.getModelElementsByType(FlowElement.class).forEach(e -> names.put(e.getId(), e.getName()));
    names.put(id, element.getName());
    elementNames.put(key, names);
    xml.put(key, new String(process.getResource(), StandardCharsets.UTF_8));
    String startForm = startForm(element);
    table
        .row(key)
        .set("processDefinitionId", id)
        .set("name", element.getName())
        .set("resourceName", process.getResourceName())
        .set("version", process.getVersion())
        .set("versionTag", Values.text(process.getVersionTag()))
        .set("tenantId", process.getTenantId())
        .set("hasStartForm", startForm != null)
        .set("startFormId", startForm);
  }

  private static String startForm(io.camunda.zeebe.model.bpmn.instance.Process process) {
    for (StartEvent start : process.getChildElementsByType(StartEvent.class)) {
      if (start.getEventDefinitions().isEmpty() && start.getExtensionElements() != null) {
        for (ZeebeFormDefinition form :
            start.getExtensionElements().getChildElementsByType(ZeebeFormDefinition.class)) {
          return form.getFormId();
        }
      }
    }
    return null;
  }

  private boolean isLatest(Row row) {
    return table.rows().stream()
        .filter(r -> r.get("processDefinitionId").equals(row.get("processDefinitionId")))
        .noneMatch(r -> (int) r.get("version") > (int) row.get("version"));
  }

  /** Returns the diagram, or null if the definition is unknown. */
  String xml(String key) {
    return xml.get(key);
  }

  /** Returns the name of an element, its id if it has none. */
  String elementName(long definitionKey, String elementId) {
    String name = name(definitionKey, elementId);
    return name == null ? elementId : name;
  }

  /** Returns the name of an element, or null if it has none. */
  String name(long definitionKey, String elementId) {
    return elementNames.getOrDefault(Long.toString(definitionKey), Map.of()).get(elementId);
  }

  /** Returns a field of a definition, or null. */
  Object field(long definitionKey, String field) {
    Row row = table.find(Long.toString(definitionKey));
    return row == null ? null : row.get(field);
  }
}
