package org.homeward.form;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks a form that was sent: first each answer, then what applies, then how answers fit. */
final class FormCheck {

  /** What a ticked box sends. */
  static final String TICKED = "true";

  /** Most characters a form may hold in all. */
  static final int MOST_CHARACTERS = 60_000;

  private final FormDefinition form;
  private final FormInput input;
  private final FormContext context;
  private final Map<String, Answer> read = new LinkedHashMap<>();

  FormCheck(FormDefinition form, FormInput input, FormContext context) {
    this.form = form;
    this.input = input;
    this.context = context;
  }

  FormResult run() {
    AnswerReader reader = new AnswerReader(input, context);
    form.fields().forEach(field -> read.put(field.key(), reader.read(field)));

    Set<String> hidden = FormVisibility.hidden(form, given(Set.of()), context);
    Map<String, Object> answers = given(hidden);
    Map<String, Object> variables = FormScope.of(context, form, answers);
    Map<String, FormError> errors = new LinkedHashMap<>();
    Set<String> unanswered = new LinkedHashSet<>();
    int characters = 0;
    for (FormField field : form.fields()) {
      String key = field.key();
      boolean kept = hidden.contains(key) && field.question().keptWhenHidden();
      if (!answers.containsKey(key) && !kept) {
        unanswered.add(key);
      }
      if (hidden.contains(key)) {
        continue;
      }
      if (answers.get(key) instanceof String text) {
        characters += text.length();
      }
      int soFar = characters;
      error(field, variables)
          .or(() -> tooMuch(field, soFar))
          .ifPresent(error -> errors.put(key, error));
    }
    return new FormResult(form, input, context, answers, errors, unanswered);
  }

  private Map<String, Object> given(Set<String> hidden) {
    Map<String, Object> answers = new LinkedHashMap<>();
    read.forEach(
        (key, answer) -> {
          if (answer instanceof Answer.Given given && !hidden.contains(key)) {
            answers.put(key, given.value());
          }
        });
    return answers;
  }

  private Optional<FormError> error(FormField field, Map<String, Object> variables) {
    Question question = field.question();
    Answer answer = read.get(field.key());
    if (answer instanceof Answer.Wrong wrong) {
      return Optional.of(error(field, wrong.message(), wrong.controls()));
    }
    if (question.required() && isMissing(field, answer)) {
      return Optional.of(error(field, missing(field), List.of()));
    }
    return check(field, answer, variables);
  }

  private static boolean isMissing(FormField field, Answer answer) {
    return answer instanceof Answer.Blank
        || (field instanceof TickField
            && answer instanceof Answer.Given given
            && Boolean.FALSE.equals(given.value()));
  }

  private String missing(FormField field) {
    FormWords words = context.words();
    return switch (field) {
      case TextField text -> words.enter(text.question());
      case NumberField number -> words.enter(number.question());
      case DateField date -> words.enter(date.question());
      case ChoiceField choice -> words.select(choice.question());
      case ChecklistField list -> words.select(list.question());
      case TickField tick ->
          tick.question().requiredMessage() != null
              ? tick.question().requiredMessage()
              : words.get("form.error.tick", tick.question().label());
    };
  }

  /**
   * The condition must be true for an answer that was given. A question left empty fails it only
   * when the condition is plainly false: comparing nothing with something is not known in FEEL.
   */
  private Optional<FormError> check(FormField field, Answer answer, Map<String, Object> variables) {
    Question question = field.question();
    if (question.check() == null) {
      return Optional.empty();
    }
    boolean holds = question.check().test(variables).orElse(answer instanceof Answer.Blank);
    return holds ? Optional.empty() : Optional.of(error(field, question.checkMessage(), List.of()));
  }

  private Optional<FormError> tooMuch(FormField field, int characters) {
    if (field instanceof TextField && characters > MOST_CHARACTERS) {
      String text = context.words().get("form.error.overall", MOST_CHARACTERS);
      return Optional.of(error(field, text, List.of()));
    }
    return Optional.empty();
  }

  static FormError error(FormField field, String text, List<String> controls) {
    List<String> wrong = controls;
    if (wrong.isEmpty()) {
      wrong =
          field instanceof DateField
              ? Arrays.stream(DateField.Part.values())
                  .map(part -> part.controlOf(field.key()))
                  .toList()
              : List.of(field.key());
    }
    return new FormError(field.key(), wrong.getFirst(), text, Set.copyOf(wrong));
  }

  /** The answers that can be read, whether or not the form is complete. */
  static Map<String, Object> readable(FormDefinition form, FormInput input, FormContext context) {
    AnswerReader reader = new AnswerReader(input, context);
    Map<String, Object> answers = new HashMap<>();
    for (FormField field : form.fields()) {
      if (reader.read(field) instanceof Answer.Given given) {
        answers.put(field.key(), given.value());
      }
    }
    return answers;
  }
}
