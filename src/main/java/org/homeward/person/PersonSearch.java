package org.homeward.person;

import java.time.LocalDate;

/**
 * What to search people by. An NHS number found in the text wins; else names and date of birth must
 * both fit, as far as given.
 *
 * @param text an NHS number, or the beginnings of first and last name in either order, or of a last
 *     name or a name they go by; or null
 * @param dateOfBirth date of birth, or null
 */
public record PersonSearch(String text, LocalDate dateOfBirth) {

  /** Says nothing of the person: this text may end up in a log. */
  @Override
  public String toString() {
    return "person search";
  }
}
