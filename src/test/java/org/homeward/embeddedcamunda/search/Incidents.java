package org.homeward.embeddedcamunda.search;

import static org.homeward.embeddedcamunda.search.ColumnType.DATE;
import static org.homeward.embeddedcamunda.search.ColumnType.KEY;
import static org.homeward.embeddedcamunda.search.ColumnType.TEXT;

import io.camunda.client.api.search.enums.IncidentErrorType;
import io.camunda.client.api.search.enums.IncidentState;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.value.IncidentRecordValue;
import java.util.Set;

/** The incidents, open and resolved. */
final class Incidents implements Projection {
  private final Instances instances;
  private final Table table =
      new Table("incidentKey")
          .columns(KEY, "incidentKey", "processDefinitionKey", "processInstanceKey")
          .columns(KEY, "elementInstanceKey", "jobKey")
          .columns(TEXT, "processDefinitionId", "errorMessage", "elementId", "tenantId")
          .columns(DATE, "creationTime")
          .choice("errorType", IncidentErrorType.class)
          .choice("state", IncidentState.class);

  Incidents(Instances instances) {
    this.instances = instances;
  }

  Table table() {
    return table;
  }

  @Override
  public Set<ValueType> kinds() {
    return Set.of(ValueType.INCIDENT);
  }

  @Override
  public void apply(Record<?> event) {
    IncidentRecordValue value = (IncidentRecordValue) event.getValue();
    IncidentIntent intent = (IncidentIntent) event.getIntent();
    String key = Long.toString(event.getKey());
    String element = Values.key(value.getElementInstanceKey());
    Row row =
        table
            .row(key)
            .set("processDefinitionId", value.getBpmnProcessId())
            .set("processDefinitionKey", Values.key(value.getProcessDefinitionKey()))
            .set("processInstanceKey", Values.key(value.getProcessInstanceKey()))
            .set("errorType", value.getErrorType().name())
            .set("errorMessage", value.getErrorMessage())
            .set("elementId", value.getElementId())
            .set("elementInstanceKey", element)
            .set("jobKey", Values.key(value.getJobKey()))
            .set("tenantId", value.getTenantId())
            .setOnce("creationTime", Values.time(event));
    switch (intent) {
      case CREATED -> {
        row.set("state", "ACTIVE");
        instances.incident(element, key, true);
      }
      case RESOLVED -> {
        row.set("state", "RESOLVED");
        instances.incident(element, key, false);
      }
      default -> {
        // a migrated incident is still open
      }
    }
  }

  /** Tells whether a process instance has an open incident whose message fits. */
  boolean hasOpen(String processInstanceKey, java.util.function.Predicate<Row> fits) {
    return table.rows().stream()
        .filter(r -> processInstanceKey.equals(r.get("processInstanceKey")))
        .filter(r -> "ACTIVE".equals(r.get("state")))
        .anyMatch(fits);
  }
}
