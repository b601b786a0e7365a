package org.homeward.form;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The variables FEEL sees. Days are dates there, whether they come from this form or, as ISO texts,
 * from the facts; so {@code readyDate <= today} and {@code date(readyDate) <= today} both work.
 */
final class FormScope {

  private static final Pattern ISO_DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private FormScope() {}

  /** Facts and today. */
  static Map<String, Object> of(FormContext context) {
    Map<String, Object> variables = new HashMap<>();
    context
        .facts()
        .forEach(
            (name, value) -> {
              LocalDate day = asDate(value);
              variables.put(name, day == null ? value : day);
            });
    variables.put(FormContext.TODAY, context.today());
    return variables;
  }

  /**
   * Facts, today and the answers of a form. A question without an answer is null (an empty list for
   * a checklist) even when an older form left a fact of that name.
   */
  static Map<String, Object> of(
      FormContext context, FormDefinition form, Map<String, Object> answers) {
    Map<String, Object> variables = of(context);
    for (FormField field : form.fields()) {
      variables.put(field.key(), value(field, answers.get(field.key())));
    }
    return variables;
  }

  private static Object value(FormField field, Object answer) {
    return switch (field) {
      case DateField date -> asDate(answer);
      // As in Camunda's own form viewer: nothing ticked is an empty list, so that "list contains"
      // has something to look at.
      case ChecklistField list -> answer == null ? List.of() : answer;
      default -> answer;
    };
  }

  /** The day a value stands for, or null when it is none. */
  static LocalDate asDate(Object value) {
    if (value instanceof LocalDate day) {
      return day;
    }
    if (value instanceof String text && ISO_DATE.matcher(text).matches()) {
      try {
        return LocalDate.parse(text);
      } catch (DateTimeException e) {
        return null;
      }
    }
    return null;
  }
}
