package org.homeward.embeddedcamunda.search;

import static org.homeward.embeddedcamunda.search.ColumnType.BOOLEAN;
import static org.homeward.embeddedcamunda.search.ColumnType.KEY;
import static org.homeward.embeddedcamunda.search.ColumnType.TEXT;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.value.VariableRecordValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** The variables, each in its scope; the value is JSON text. */
final class Variables implements Projection {
  private final Table table =
      new Table("variableKey")
          .columns(KEY, "variableKey", "scopeKey", "processInstanceKey")
          .columns(TEXT, "name", "value", "tenantId")
          .columns(BOOLEAN, "isTruncated");
  private final Map<String, Map<String, Row>> byScope = new HashMap<>();

  Table table() {
    return table;
  }

  @Override
  public Set<ValueType> kinds() {
    return Set.of(ValueType.VARIABLE);
  }

  @Override
  public void apply(Record<?> event) {
    VariableRecordValue value = (VariableRecordValue) event.getValue();
    String scope = Long.toString(value.getScopeKey());
    Row row =
        table
            .row(event.getKey())
            .set("name", value.getName())
            .set("value", value.getValue())
            .set("scopeKey", scope)
            .set("processInstanceKey", Values.key(value.getProcessInstanceKey()))
            .set("tenantId", value.getTenantId())
            .set("isTruncated", false);
    byScope.computeIfAbsent(scope, k -> new LinkedHashMap<>()).put(value.getName(), row);
  }

  /** Returns what is visible from the innermost of some scopes: an inner name hides an outer. */
  Collection<Row> visible(List<String> scopesInnermostFirst) {
    Map<String, Row> visible = new LinkedHashMap<>();
    for (String scope : scopesInnermostFirst) {
      byScope.getOrDefault(scope, Map.of()).forEach(visible::putIfAbsent);
    }
    return visible.values();
  }

  /**
   * Reads the filter of other tables by variables: {@code [{"name": ..., "value": ...}]}, all of
   * which must be in the scope of the row.
   */
  Predicate<Row> inScope(JsonNode wanted, Function<Row, String> scope) {
    List<Predicate<Row>> conditions = new ArrayList<>();
    for (JsonNode variable : wanted) {
      String name = variable.path("name").asText();
      Predicate<Row> value = Condition.of(table.column("value"), variable.path("value"));
      conditions.add(
          row -> {
            Row found = byScope.getOrDefault(scope.apply(row), Map.of()).get(name);
            return found != null && value.test(found);
          });
    }
    return row -> conditions.stream().allMatch(c -> c.test(row));
  }
}
