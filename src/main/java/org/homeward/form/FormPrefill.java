package org.homeward.form;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fills controls from answers, facts and defaults. */
final class FormPrefill {

  private FormPrefill() {}

  static FormInput of(FormDefinition form, FormContext context) {
    Map<String, Object> values = new LinkedHashMap<>();
    Map<String, Object> variables = FormScope.of(context);
    variables.replaceAll((name, fact) -> context.mayRead(name) ? fact : null);
    for (FormField field : form.fields()) {
      Question question = field.question();
      Object value = question.prefill() == null ? null : question.prefill().evaluate(variables);
      if (value == null) {
        value = question.defaultValue();
      }
      if (value != null) {
        values.put(field.key(), value);
      }
    }
    return fromAnswers(form, values);
  }

  static FormInput fromAnswers(FormDefinition form, Map<String, Object> answers) {
    Map<String, List<String>> controls = new LinkedHashMap<>();
    for (FormField field : form.fields()) {
      Object value = answers.get(field.key());
      if (value != null) {
        put(field, value, controls);
      }
    }
    return FormInput.fromMap(controls);
  }

  private static void put(FormField field, Object value, Map<String, List<String>> controls) {
    String key = field.key();
    switch (field) {
      case DateField date -> {
        LocalDate day = FormScope.asDate(value);
        if (day != null) {
          controls.put(DateField.Part.DAY.controlOf(key), List.of("" + day.getDayOfMonth()));
          controls.put(DateField.Part.MONTH.controlOf(key), List.of("" + day.getMonthValue()));
          controls.put(DateField.Part.YEAR.controlOf(key), List.of("" + day.getYear()));
        }
      }
      case ChecklistField list -> {
        if (value instanceof Collection<?> several) {
          controls.put(key, several.stream().map(Object::toString).toList());
        }
      }
      case TickField tick -> {
        if (Boolean.TRUE.equals(value)) {
          controls.put(key, List.of(FormCheck.TICKED));
        }
      }
      case NumberField number -> controls.put(key, List.of(plain(value)));
      case TextField text -> controls.put(key, List.of(plain(value)));
      case ChoiceField choice -> controls.put(key, List.of(plain(value)));
    }
  }

  private static String plain(Object value) {
    return value instanceof Number number
        ? new BigDecimal(number.toString()).toPlainString()
        : value.toString();
  }
}
