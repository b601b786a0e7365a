package org.homeward.person;

/**
 * A new person as typed into a web form. Parts may be null or blank; nothing is checked yet.
 *
 * @param givenName first name
 * @param familyName last name
 * @param knownAs name they go by
 * @param birthDay day of the date of birth
 * @param birthMonth month of the date of birth: a number or an English name
 * @param birthYear year of the date of birth, four digits
 * @param nhsNumber NHS number
 * @param phone phone number
 */
public record PersonForm(
    String givenName,
    String familyName,
    String knownAs,
    String birthDay,
    String birthMonth,
    String birthYear,
    String nhsNumber,
    String phone) {

  /** Says nothing of the person: this text may end up in a log. */
  @Override
  public String toString() {
    return "person form";
  }
}
