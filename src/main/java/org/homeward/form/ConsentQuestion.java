package org.homeward.form;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homeward.access.ConsentPurpose;

/**
 * That a question is one for consent, as its properties say: {@code homeward:consent} names what
 * the person agrees to, {@code homeward:consentOn}, {@code homeward:consentHow} and {@code
 * homeward:consentNote} the questions of the same form that hold more about it.
 *
 * @param withdrawn whether any answer means that the person takes it back
 * @param purposes what it is about, whichever answer is given
 * @param purposesOf what it is about if a value is chosen; empty unless the choices name it
 * @param onKey question for the day, or null for the day it is answered
 * @param howKey question for the way, or null
 * @param noteKey question for what was said, or null
 */
public record ConsentQuestion(
    boolean withdrawn,
    List<ConsentPurpose> purposes,
    Map<String, ConsentPurpose> purposesOf,
    String onKey,
    String howKey,
    String noteKey) {

  /** What an answer means. */
  public enum Word {
    /** The person agrees. */
    AGREED("yes", "given", "true"),
    /** The person does not agree. */
    REFUSED("no", "not-given"),
    /** It was decided for the person, who cannot decide (Mental Capacity Act 2005, section 4). */
    BEST_INTERESTS("best-interests"),
    /** The person takes it back. */
    WITHDRAWN("withdrawn");

    private final Set<String> values;

    Word(String... values) {
      this.values = Set.of(values);
    }

    static Word of(Object value) {
      for (Word word : values()) {
        if (word.values.contains(String.valueOf(value))) {
          return word;
        }
      }
      return null;
    }
  }

  /**
   * One thing that was said.
   *
   * @param purpose about what
   * @param word what was said
   */
  public record Said(ConsentPurpose purpose, Word word) {}

  /** Copies what it is given. */
  public ConsentQuestion {
    purposes = List.copyOf(purposes);
    purposesOf = Map.copyOf(purposesOf);
  }

  /**
   * What an answer to the question says.
   *
   * @param answer the answer, or null
   * @return what was said; nothing if the question was left open
   */
  public List<Said> said(Object answer) {
    List<Said> said = new ArrayList<>();
    if (answer instanceof Collection<?> several) {
      several.forEach(one -> add(purposesOf.get(String.valueOf(one)), answer, said));
    } else if (answer != null) {
      purposes.forEach(purpose -> add(purpose, answer, said));
    }
    return said;
  }

  private void add(ConsentPurpose purpose, Object answer, List<Said> said) {
    Word word = withdrawn ? Word.WITHDRAWN : Word.of(answer);
    if (purpose != null && word != null) {
      said.add(new Said(purpose, word));
    }
  }

  /**
   * Reads the properties of a question.
   *
   * @return null if it asks for no consent
   */
  static ConsentQuestion read(FormJson properties, FormJson component) {
    String text = properties.text("homeward:consent");
    if (text == null) {
      return null;
    }
    boolean withdrawn = false;
    boolean known = true;
    List<ConsentPurpose> purposes = new ArrayList<>();
    Map<String, ConsentPurpose> purposesOf = new LinkedHashMap<>();
    for (String token : text.split("\\s+")) {
      int equals = token.indexOf('=');
      if (token.equals("withdrawn")) {
        withdrawn = true;
        continue;
      }
      ConsentPurpose purpose = ConsentPurpose.of(token.substring(equals + 1)).orElse(null);
      if (purpose == null) {
        component.problem("There is no consent for \"" + token + "\".");
        known = false;
      } else if (equals > 0) {
        purposesOf.put(token.substring(0, equals), purpose);
      } else {
        purposes.add(purpose);
      }
    }
    if (purposes.isEmpty() && purposesOf.isEmpty() && !known) {
      return null;
    }
    return new ConsentQuestion(
        withdrawn,
        purposes,
        purposesOf,
        properties.text("homeward:consentOn"),
        properties.text("homeward:consentHow"),
        properties.text("homeward:consentNote"));
  }

  /** Says what in the question does not fit what its properties say. */
  void check(FormField field, Set<String> keys, java.util.function.Consumer<String> problem) {
    for (String key : new String[] {onKey, howKey, noteKey}) {
      if (key != null && !keys.contains(key)) {
        problem.accept("\"" + key + "\" is no question of this form.");
      }
    }
    if (field instanceof ChecklistField list) {
      if (!purposes.isEmpty() || !withdrawn) {
        problem.accept("A checklist says with homeward:consent what each choice takes back.");
      }
      unknown(list.choices(), purposesOf.keySet()).forEach(value -> problem.accept(asks(value)));
    } else if (!purposesOf.isEmpty() || purposes.isEmpty()) {
      problem.accept("homeward:consent must name what the person agrees to.");
    } else if (field instanceof ChoiceField choice && choice.choices().source() != null) {
      problem.accept("homeward:consent needs choices of its own.");
    } else if (field instanceof ChoiceField choice && !withdrawn) {
      choice.choices().fixed().stream()
          .map(Option::value)
          .filter(value -> Word.of(value) == null)
          .forEach(value -> problem.accept(asks(value)));
    } else if (!withdrawn && !(field instanceof TickField)) {
      problem.accept("homeward:consent needs a question with choices or a tick.");
    }
  }

  private static List<String> unknown(Choices choices, Set<String> known) {
    return choices.fixed().stream()
        .map(Option::value)
        .filter(value -> !known.contains(value))
        .toList();
  }

  private static String asks(String value) {
    return "It is not clear what the answer \"" + value + "\" means for homeward:consent.";
  }
}
