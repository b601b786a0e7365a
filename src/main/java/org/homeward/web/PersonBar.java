package org.homeward.web;

import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The two identifiers and more by which people know whom a page is about.
 *
 * @param name the name as the person uses it, then the surname
 * @param bornOn date of birth, or null when not known
 * @param age whole years today, or null
 * @param nhsNumber ten digits, or null when not known
 * @param place where they are, for example "Ash Ward", or null
 * @param caseReference reference of the case, or null
 * @param showsNhsNumber false for people whose work does not need the NHS number
 */
public record PersonBar(
    String name,
    LocalDate bornOn,
    Integer age,
    String nhsNumber,
    String place,
    String caseReference,
    boolean showsNhsNumber) {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

  /**
   * @param today the day the age is counted at
   * @return the bar with the age worked out from the date of birth
   */
  public static PersonBar of(
      String name,
      LocalDate bornOn,
      String nhsNumber,
      String place,
      String caseReference,
      LocalDate today) {
    Integer age = bornOn == null ? null : Period.between(bornOn, today).getYears();
    return new PersonBar(name, bornOn, age, nhsNumber, place, caseReference, true);
  }

  /**
   * @return the same bar for people whose work does not need the NHS number
   */
  public PersonBar withoutNhsNumber() {
    return new PersonBar(name, bornOn, age, null, place, caseReference, false);
  }

  /**
   * @return "3 May 1991 (35)", or null when the date of birth is not known
   */
  public String born() {
    if (bornOn == null) {
      return null;
    }
    return age == null ? DAY.format(bornOn) : DAY.format(bornOn) + " (" + age + ")";
  }

  /**
   * @return the NHS number as people read it, "999 123 4567", or null
   */
  public String spacedNhsNumber() {
    if (nhsNumber == null || nhsNumber.length() != 10) {
      return nhsNumber;
    }
    return nhsNumber.substring(0, 3)
        + " "
        + nhsNumber.substring(3, 6)
        + " "
        + nhsNumber.substring(6);
  }
}
