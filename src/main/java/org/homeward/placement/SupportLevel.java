package org.homeward.placement;

/** How much support there is, least first. */
enum SupportLevel implements Coded {
  LOW("low", "Low: staff visit"),
  MEDIUM("medium", "Medium: staff are there in the day"),
  HIGH("high", "High: staff are there day and night");

  private final String code;
  private final String words;

  SupportLevel(String code, String words) {
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

  /** Whether this is at least as much support as another. */
  boolean reaches(SupportLevel other) {
    return compareTo(other) >= 0;
  }
}
