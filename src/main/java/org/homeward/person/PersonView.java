package org.homeward.person;

import java.time.LocalDate;
import java.time.Period;

/**
 * What Homeward holds about a person.
 *
 * @param id number of the person in Homeward
 * @param nhsNumber NHS number, or null if not known
 * @param givenName first name
 * @param familyName last name
 * @param knownAs name they want to be called by, or null
 * @param dateOfBirth date of birth
 * @param gender gender, or null if not asked
 * @param phone phone number as typed, or null
 * @param email email address, or null
 * @param deceasedOn day of death, or null
 */
public record PersonView(
    long id,
    NhsNumber nhsNumber,
    String givenName,
    String familyName,
    String knownAs,
    LocalDate dateOfBirth,
    Gender gender,
    String phone,
    String email,
    LocalDate deceasedOn) {

  /**
   * @return first and last name: "Samuel Okoro"
   */
  public String displayName() {
    return givenName + " " + familyName;
  }

  /**
   * @return first and last name and, if different, the name they go by: "Samuel Okoro (known as
   *     Sam)"
   */
  public String fullName() {
    return knownAs == null || knownAs.equalsIgnoreCase(givenName)
        ? displayName()
        : displayName() + " (known as " + knownAs + ")";
  }

  /**
   * @param day a day
   * @return the person's age in whole years on that day, or on the day of death if that was earlier
   */
  public int ageOn(LocalDate day) {
    LocalDate last = deceasedOn != null && deceasedOn.isBefore(day) ? deceasedOn : day;
    return Period.between(dateOfBirth, last).getYears();
  }

  /**
   * @return the NHS number as people read it ("999 000 0018"), or "Not known"
   */
  public String nhsNumberText() {
    return nhsNumber == null ? "Not known" : nhsNumber.formatted();
  }

  /**
   * @return whether the person has died
   */
  public boolean isDeceased() {
    return deceasedOn != null;
  }

  /** Only the number in Homeward: this text may end up in a log. */
  @Override
  public String toString() {
    return "person " + id;
  }
}
