package org.homeward.form;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says answers in words. */
final class AnswerWords {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

  private static final Pattern OPTIONAL =
      Pattern.compile("\\s*\\(optional\\)\\s*$", Pattern.CASE_INSENSITIVE);

  private final FormDefinition form;
  private final FormContext context;

  AnswerWords(FormDefinition form, FormContext context) {
    this.form = form;
    this.context = context;
  }

  List<AnswerLine> describe(Map<String, Object> answers) {
    Set<String> hidden = FormVisibility.hidden(form, answers, context);
    List<AnswerLine> lines = new ArrayList<>();
    for (FormField field : form.fields()) {
      if (!hidden.contains(field.key())) {
        Object value = answers.get(field.key());
        lines.add(
            new AnswerLine(
                field.key(),
                asked(field.question().label()),
                value == null ? null : say(field, value)));
      }
    }
    return lines;
  }

  /** What is said of a question to who answers it, is not said of the answer. */
  private static String asked(String label) {
    return OPTIONAL.matcher(label).replaceFirst("");
  }

  private String say(FormField field, Object value) {
    return switch (field) {
      case DateField date -> {
        LocalDate day = FormScope.asDate(value);
        yield day == null ? value.toString() : DAY.format(day);
      }
      case TickField tick ->
          context.words().get(Boolean.TRUE.equals(value) ? "form.yes" : "form.no");
      case ChoiceField choice -> label(choice.choices(), value);
      case ChecklistField list ->
          value instanceof Collection<?> several
              ? several.isEmpty()
                  ? null
                  : several.stream()
                      .map(one -> label(list.choices(), one))
                      .collect(Collectors.joining("\n"))
              : label(list.choices(), value);
      case NumberField number -> number(number, value);
      case TextField text -> affixed(text.prefix(), value.toString(), text.suffix());
    };
  }

  private static String number(NumberField field, Object value) {
    if (!(value instanceof Number number)) {
      return value.toString();
    }
    DecimalFormat format =
        new DecimalFormat("#,##0.##########", DecimalFormatSymbols.getInstance(Locale.UK));
    return affixed(
        field.prefix(), format.format(new BigDecimal(number.toString())), field.suffix());
  }

  private static String affixed(String prefix, String text, String suffix) {
    return (prefix == null ? "" : prefix) + text + (suffix == null ? "" : " " + suffix);
  }

  /** A value that is no longer offered is shown as it is stored, rather than lost. */
  private String label(Choices choices, Object value) {
    return choices.in(context).stream()
        .filter(option -> option.value().equals(value.toString()))
        .map(Option::label)
        .findFirst()
        .orElse(value.toString());
  }
}
