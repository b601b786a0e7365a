package org.homeward.placement;

/**
 * What a provider may have to know of before it takes somebody: no more than it needs for the home.
 */
enum HousingRisk implements Coded {
  ARSON("arson", "Fire-setting"),
  VIOLENCE("violence", "Violence towards others"),
  SEXUAL_OFFENCE("sexual-offence", "Sexual offences"),
  SUBSTANCE_USE("substance-use", "Use of drugs or alcohol"),
  EXPLOITATION("exploitation", "Being exploited by others");

  private final String code;
  private final String words;

  HousingRisk(String code, String words) {
    this.code = code;
    this.words = words;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public String words() {
    return words;
  }
}
