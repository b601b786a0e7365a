package org.homeward.person;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A person to be registered.
 *
 * @param nhsNumber NHS number, or null if not known: it is never required
 * @param givenName first name
 * @param familyName last name
 * @param knownAs name they want to be called by, or null
 * @param dateOfBirth date of birth
 * @param gender gender, or null if not asked
 * @param phone phone number, or null
 * @param email email address, or null
 */
public record NewPerson(
    NhsNumber nhsNumber,
    String givenName,
    String familyName,
    String knownAs,
    LocalDate dateOfBirth,
    Gender gender,
    String phone,
    String email) {

  /** Strips names and turns blanks into null. */
  public NewPerson {
    givenName = required(givenName, "given name");
    familyName = required(familyName, "family name");
    Objects.requireNonNull(dateOfBirth, "date of birth");
    knownAs = optional(knownAs);
    phone = optional(phone);
    email = optional(email);
  }

  private static String required(String text, String what) {
    String stripped = optional(text);
    if (stripped == null) {
      throw new IllegalArgumentException("A person needs a " + what + ".");
    }
    return stripped;
  }

  private static String optional(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  /** Says nothing of the person: this text may end up in a log. */
  @Override
  public String toString() {
    return "new person";
  }
}
