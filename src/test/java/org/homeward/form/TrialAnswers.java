package org.homeward.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Answers to try a form with, derived from the form itself: all given, none given, each left out,
 * each too short, too long, too small, too large or of the wrong form, and every choice that
 * another question or a part of the form depends on, with and without the other answers.
 */
final class TrialAnswers {

  private static final String DAY = "2026-05-04";
  private static final List<String> TEXTS =
      List.of(
          "Some words",
          "A1",
          "12",
          "1234",
          "AB12 3CD",
          "QQ123456C",
          "2026",
          "London",
          "N-12",
          "14:30");

  private final PathwayForm form;
  private final Map<String, Object> full = new LinkedHashMap<>();
  private final List<Trial> trials = new ArrayList<>();

  private TrialAnswers(PathwayForm form) {
    this.form = form;
  }

  /**
   * Answers to try.
   *
   * @param name what is tried, for messages
   * @param answers answers by key, as the engine would keep them; null for none
   * @param facts what is known of the case besides
   */
  record Trial(String name, Map<String, Object> answers, Map<String, Object> facts) {

    /** What a browser would send. */
    Map<String, List<String>> posted(FormDefinition form) {
      Map<String, List<String>> posted = new HashMap<>();
      for (FormField field : form.fields()) {
        Object answer = answers.get(field.key());
        if (answer == null) {
          continue;
        }
        if (field instanceof DateField) {
          String[] parts = answer.toString().split("-");
          posted.put(DateField.Part.DAY.controlOf(field.key()), List.of(parts[2]));
          posted.put(DateField.Part.MONTH.controlOf(field.key()), List.of(parts[1]));
          posted.put(DateField.Part.YEAR.controlOf(field.key()), List.of(parts[0]));
        } else if (answer instanceof List<?> several) {
          posted.put(field.key(), several.stream().map(Object::toString).toList());
        } else {
          posted.put(field.key(), List.of(answer.toString()));
        }
      }
      return posted;
    }
  }

  static List<Trial> of(PathwayForm form) {
    TrialAnswers answers = new TrialAnswers(form);
    answers.derive();
    return answers.trials;
  }

  private void derive() {
    List<FormField> fields = form.definition().fields();
    fields.forEach(field -> full.put(field.key(), good(field)));
    Map<String, Object> none = new LinkedHashMap<>();
    fields.forEach(field -> none.put(field.key(), empty(field)));

    trials.add(new Trial("everything answered", full, Map.of()));
    trials.add(new Trial("nothing answered", none, Map.of()));
    for (FormField field : fields) {
      with(full, field.key() + " left out", field.key(), empty(field));
      bad(field).forEach((what, value) -> with(full, field.key() + what, field.key(), value));
    }
    Set<String> asked = form.definition().keys();
    for (String key : looksAt(form.definition().components(), new HashSet<>())) {
      FormField field =
          fields.stream()
              .filter(f -> f.key().equals(key))
              .findFirst()
              .orElseGet(() -> PathwayForm.question(key));
      for (Object value : field == null ? compared(key) : values(field)) {
        String name = key + " = " + value;
        if (asked.contains(key)) {
          with(full, name, key, value);
          with(none, name + ", nothing else answered", key, value);
        } else {
          trials.add(new Trial("fact " + name, full, Map.of(key, value)));
          trials.add(new Trial("fact " + name + ", nothing answered", none, Map.of(key, value)));
        }
      }
    }
  }

  /** What conditions of the form compare a fact with that no form asks for. */
  private List<Object> compared(String fact) {
    Pattern comparison = Pattern.compile("\\b" + fact + " = \"([^\"]*)\"");
    return form.schema().findValues("hide").stream()
        .flatMap(hide -> comparison.matcher(hide.asString()).results())
        .map(found -> (Object) found.group(1))
        .distinct()
        .toList();
  }

  private void with(Map<String, Object> others, String name, String key, Object value) {
    Map<String, Object> answers = new LinkedHashMap<>(others);
    answers.put(key, value);
    trials.add(new Trial(name, Collections.unmodifiableMap(answers), Map.of()));
  }

  private static Set<String> looksAt(List<FormComponent> components, Set<String> keys) {
    for (FormComponent component : components) {
      if (component.hideWhen() != null) {
        keys.addAll(component.hideWhen().variables());
      }
      if (component instanceof FormGroup group) {
        looksAt(group.components(), keys);
      }
    }
    return keys;
  }

  private Object good(FormField field) {
    return switch (field) {
      case TextField text -> goodText(text);
      case NumberField number ->
          number.min() != null ? number.min() : number.max() != null ? number.max() : 1;
      case DateField date -> DAY;
      case ChoiceField choice -> values(choice).getFirst();
      case ChecklistField list -> values(list).getFirst();
      case TickField tick -> true;
    };
  }

  private String goodText(TextField field) {
    return switch (field.type()) {
      case EMAIL -> "dan.price@example.org";
      case PHONE -> "+441632960001";
      case ANY ->
          TEXTS.stream()
              .map(text -> text + "x".repeat(Math.max(0, field.minLength() - text.length())))
              .filter(text -> text.length() <= field.maxLength())
              .filter(text -> field.pattern() == null || field.pattern().matcher(text).find())
              .findFirst()
              .orElseGet(() -> "x".repeat(Math.max(1, field.minLength())));
    };
  }

  private static Object empty(FormField field) {
    return switch (field) {
      case TickField tick -> false;
      case ChecklistField list -> List.of();
      default -> null;
    };
  }

  private static Map<String, Object> bad(FormField field) {
    Map<String, Object> bad = new LinkedHashMap<>();
    if (field instanceof TextField text) {
      if (text.minLength() > 1) {
        bad.put(" too short", "x".repeat(text.minLength() - 1));
      }
      bad.put(" as long as may be", "x".repeat(text.maxLength()));
      if (text.lengthShown()) {
        bad.put(" too long", "x".repeat(text.maxLength() + 1));
      }
      if (text.pattern() != null || text.type() != TextField.Type.ANY) {
        bad.put(" of another form", "?");
      }
    } else if (field instanceof NumberField number) {
      if (number.min() != null) {
        bad.put(" too small", number.min().subtract(BigDecimal.ONE));
      }
      if (number.max() != null) {
        bad.put(" as large as may be", number.max());
        bad.put(" too large", number.max().add(BigDecimal.ONE));
      }
      if (number.decimalDigits() != null) {
        BigDecimal fraction = BigDecimal.ONE.movePointLeft(number.decimalDigits() + 1);
        BigDecimal least = number.min() == null ? BigDecimal.ONE : number.min();
        bad.put(" with too many decimals", least.add(fraction));
      }
    }
    return bad;
  }

  /** Answers worth trying where something depends on them. */
  private List<Object> values(FormField field) {
    return switch (field) {
      case null -> List.of();
      case ChoiceField choice ->
          options(choice.choices()).stream().map(Object.class::cast).toList();
      case ChecklistField list ->
          options(list.choices()).stream().map(v -> (Object) List.of(v)).toList();
      case TickField tick -> List.of(true, false);
      default -> List.of(good(field));
    };
  }

  private List<String> options(Choices choices) {
    return choices.source() == null
        ? choices.fixed().stream().map(Option::value).toList()
        : List.of("one", "two");
  }
}
