package org.homeward.form;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads a question's controls into an answer and checks it against the question's own limits. */
final class AnswerReader {

  private static final Pattern EMAIL =
      Pattern.compile("[^@\\s\"<>(),;:]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*\\.[A-Za-z]{2,}");
  private static final Pattern PHONE = Pattern.compile("\\+?\\d{7,15}( ?(x|ext\\.?) ?\\d{1,6})?");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d{1,20}(\\.\\d{0,10})?|\\.\\d{1,10})");

  private final FormInput input;
  private final FormContext context;
  private final FormWords words;

  AnswerReader(FormInput input, FormContext context) {
    this.input = input;
    this.context = context;
    this.words = context.words();
  }

  Answer read(FormField field) {
    return switch (field) {
      case TextField text -> text(text);
      case NumberField number -> number(number);
      case DateField date -> date(date);
      case ChoiceField choice -> choice(choice);
      case ChecklistField list -> checklist(list);
      case TickField tick -> new Answer.Given(FormCheck.TICKED.equals(input.raw(tick.key())));
    };
  }

  private Answer text(TextField field) {
    String text = input.raw(field.key()).strip();
    if (!field.multiline()) {
      text = text.replaceAll("\\s+", " ");
    }
    if (text.isEmpty()) {
      return new Answer.Blank();
    }
    String subject = words.subject(field.question());
    if (text.length() > field.maxLength()) {
      return Answer.wrong(words.get("form.error.too-long", subject, field.maxLength()));
    }
    if (text.length() < field.minLength()) {
      return Answer.wrong(words.get("form.error.too-short", subject, field.minLength()));
    }
    switch (field.type()) {
      case EMAIL -> {
        if (!EMAIL.matcher(text).matches()) {
          return Answer.wrong(words.get("form.error.email"));
        }
      }
      case PHONE -> {
        if (!PHONE.matcher(text.replaceAll("[\\s().-]", "")).matches()) {
          return Answer.wrong(words.get("form.error.phone"));
        }
      }
      case ANY -> {
        // Any words will do.
      }
    }
    // As in Camunda's own form viewer the pattern may match any part; authors anchor it with ^ and
    // $.
    if (field.pattern() != null && !field.pattern().matcher(text).find()) {
      return Answer.wrong(words.get("form.error.pattern", subject));
    }
    return new Answer.Given(text);
  }

  private Answer number(NumberField field) {
    String text = input.raw(field.key()).strip();
    if (text.isEmpty()) {
      return new Answer.Blank();
    }
    String subject = words.subject(field.question());
    String digits = text.replaceAll("[\\s,]", "").replaceFirst("^£", "");
    if (!NUMBER.matcher(digits).matches()) {
      return Answer.wrong(words.get("form.error.number", subject));
    }
    BigDecimal value = new BigDecimal(digits).stripTrailingZeros();
    if (field.decimalDigits() != null && value.scale() > field.decimalDigits()) {
      return Answer.wrong(
          field.decimalDigits() == 0
              ? words.get("form.error.whole", subject)
              : words.get("form.error.decimals", subject, field.decimalDigits()));
    }
    if (field.min() != null && value.compareTo(field.min()) < 0) {
      return Answer.wrong(words.get("form.error.min", subject, field.min().toPlainString()));
    }
    if (field.max() != null && value.compareTo(field.max()) > 0) {
      return Answer.wrong(words.get("form.error.max", subject, field.max().toPlainString()));
    }
    return new Answer.Given(simplest(value));
  }

  /** Whole numbers as integers, so that they look in JSON as they were typed. */
  private static Object simplest(BigDecimal value) {
    if (value.scale() > 0) {
      return value;
    }
    try {
      return value.intValueExact();
    } catch (ArithmeticException e) {
      return value.setScale(0);
    }
  }

  private Answer date(DateField field) {
    Answer answer = DateInput.read(field, input, words);
    if (field.pastRefused()
        && answer instanceof Answer.Given given
        && FormScope.asDate(given.value()).isBefore(context.today())) {
      return Answer.wrong(words.get("form.error.date.past", words.subject(field.question())));
    }
    return answer;
  }

  private Answer choice(ChoiceField field) {
    String value = input.raw(field.key());
    if (value.isBlank()) {
      return new Answer.Blank();
    }
    return values(field.choices()).contains(value)
        ? new Answer.Given(value)
        : Answer.wrong(words.select(field.question()));
  }

  private Answer checklist(ChecklistField field) {
    Set<String> chosen = new HashSet<>(input.all(field.key()));
    if (chosen.isEmpty()) {
      return new Answer.Blank();
    }
    Set<String> offered = values(field.choices());
    if (!offered.containsAll(chosen)) {
      return Answer.wrong(words.select(field.question()));
    }
    // In the order of the form, whatever the browser sent.
    List<String> ordered =
        field.choices().in(context).stream().map(Option::value).filter(chosen::contains).toList();
    return new Answer.Given(ordered);
  }

  private Set<String> values(Choices choices) {
    return choices.in(context).stream().map(Option::value).collect(Collectors.toSet());
  }
}
