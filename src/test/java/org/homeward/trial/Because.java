package org.homeward.trial;

/** The national delay reasons that the stories use. */
final class Because {

  static final String CARE_COORDINATOR = "01";
  static final String COMMUNITY_PSYCHIATRIST = "02";
  static final String FUNDING = "04";
  static final String STEP_DOWN = "05";
  static final String CARE_PACKAGE = "09";
  static final String EQUIPMENT = "10";
  static final String FAMILY_CHOICE = "11";
  static final String DISPUTE = "13";
  static final String PRIVATE_RENT = "14";
  static final String SOCIAL_HOUSING = "15";
  static final String NOT_ELIGIBLE = "17";
  static final String SUPPORTED_ACCOMMODATION = "18";
  static final String TEMPORARY_ACCOMMODATION = "19";
  static final String TRIBUNAL = "25";
  static final String COURT_OF_PROTECTION = "26";
  static final String BESPOKE = "32";
  static final String NHS_ASSESSMENT = "35";
  static final String OTHER_ASSESSMENT = "37";

  private Because() {}
}
