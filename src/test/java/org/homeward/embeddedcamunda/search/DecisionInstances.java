package org.homeward.embeddedcamunda.search;

import static org.homeward.embeddedcamunda.search.ColumnType.DATE;
import static org.homeward.embeddedcamunda.search.ColumnType.KEY;
import static org.homeward.embeddedcamunda.search.ColumnType.NUMBER;
import static org.homeward.embeddedcamunda.search.ColumnType.TEXT;

import io.camunda.client.protocol.rest.DecisionDefinitionTypeEnum;
import io.camunda.client.protocol.rest.DecisionInstanceStateEnum;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.DecisionEvaluationIntent;
import io.camunda.zeebe.protocol.record.value.DecisionEvaluationRecordValue;
import io.camunda.zeebe.protocol.record.value.EvaluatedDecisionValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The evaluations of decisions: one row for each decision that took part. */
final class DecisionInstances implements Projection {
  private static final String[] ONLY_WHEN_ASKED_FOR_ONE = {"evaluatedInputs", "matchedRules"};

  private final Table table =
      new Table("decisionEvaluationInstanceKey")
          .columns(KEY, "decisionEvaluationKey", "processDefinitionKey", "processInstanceKey")
          .columns(KEY, "decisionDefinitionKey", "elementInstanceKey")
          .columns(TEXT, "decisionEvaluationInstanceKey", "evaluationFailure", "tenantId")
          .columns(TEXT, "decisionDefinitionId", "decisionDefinitionName")
          .columns(NUMBER, "decisionDefinitionVersion")
          .columns(DATE, "evaluationDate")
          .choice("state", DecisionInstanceStateEnum.class)
          .choice("decisionDefinitionType", DecisionDefinitionTypeEnum.class)
          .hidden(ONLY_WHEN_ASKED_FOR_ONE);

  Table table() {
    return table;
  }

  @Override
  public Set<ValueType> kinds() {
    return Set.of(ValueType.DECISION_EVALUATION);
  }

  @Override
  public void apply(Record<?> event) {
    DecisionEvaluationRecordValue value = (DecisionEvaluationRecordValue) event.getValue();
    int number = 0;
    for (EvaluatedDecisionValue decision : value.getEvaluatedDecisions()) {
      boolean failed =
          event.getIntent() == DecisionEvaluationIntent.FAILED
              && decision.getDecisionId().equals(value.getFailedDecisionId());
      table
          .row(event.getKey() + "-" + ++number)
          .set("decisionEvaluationKey", Long.toString(event.getKey()))
          .set("state", failed ? "FAILED" : "EVALUATED")
          .set("evaluationDate", Values.time(event))
          .set("evaluationFailure", failed ? value.getEvaluationFailureMessage() : null)
          .set("decisionDefinitionId", decision.getDecisionId())
          .set("decisionDefinitionName", decision.getDecisionName())
          .set("decisionDefinitionVersion", decision.getDecisionVersion())
          .set("decisionDefinitionKey", Long.toString(decision.getDecisionKey()))
          .set("decisionDefinitionType", decision.getDecisionType())
          .set("result", decision.getDecisionOutput())
          .set("tenantId", value.getTenantId())
          // A decision evaluated on its own has -1 here: the Java client cannot read a null.
          .set("processDefinitionKey", Long.toString(value.getProcessDefinitionKey()))
          .set("processInstanceKey", Long.toString(value.getProcessInstanceKey()))
          .set("elementInstanceKey", Long.toString(value.getElementInstanceKey()))
          .set("evaluatedInputs", DecisionDetails.inputs(decision))
          .set("matchedRules", DecisionDetails.rules(decision));
    }
  }

  /** Returns the row with the inputs and rules, which a search leaves out; null if unknown. */
  Map<String, Object> withDetails(String key) {
    Row row = table.find(key);
    if (row == null) {
      return null;
    }
    Map<String, Object> item = new LinkedHashMap<>(table.item(row));
    for (String detail : ONLY_WHEN_ASKED_FOR_ONE) {
      item.put(detail, row.get(detail));
    }
    return item;
  }
}
