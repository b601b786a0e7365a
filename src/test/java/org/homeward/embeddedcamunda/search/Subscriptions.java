package org.homeward.embeddedcamunda.search;

import static org.homeward.embeddedcamunda.search.ColumnType.DATE;
import static org.homeward.embeddedcamunda.search.ColumnType.KEY;
import static org.homeward.embeddedcamunda.search.ColumnType.NUMBER;
import static org.homeward.embeddedcamunda.search.ColumnType.TEXT;

import io.camunda.client.api.search.enums.MessageSubscriptionState;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.MessageStartEventSubscriptionIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessMessageSubscriptionIntent;
import io.camunda.zeebe.protocol.record.value.MessageStartEventSubscriptionRecordValue;
import io.camunda.zeebe.protocol.record.value.ProcessMessageSubscriptionRecordValue;
import java.util.Set;
import org.homeward.embeddedcamunda.engine.EngineHost;

/** The messages that process instances wait for, and those that have reached one. */
final class Subscriptions implements Projection {
  private final Instances instances;
  private final Table waiting =
      new Table("messageSubscriptionKey")
          .columns(KEY, "messageSubscriptionKey", "processDefinitionKey", "processInstanceKey")
          .columns(KEY, "elementInstanceKey")
          .columns(TEXT, "processDefinitionId", "elementId", "messageName", "correlationKey")
          .columns(TEXT, "tenantId")
          .columns(DATE, "lastUpdatedDate")
          .choice("messageSubscriptionState", MessageSubscriptionState.class);
  private final Table correlated =
      new Table("id")
          .columns(KEY, "messageKey", "subscriptionKey", "processDefinitionKey")
          .columns(KEY, "processInstanceKey", "elementInstanceKey")
          .columns(TEXT, "processDefinitionId", "elementId", "messageName", "correlationKey")
          .columns(TEXT, "tenantId")
          .columns(NUMBER, "partitionId")
          .columns(DATE, "correlationTime")
          .hidden("id");

  Subscriptions(Instances instances) {
    this.instances = instances;
  }

  Table waiting() {
    return waiting;
  }

  Table correlated() {
    return correlated;
  }

  @Override
  public Set<ValueType> kinds() {
    return Set.of(
        ValueType.PROCESS_MESSAGE_SUBSCRIPTION, ValueType.MESSAGE_START_EVENT_SUBSCRIPTION);
  }

  @Override
  public void apply(Record<?> event) {
    if (event.getValue() instanceof MessageStartEventSubscriptionRecordValue start) {
      if (event.getIntent() == MessageStartEventSubscriptionIntent.CORRELATED) {
        started(event, start);
      }
    } else {
      inInstance(event, (ProcessMessageSubscriptionRecordValue) event.getValue());
    }
  }

  private void inInstance(Record<?> event, ProcessMessageSubscriptionRecordValue value) {
    String state =
        switch ((ProcessMessageSubscriptionIntent) event.getIntent()) {
          case CREATING, CREATED -> "CREATED";
          case CORRELATED -> "CORRELATED";
          case DELETED -> "DELETED";
          case MIGRATED -> "MIGRATED";
          default -> null;
        };
    if (state == null) {
      return;
    }
    fill(waiting.row(event.getKey()), value)
        .set("messageSubscriptionState", state)
        .set("lastUpdatedDate", Values.time(event));
    if (state.equals("CORRELATED")) {
      String key = Long.toString(event.getKey());
      fill(correlated.row(value.getMessageKey() + "_" + key), value)
          .set("messageKey", Long.toString(value.getMessageKey()))
          .set("subscriptionKey", key)
          .set("partitionId", EngineHost.PARTITION)
          .set("correlationTime", Values.time(event));
    }
  }

  private Row fill(Row row, ProcessMessageSubscriptionRecordValue value) {
    String instance = Values.key(value.getProcessInstanceKey());
    Row process = instances.processes().find(instance);
    return row.set("processDefinitionId", value.getBpmnProcessId())
        .set("processDefinitionKey", process == null ? null : process.get("processDefinitionKey"))
        .set("processInstanceKey", instance)
        .set("elementId", value.getElementId())
        .set("elementInstanceKey", Values.key(value.getElementInstanceKey()))
        .set("messageName", value.getMessageName())
        .set("correlationKey", value.getCorrelationKey())
        .set("tenantId", value.getTenantId());
  }

  private void started(Record<?> event, MessageStartEventSubscriptionRecordValue value) {
    String key = Long.toString(event.getKey());
    correlated
        .row(value.getMessageKey() + "_" + key)
        .set("processDefinitionId", value.getBpmnProcessId())
        .set("processDefinitionKey", Values.key(value.getProcessDefinitionKey()))
        .set("processInstanceKey", Values.key(value.getProcessInstanceKey()))
        .set("elementId", value.getStartEventId())
        .set("elementInstanceKey", null)
        .set("messageName", value.getMessageName())
        .set("correlationKey", value.getCorrelationKey())
        .set("tenantId", value.getTenantId())
        .set("messageKey", Long.toString(value.getMessageKey()))
        .set("subscriptionKey", key)
        .set("partitionId", EngineHost.PARTITION)
        .set("correlationTime", Values.time(event));
  }
}
