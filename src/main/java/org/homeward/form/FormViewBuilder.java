package org.homeward.form;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homeward.form.FormView.Box;
import org.homeward.form.FormView.Choice;
import org.homeward.form.FormView.Kind;
import org.homeward.form.FormView.Part;
import org.homeward.form.FormView.Settings;

/** Makes of a form, what was typed and what is wrong the parts that templates draw. */
final class FormViewBuilder {

  private static final int FEW_ROWS = 4;
  private static final int MANY_ROWS = 8;
  private static final int LONG_TEXT = 1000;

  private final FormDefinition form;
  private final FormInput input;
  private final Map<String, FormError> errors;
  private final FormContext context;
  private final Set<String> hidden;

  FormViewBuilder(
      FormDefinition form, FormInput input, Map<String, FormError> errors, FormContext context) {
    this.form = form;
    this.input = input;
    this.errors = errors;
    this.context = context;
    this.hidden = FormVisibility.hidden(form, FormCheck.readable(form, input, context), context);
  }

  FormView build() {
    return new FormView(parts(form.components()));
  }

  private List<Part> parts(List<FormComponent> components) {
    List<Part> parts = new ArrayList<>();
    for (FormComponent component : components) {
      if (!neverApplies(component)) {
        parts.add(
            switch (component) {
              case FormField field -> part(field);
              case FormGroup group -> group(group);
              case FormText text -> words(text);
            });
      }
    }
    return parts;
  }

  /**
   * Whether a part cannot apply whatever is answered on this page, because facts alone decide that.
   * Everything else is on the page, since a browser without scripts must show it.
   */
  private boolean neverApplies(FormComponent component) {
    FeelExpression condition = component.hideWhen();
    if (condition == null) {
      return false;
    }
    if (condition.variables().stream().anyMatch(form.keys()::contains)) {
      return HideRule.always(condition, form.keys(), FormScope.of(context));
    }
    return condition.test(FormScope.of(context)).orElse(false);
  }

  private String rule(FormComponent component) {
    FeelExpression condition = component.hideWhen();
    if (condition == null) {
      return null;
    }
    Set<String> keys = new HashSet<>();
    for (FormField field : form.fields()) {
      // The browser compares texts; days and numbers can be written in many ways.
      if (!(field instanceof DateField || field instanceof NumberField)) {
        keys.add(field.key());
      }
    }
    boolean looksElsewhere =
        condition.variables().stream()
            .anyMatch(name -> form.keys().contains(name) && !keys.contains(name));
    if (looksElsewhere) {
      return null;
    }
    return HideRule.of(condition, keys, FormScope.of(context)).orElse(null);
  }

  private Part group(FormGroup group) {
    return new Part(
        Kind.GROUP,
        null,
        group.label(),
        false,
        null,
        null,
        null,
        List.of(),
        List.of(),
        null,
        rule(group),
        parts(group.components()),
        List.of());
  }

  private Part words(FormText text) {
    return new Part(
        Kind.WORDS,
        null,
        null,
        false,
        null,
        null,
        null,
        List.of(),
        List.of(),
        null,
        rule(text),
        List.of(),
        text.blocks());
  }

  private Part part(FormField field) {
    return switch (field) {
      case TextField text ->
          part(
              text,
              text.multiline() ? Kind.TEXTAREA : Kind.TEXT,
              List.of(),
              List.of(),
              settings(text));
      case NumberField number -> part(number, Kind.NUMBER, List.of(), List.of(), settings(number));
      case DateField date -> part(date, Kind.DATE, boxes(date), List.of(), null);
      case ChoiceField choice ->
          part(
              choice,
              choice.radios() ? Kind.RADIOS : Kind.SELECT,
              List.of(),
              choices(choice.key(), choice.choices()),
              null);
      case ChecklistField list ->
          part(list, Kind.CHECKLIST, List.of(), choices(list.key(), list.choices()), null);
      case TickField tick ->
          part(
              tick,
              Kind.TICK,
              List.of(),
              List.of(
                  new Choice(
                      tick.key(),
                      FormCheck.TICKED,
                      tick.question().label(),
                      FormCheck.TICKED.equals(input.raw(tick.key())))),
              null);
    };
  }

  private Part part(
      FormField field, Kind kind, List<Box> boxes, List<Choice> options, Settings settings) {
    Question question = field.question();
    FormError error = errors.get(field.key());
    boolean optional =
        !question.required()
            && kind != Kind.TICK
            && !question.label().toLowerCase(Locale.UK).contains("(optional)")
            && !hidden.contains(field.key());
    return new Part(
        kind,
        field.key(),
        question.label(),
        optional,
        question.hint() == null && kind == Kind.DATE ? exampleDate() : question.hint(),
        error == null ? null : error.text(),
        input.raw(field.key()),
        boxes,
        options,
        settings,
        rule(field),
        List.of(),
        List.of());
  }

  /** A day in the recent past, plainly not today, so that nobody takes it for a suggestion. */
  private String exampleDate() {
    LocalDate day = context.today().minusMonths(2).withDayOfMonth(27);
    return context
        .words()
        .get(
            "form.date.example",
            day.getDayOfMonth() + " " + day.getMonthValue() + " " + day.getYear());
  }

  private List<Box> boxes(DateField field) {
    Set<String> wrong =
        Optional.ofNullable(errors.get(field.key())).map(FormError::controls).orElse(Set.of());
    return Arrays.stream(DateField.Part.values())
        .map(
            part -> {
              String control = part.controlOf(field.key());
              return new Box(
                  control,
                  "form.date." + part.name().toLowerCase(Locale.ROOT),
                  input.raw(control),
                  part == DateField.Part.YEAR,
                  wrong.contains(control));
            })
        .toList();
  }

  private List<Choice> choices(String key, Choices choices) {
    Set<String> chosen = Set.copyOf(input.all(key));
    List<Choice> list = new ArrayList<>();
    for (Option option : choices.in(context)) {
      String id = list.isEmpty() ? key : key + "-" + (list.size() + 1);
      list.add(new Choice(id, option.value(), option.label(), chosen.contains(option.value())));
    }
    return list;
  }

  private static Settings settings(TextField field) {
    String type =
        switch (field.type()) {
          case EMAIL -> "email";
          case PHONE -> "tel";
          case ANY -> "text";
        };
    String width = null;
    if (field.type() == TextField.Type.PHONE) {
      width = "nhsuk-input--width-20";
    } else if (field.lengthShown() && field.maxLength() <= 10) {
      width = "nhsuk-input--width-10";
    } else if (field.lengthShown() && field.maxLength() <= 20) {
      width = "nhsuk-input--width-20";
    }
    return new Settings(
        type,
        null,
        width,
        field.maxLength(),
        field.multiline() && field.lengthShown(),
        field.lengthShown() && field.maxLength() >= LONG_TEXT ? MANY_ROWS : FEW_ROWS,
        field.prefix(),
        field.suffix());
  }

  private static Settings settings(NumberField field) {
    boolean whole = field.decimalDigits() != null && field.decimalDigits() == 0;
    boolean negative = field.min() == null || field.min().signum() < 0;
    // Keyboards for numbers have no minus sign.
    String inputMode = negative ? null : whole ? "numeric" : "decimal";
    return new Settings(
        "text", inputMode, "nhsuk-input--width-5", 40, false, 0, field.prefix(), field.suffix());
  }
}
