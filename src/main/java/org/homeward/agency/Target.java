package org.homeward.agency;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a task may take, as written in a pathway: "5 working days", "3 days", "72 hours".
 *
 * @param amount how many, 1 to 999
 * @param unit of what
 */
public record Target(int amount, Unit unit) {

  /** What a target counts. */
  public enum Unit {
    /** Days on which the responsible agency works. */
    WORKING_DAYS("working day"),
    /** Calendar days. */
    DAYS("day"),
    /** Hours of 60 minutes, day and night. */
    HOURS("hour");

    private final String word;

    Unit(String word) {
      this.word = word;
    }
  }

  private static final Pattern SYNTAX =
      Pattern.compile("(\\d{1,3})\\s+(working\\s+day|day|hour)s?", Pattern.CASE_INSENSITIVE);

  /** Checks the amount. */
  public Target {
    if (amount < 1 || amount > 999) {
      throw new IllegalArgumentException("A target must be between 1 and 999, not " + amount + ".");
    }
  }

  /**
   * @param text a target as written in a pathway
   * @return the target
   * @throws IllegalArgumentException if it is not a whole number from 1 to 999 followed by "working
   *     days", "days" or "hours"
   */
  public static Target parse(String text) {
    Matcher matcher = SYNTAX.matcher(text == null ? "" : text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "\""
              + text
              + "\" is not a target. Write a number and a unit: \"5 working days\", \"3 days\" or"
              + " \"72 hours\".");
    }
    String word = matcher.group(2).toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    for (Unit unit : Unit.values()) {
      if (unit.word.equals(word)) {
        return new Target(Integer.parseInt(matcher.group(1)), unit);
      }
    }
    throw new IllegalStateException(word);
  }

  /**
   * @return the target in words, as it can be parsed again: "1 working day", "72 hours"
   */
  @Override
  public String toString() {
    return amount + " " + unit.word + (amount == 1 ? "" : "s");
  }
}
