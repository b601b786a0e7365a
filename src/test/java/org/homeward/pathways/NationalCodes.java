package org.homeward.pathways;

import java.util.List;

/**
 * The national code lists (MHSDS version 6) as the pathways must offer them, written down a second
 * time on purpose: a code lost or mistyped in a form fails a test.
 */
final class NationalCodes {

  /** Why a clinically ready person cannot leave: 37 reasons, and 98 for not known. */
  static final List<String> DELAY_REASONS =
      codes(
          "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29"
              + " 30 31 32 33 34 35 36 37 98");

  /** Whom the delay is attributable to; 07 (housing) ended in March 2024. */
  static final List<String> ATTRIBUTION = codes("04 05 06");

  /** Mental health admitted patient classification, adult. */
  static final List<String> BED_TYPES =
      codes("200 201 202 203 204 205 206 207 208 209 210 211 212 213");

  /** Method of discharge without 5 (stillbirth), which the mental health data set does not use. */
  static final List<String> DISCHARGE_METHODS = codes("1 2 3 4 6 7");

  static final List<String> DISCHARGE_DESTINATIONS =
      codes("19 29 30 37 40 42 48 49 50 51 52 53 55 56 66 79 84 87 88 89");

  static final List<String> ACCOMMODATION_TYPES =
      codes("01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 98");

  static final List<String> SETTLED_ACCOMMODATION = codes("Y N X Z");

  /** How a contact was made; the first four count for the 72-hour follow-up. */
  static final List<String> CONTACT_MECHANISMS = codes("01 02 04 11 05 09 10 12 13 98");

  /** Employment status, in the mental health and the talking therapies data set. */
  static final List<String> EMPLOYMENT_STATUS = codes("01 02 03 04 05 06 07 08 ZZ");

  /** Weekly hours worked, in bands. */
  static final List<String> WEEKLY_HOURS = codes("01 02 03 04 97 98 99");

  /** Self-employed, and absent through sickness. */
  static final List<String> WORK_INDICATOR = codes("Y N 8 Z X");

  /** Statutory sick pay, and benefits. */
  static final List<String> BENEFIT_INDICATOR = codes("Y N U Z");

  /** Whether a person is a suitable candidate for employment support. */
  static final List<String> EMPLOYMENT_SUITABILITY = codes("Y N NA");

  private NationalCodes() {}

  private static List<String> codes(String separatedBySpace) {
    return List.of(separatedBySpace.split(" "));
  }
}
