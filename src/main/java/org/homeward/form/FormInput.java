package org.homeward.form;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What somebody typed and chose in a form, as it was, half-filled or wrong: the content of a draft,
 * and what is shown again beside errors. Keys are the names of controls ("readyDate-day"), values
 * lists of texts.
 *
 * <p>Only controls of the form are kept. Characters nobody can type are dropped, line ends are made
 * alike, and no control keeps more than {@value #MOST_CHARACTERS} characters.
 */
public final class FormInput {

  /** Most characters kept of one control; longer than any answer may be. */
  public static final int MOST_CHARACTERS = 20_000;

  private static final int MOST_VALUES = 200;

  private final Map<String, List<String>> values;

  private FormInput(Map<String, List<String>> values) {
    this.values = Collections.unmodifiableMap(values);
  }

  /**
   * @param form the form that was sent
   * @param posted everything that came with it, by name
   * @return what belongs to the form
   */
  static FormInput posted(FormDefinition form, Map<String, List<String>> posted) {
    Map<String, List<String>> kept = new LinkedHashMap<>();
    for (String name : form.controls()) {
      List<String> given = posted.get(name);
      if (given != null && !given.isEmpty()) {
        kept.put(name, clean(given));
      }
    }
    return new FormInput(kept);
  }

  /**
   * @param saved what {@link #asMap()} gave, for example read back from JSON
   * @return the same input
   */
  public static FormInput fromMap(Map<String, ?> saved) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    saved.forEach(
        (name, value) -> {
          List<?> list = value instanceof List<?> several ? several : List.of(value);
          values.put(name, clean(list.stream().map(Object::toString).toList()));
        });
    return new FormInput(values);
  }

  /**
   * @return the input as a map that JSON can hold
   */
  public Map<String, List<String>> asMap() {
    return values;
  }

  /**
   * @return whether nothing at all was typed or chosen
   */
  public boolean isEmpty() {
    return values.values().stream().allMatch(list -> list.stream().allMatch(String::isBlank));
  }

  /** What is in a control, as typed; empty when nothing. */
  String raw(String control) {
    List<String> list = values.get(control);
    return list == null || list.isEmpty() ? "" : list.getFirst();
  }

  /** Everything chosen under a name, without blanks. */
  List<String> all(String control) {
    return values.getOrDefault(control, List.of()).stream().filter(v -> !v.isBlank()).toList();
  }

  private static List<String> clean(List<String> given) {
    List<String> cleaned = new ArrayList<>();
    for (String value : given.subList(0, Math.min(given.size(), MOST_VALUES))) {
      cleaned.add(clean(value == null ? "" : value));
    }
    return List.copyOf(cleaned);
  }

  private static String clean(String text) {
    String head = text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text;
    StringBuilder kept = new StringBuilder(head.length());
    head.replace("\r\n", "\n")
        .replace('\r', '\n')
        .codePoints()
        .filter(FormInput::isText)
        .forEach(kept::appendCodePoint);
    return Normalizer.normalize(kept, Normalizer.Form.NFC);
  }

  /**
   * Not text: control characters, halves of surrogate pairs, and marks that reverse what is read.
   */
  private static boolean isText(int character) {
    if (character == '\n' || character == '\t') {
      return true;
    }
    boolean reversing =
        (character >= 0x202A && character <= 0x202E)
            || (character >= 0x2066 && character <= 0x2069);
    int type = Character.getType(character);
    return type != Character.CONTROL && type != Character.SURROGATE && !reversing;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FormInput input && values.equals(input.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /** Only how much there is: what people type does not belong in logs. */
  @Override
  public String toString() {
    return "FormInput[" + values.size() + " controls]";
  }
}
