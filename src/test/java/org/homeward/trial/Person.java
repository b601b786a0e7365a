package org.homeward.trial;

import java.time.LocalDate;

/**
 * An invented person.
 *
 * @param givenName first name
 * @param familyName last name
 * @param born date of birth
 * @param numbered whether the ward knows their NHS number
 */
record Person(String givenName, String familyName, LocalDate born, boolean numbered) {

  /** Someone whose NHS number is known. */
  static Person person(String givenName, String familyName, String born) {
    return new Person(givenName, familyName, LocalDate.parse(born), true);
  }

  /** Someone whose NHS number nobody has found yet. */
  static Person withoutNumber(String givenName, String familyName, String born) {
    return new Person(givenName, familyName, LocalDate.parse(born), false);
  }

  String name() {
    return givenName + " " + familyName;
  }
}
