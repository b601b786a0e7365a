package org.homeward.person;

/**
 * Somebody who is already here and may be the same person as a new one.
 *
 * @param person who
 * @param reason why they may be the same
 */
public record PossibleMatch(PersonView person, Reason reason) {

  /** Why two people may be one. */
  public enum Reason {
    /** The NHS number is the same: they are one. */
    SAME_NHS_NUMBER,
    /** Last name and date of birth are the same: they may be one. */
    SAME_NAME_AND_DATE_OF_BIRTH
  }
}
