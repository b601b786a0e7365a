package org.homeward.embeddedcamunda.search;

import static org.homeward.embeddedcamunda.search.ColumnType.BOOLEAN;
import static org.homeward.embeddedcamunda.search.ColumnType.DATE;
import static org.homeward.embeddedcamunda.search.ColumnType.KEY;
import static org.homeward.embeddedcamunda.search.ColumnType.NUMBER;
import static org.homeward.embeddedcamunda.search.ColumnType.TEXT;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.client.api.search.enums.ElementInstanceState;
import io.camunda.client.api.search.enums.ElementInstanceType;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The process instances, the element instances in them, and the sequence flows they took. */
final class Instances implements Projection {
  private final Definitions definitions;
  private final Table processes;
  private final Table elements;
  private final Map<String, Map<String, Map<String, Object>>> flows = new HashMap<>();

  /** The scope around each element instance: its sub-process, or the process instance. */
  private final Map<String, String> scopes = new HashMap<>();

  private final Map<String, List<Row>> elementsOf = new HashMap<>();
  private final Map<String, Integer> openIncidents = new HashMap<>();

  Instances(Definitions definitions, Variables variables) {
    this.definitions = definitions;
    processes =
        new Table("processInstanceKey")
            .columns(KEY, "processInstanceKey", "processDefinitionKey")
            .columns(KEY, "parentProcessInstanceKey", "parentElementInstanceKey")
            .columns(TEXT, "processDefinitionId", "processDefinitionName", "tenantId")
            .columns(TEXT, "processDefinitionVersionTag", "tags")
            .columns(NUMBER, "processDefinitionVersion")
            .columns(DATE, "startDate", "endDate")
            .columns(BOOLEAN, "hasIncident")
            .choice("state", ProcessInstanceState.class)
            .filter("tags", wanted -> row -> hasTags(row, wanted))
            .filter("variables", wanted -> variables.inScope(wanted, Row::key))
            .filter("elementId", wanted -> hasElement("elementId", wanted))
            .filter("elementInstanceState", wanted -> hasElement("state", wanted))
            .filter("hasElementInstanceIncident", wanted -> hasElement("hasIncident", wanted));
    elements =
        new Table("elementInstanceKey")
            .columns(KEY, "elementInstanceKey", "processInstanceKey", "processDefinitionKey")
            .columns(KEY, "incidentKey", "elementInstanceScopeKey")
            .columns(TEXT, "processDefinitionId", "elementId", "elementName", "tenantId")
            .columns(DATE, "startDate", "endDate")
            .columns(BOOLEAN, "hasIncident")
            .choice("state", ElementInstanceState.class)
            .choice("type", ElementInstanceType.class)
            .hidden("elementInstanceScopeKey");
  }

  Table processes() {
    return processes;
  }

  Table elements() {
    return elements;
  }

  private static boolean hasTags(Row row, JsonNode wanted) {
    for (JsonNode tag : wanted) {
      if (!((Set<?>) row.get("tags")).contains(tag.asText())) {
        return false;
      }
    }
    return true;
  }

  private Predicate<Row> hasElement(String field, JsonNode wanted) {
    Predicate<Row> fits = Condition.of(elements.column(field), wanted);
    return process -> elementsOf.getOrDefault(process.key(), List.of()).stream().anyMatch(fits);
  }

  @Override
  public Set<ValueType> kinds() {
    return Set.of(ValueType.PROCESS_INSTANCE);
  }

  @Override
  public void apply(Record<?> event) {
    ProcessInstanceRecordValue value = (ProcessInstanceRecordValue) event.getValue();
    ProcessInstanceIntent intent = (ProcessInstanceIntent) event.getIntent();
    switch (intent) {
      case SEQUENCE_FLOW_TAKEN -> flowTaken(value);
      case ELEMENT_ACTIVATING, ELEMENT_ACTIVATED, ELEMENT_MIGRATED -> state(event, value, "ACTIVE");
      case ELEMENT_COMPLETED -> state(event, value, "COMPLETED");
      case ELEMENT_TERMINATED -> state(event, value, "TERMINATED");
      default -> {
        // steps in between that the API does not show
      }
    }
  }

  private void flowTaken(ProcessInstanceRecordValue value) {
    String instance = Long.toString(value.getProcessInstanceKey());
    String id = instance + "_" + value.getElementId();
    Map<String, Object> flow = new LinkedHashMap<>();
    flow.put("sequenceFlowId", id);
    flow.put("processInstanceKey", instance);
    flow.put("processDefinitionKey", Values.key(value.getProcessDefinitionKey()));
    flow.put("processDefinitionId", value.getBpmnProcessId());
    flow.put("elementId", value.getElementId());
    flow.put("tenantId", value.getTenantId());
    flows.computeIfAbsent(instance, k -> new LinkedHashMap<>()).putIfAbsent(id, flow);
  }

  private void state(Record<?> event, ProcessInstanceRecordValue value, String state) {
    String key = Long.toString(event.getKey());
    Row row;
    if (value.getBpmnElementType() == BpmnElementType.PROCESS) {
      scopes.put(key, Values.key(value.getParentElementInstanceKey()));
      row = process(key, value);
    } else {
      scopes.put(key, Values.key(value.getFlowScopeKey()));
      row = element(key, value);
    }
    row.set("processDefinitionKey", Values.key(value.getProcessDefinitionKey()))
        .set("processDefinitionId", value.getBpmnProcessId())
        .set("tenantId", value.getTenantId())
        .set("state", state)
        .setOnce("startDate", Values.time(event))
        .setOnce("hasIncident", false)
        .set("endDate", state.equals("ACTIVE") ? null : Values.time(event));
  }

  private Row process(String key, ProcessInstanceRecordValue value) {
    long definition = value.getProcessDefinitionKey();
    return processes
        .row(key)
        .set("processDefinitionName", definitions.name(definition, value.getBpmnProcessId()))
        .set("processDefinitionVersion", value.getVersion())
        .set("processDefinitionVersionTag", definitions.field(definition, "versionTag"))
        .set("parentProcessInstanceKey", Values.key(value.getParentProcessInstanceKey()))
        .set("parentElementInstanceKey", Values.key(value.getParentElementInstanceKey()))
        .set("tags", value.getTags());
  }

  private Row element(String key, ProcessInstanceRecordValue value) {
    String process = Long.toString(value.getProcessInstanceKey());
    boolean isNew = elements.find(key) == null;
    Row row =
        elements
            .row(key)
            .set("processInstanceKey", process)
            .set("elementId", value.getElementId())
            .set(
                "elementName",
                definitions.elementName(value.getProcessDefinitionKey(), value.getElementId()))
            .set("type", value.getBpmnElementType().name())
            .set("elementInstanceScopeKey", Values.key(value.getFlowScopeKey()))
            .setOnce("incidentKey", null);
    if (isNew) {
      elementsOf.computeIfAbsent(process, k -> new ArrayList<>()).add(row);
    }
    return row;
  }

  /** Returns an element instance's own key and those of all scopes around it, innermost first. */
  List<String> scopesOf(String elementInstanceKey) {
    List<String> all = new ArrayList<>();
    for (String key = elementInstanceKey; key != null; key = scopes.get(key)) {
      all.add(key);
      if (processes.find(key) != null) {
        break; // a called process does not see the variables of the caller
      }
    }
    return all;
  }

  /**
   * Marks an element instance and everything around it, calling processes too, as having an
   * incident or not.
   */
  void incident(String elementInstanceKey, String incidentKey, boolean open) {
    Row element = elements.find(elementInstanceKey);
    if (element != null) {
      element.set("incidentKey", open ? incidentKey : null);
    }
    for (String key = elementInstanceKey; key != null; key = scopes.get(key)) {
      int count = openIncidents.merge(key, open ? 1 : -1, Integer::sum);
      Row row = elements.find(key) != null ? elements.find(key) : processes.find(key);
      if (row != null) {
        row.set("hasIncident", count > 0);
      }
    }
  }

  /** Returns the sequence flows a process instance has taken. */
  List<Map<String, Object>> flowsOf(String processInstanceKey) {
    return List.copyOf(flows.getOrDefault(processInstanceKey, Map.of()).values());
  }

  /** Returns the element instances of a process instance, in the order of their start. */
  List<Row> elementsOf(String processInstanceKey) {
    return elementsOf.getOrDefault(processInstanceKey, List.of());
  }
}
