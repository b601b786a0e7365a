package org.homeward.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a page of a list ended that is ordered by a day and, within it, by a number: it stands in
 * the address of the next page.
 *
 * @param day the day of the last row, in London
 * @param id the number of the last row
 */
public record DayCursor(LocalDate day, long id) {

  private static final Pattern WRITTEN = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})_(\\d{1,18})");

  /**
   * Reads a cursor from an address.
   *
   * @param text what stands there, or null
   * @return empty for what is none, as addresses are typed and cut
   */
  public static Optional<DayCursor> of(String text) {
    Matcher written = WRITTEN.matcher(text == null ? "" : text);
    if (!written.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new DayCursor(LocalDate.parse(written.group(1)), Long.parseLong(written.group(2))));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** As it stands in an address. */
  @Override
  public String toString() {
    return day + "_" + id;
  }
}
