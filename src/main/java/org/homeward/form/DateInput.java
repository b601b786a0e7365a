package org.homeward.form;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the three boxes of a date as people fill them: "01", "Apr", or all of it in the first. */
final class DateInput {

  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2199;
  private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");
  private static final Pattern WHOLE =
      Pattern.compile("(\\d{1,2})(?:st|nd|rd|th)?[\\s/.-]+(\\d{1,2}|[a-z]{3,9})[\\s/.,-]+(\\d{4})");
  private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");

  private final DateField field;
  private final FormWords words;
  private final Map<DateField.Part, String> parts = new EnumMap<>(DateField.Part.class);

  private DateInput(DateField field, FormInput input, FormWords words) {
    this.field = field;
    this.words = words;
    for (DateField.Part part : DateField.Part.values()) {
      parts.put(part, input.raw(part.controlOf(field.key())).strip().toLowerCase(Locale.ROOT));
    }
    spread();
  }

  static Answer read(DateField field, FormInput input, FormWords words) {
    return new DateInput(field, input, words).read();
  }

  /** A whole date typed or pasted into the first box. */
  private void spread() {
    if (!parts.get(DateField.Part.MONTH).isEmpty() || !parts.get(DateField.Part.YEAR).isEmpty()) {
      return;
    }
    String first = parts.get(DateField.Part.DAY);
    Matcher whole = WHOLE.matcher(first);
    Matcher iso = ISO.matcher(first);
    if (whole.matches()) {
      set(whole.group(1), whole.group(2), whole.group(3));
    } else if (iso.matches()) {
      set(iso.group(3), iso.group(2), iso.group(1));
    }
  }

  private void set(String day, String month, String year) {
    parts.put(DateField.Part.DAY, day);
    parts.put(DateField.Part.MONTH, month);
    parts.put(DateField.Part.YEAR, year);
  }

  private Answer read() {
    List<DateField.Part> missing =
        parts.entrySet().stream()
            .filter(entry -> entry.getValue().isEmpty())
            .map(Map.Entry::getKey)
            .toList();
    if (missing.size() == parts.size()) {
      return new Answer.Blank();
    }
    String subject = words.subject(field.question());
    if (!missing.isEmpty()) {
      String what =
          missing.stream()
              .map(part -> part.name().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining("-"));
      return wrong(words.get("form.error.date.missing." + what, subject), missing);
    }
    Integer day = number(parts.get(DateField.Part.DAY).replaceFirst("(st|nd|rd|th)$", ""));
    Integer month = month(parts.get(DateField.Part.MONTH));
    Integer year = number(parts.get(DateField.Part.YEAR));
    if (year != null && parts.get(DateField.Part.YEAR).length() != 4) {
      return wrong(words.get("form.error.date.year", subject), List.of(DateField.Part.YEAR));
    }
    List<DateField.Part> bad = new ArrayList<>();
    if (day == null || day < 1 || day > 31) {
      bad.add(DateField.Part.DAY);
    }
    if (month == null || month < 1 || month > 12) {
      bad.add(DateField.Part.MONTH);
    }
    if (year == null || year < FIRST_YEAR || year > LAST_YEAR) {
      bad.add(DateField.Part.YEAR);
    }
    if (bad.isEmpty()) {
      try {
        return new Answer.Given(LocalDate.of(year, month, day).toString());
      } catch (DateTimeException e) {
        bad.add(DateField.Part.DAY);
      }
    }
    return wrong(words.get("form.error.date.real", subject), bad);
  }

  private Answer wrong(String message, List<DateField.Part> bad) {
    return new Answer.Wrong(message, bad.stream().map(p -> p.controlOf(field.key())).toList());
  }

  private static Integer number(String text) {
    return NUMBER.matcher(text).matches() ? Integer.valueOf(text) : null;
  }

  /** A month by its number, or by its name or the start of it. */
  private static Integer month(String text) {
    if (text.length() >= 3 && Character.isLetter(text.charAt(0))) {
      String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
      for (Month month : Month.values()) {
        String full = month.getDisplayName(TextStyle.FULL, Locale.UK).toLowerCase(Locale.UK);
        if (full.startsWith(name) || (name.equals("sept") && month == Month.SEPTEMBER)) {
          return month.getValue();
        }
      }
      return null;
    }
    return number(text);
  }
}
