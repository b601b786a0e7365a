package org.homeward.placement;

/** Who may live in a home. */
enum GenderRule implements Coded {
  ANY("any", "Anyone"),
  WOMEN("women", "Women only"),
  MEN("men", "Men only");

  private final String code;
  private final String words;

  GenderRule(String code, String words) {
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
