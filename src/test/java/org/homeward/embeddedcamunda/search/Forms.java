package org.homeward.embeddedcamunda.search;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.FormIntent;
import io.camunda.zeebe.protocol.record.value.deployment.Form;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;

/** The deployed forms. */
final class Forms implements Projection {
  private final Table table = new Table("formKey");

  @Override
  public Set<ValueType> kinds() {
    return Set.of(ValueType.FORM);
  }

  @Override
  public void apply(Record<?> event) {
    if (event.getIntent() == FormIntent.CREATED) {
      Form form = (Form) event.getValue();
      table
          .row(form.getFormKey())
          .set("formId", form.getFormId())
          .set("version", form.getVersion())
          .set("tenantId", form.getTenantId())
          .set("schema", new String(form.getResource(), StandardCharsets.UTF_8));
    }
  }

  /** Returns the form with this key, or null. */
  Map<String, Object> byKey(String key) {
    Row row = key == null ? null : table.find(key);
    return row == null ? null : table.item(row);
  }

  /** Returns the latest version of the form with this id, or null. */
  Map<String, Object> latest(String formId) {
    return table.rows().stream()
        .filter(row -> row.get("formId").equals(formId))
        .max(Comparator.comparing(row -> (int) row.get("version")))
        .map(table::item)
        .orElse(null);
  }
}
