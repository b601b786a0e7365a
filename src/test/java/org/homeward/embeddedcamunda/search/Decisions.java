package org.homeward.embeddedcamunda.search;

import static org.homeward.embeddedcamunda.search.ColumnType.KEY;
import static org.homeward.embeddedcamunda.search.ColumnType.NUMBER;
import static org.homeward.embeddedcamunda.search.ColumnType.TEXT;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.DecisionIntent;
import io.camunda.zeebe.protocol.record.intent.DecisionRequirementsIntent;
import io.camunda.zeebe.protocol.record.value.deployment.DecisionRecordValue;
import io.camunda.zeebe.protocol.record.value.deployment.DecisionRequirementsRecordValue;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The deployed decisions, and the requirements graphs (DMN files) they come from. */
final class Decisions implements Projection {
  private final Table decisions =
      new Table("decisionDefinitionKey")
          .columns(KEY, "decisionDefinitionKey", "decisionRequirementsKey")
          .columns(TEXT, "decisionDefinitionId", "name", "decisionRequirementsId", "tenantId")
          .columns(NUMBER, "version");
  private final Table requirements =
      new Table("decisionRequirementsKey")
          .columns(KEY, "decisionRequirementsKey")
          .columns(TEXT, "decisionRequirementsName", "decisionRequirementsId", "tenantId")
          .columns(TEXT, "resourceName")
          .columns(NUMBER, "version");
  private final Map<String, String> xml = new HashMap<>();

  Table decisions() {
    return decisions;
  }

  Table requirements() {
    return requirements;
  }

  /** Returns the DMN file, or null if there is no such requirements graph. */
  String xml(String requirementsKey) {
    return xml.get(requirementsKey);
  }

  @Override
  public Set<ValueType> kinds() {
    return Set.of(ValueType.DECISION, ValueType.DECISION_REQUIREMENTS);
  }

  @Override
  public void apply(Record<?> event) {
    if (event.getIntent() == DecisionIntent.CREATED) {
      decision((DecisionRecordValue) event.getValue());
    } else if (event.getIntent() == DecisionRequirementsIntent.CREATED) {
      requirements((DecisionRequirementsRecordValue) event.getValue());
    }
  }

  private void decision(DecisionRecordValue value) {
    decisions
        .row(value.getDecisionKey())
        .set("decisionDefinitionId", value.getDecisionId())
        .set("name", value.getDecisionName())
        .set("version", value.getVersion())
        .set("decisionRequirementsId", value.getDecisionRequirementsId())
        .set("decisionRequirementsKey", Values.key(value.getDecisionRequirementsKey()))
        .set("tenantId", value.getTenantId());
  }

  private void requirements(DecisionRequirementsRecordValue value) {
    String key = Long.toString(value.getDecisionRequirementsKey());
    xml.put(key, new String(value.getResource(), StandardCharsets.UTF_8));
    requirements
        .row(key)
        .set("decisionRequirementsId", value.getDecisionRequirementsId())
        .set("decisionRequirementsName", value.getDecisionRequirementsName())
        .set("version", value.getDecisionRequirementsVersion())
        .set("resourceName", value.getResourceName())
        .set("tenantId", value.getTenantId());
  }
}
