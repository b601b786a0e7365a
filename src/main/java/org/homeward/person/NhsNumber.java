package org.homeward.person;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An NHS number whose check digit is right.
 *
 * @param digits its ten digits, without spaces
 */
public record NhsNumber(String digits) {

  private static final Pattern TEN_DIGITS = Pattern.compile("[0-9]{10}");
  // People paste numbers with ordinary, non-breaking or thin spaces, hyphens of several kinds,
  // dots.
  private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Zs}\\p{Pd}.\\u200b]+");

  /**
   * @throws IllegalArgumentException if these are not ten digits with a right check digit
   */
  public NhsNumber {
    if (!TEN_DIGITS.matcher(digits).matches() || !hasRightCheckDigit(digits)) {
      // Not quoted: it might be somebody's number with one digit wrong.
      throw new IllegalArgumentException("Not an NHS number.");
    }
  }

  /**
   * @param text a number as typed or pasted, with or without spaces, hyphens or dots
   * @return the NHS number, or empty if it is not one
   */
  public static Optional<NhsNumber> parse(String text) {
    String digits = withoutSeparators(text);
    return TEN_DIGITS.matcher(digits).matches() && hasRightCheckDigit(digits)
        ? Optional.of(new NhsNumber(digits))
        : Optional.empty();
  }

  static String withoutSeparators(String text) {
    return text == null ? "" : SEPARATORS.matcher(text).replaceAll("");
  }

  /** The last digit must be 11 less the weighted sum of the others modulo 11; 11 counts as 0. */
  private static boolean hasRightCheckDigit(String digits) {
    int sum = 0;
    for (int i = 0; i < 9; i++) {
      sum += (digits.charAt(i) - '0') * (10 - i);
    }
    int check = (11 - sum % 11) % 11;
    // A check of 10 equals no digit, so such a number does not exist.
    return check == digits.charAt(9) - '0';
  }

  /**
   * @return whether it is in the range 999 000 0000 to 999 999 9999, which is never given to
   *     anybody
   */
  public boolean isTestRange() {
    return digits.startsWith("999");
  }

  /**
   * @return the number as people read it: "999 000 0018"
   */
  public String formatted() {
    return digits.substring(0, 3) + " " + digits.substring(3, 6) + " " + digits.substring(6);
  }

  /** Hides most of the number: this text may end up in a log. Use {@link #formatted} on pages. */
  @Override
  public String toString() {
    return "NHS number ending " + digits.substring(8);
  }
}
