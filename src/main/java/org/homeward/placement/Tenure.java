package org.homeward.placement;

/** How a person holds a home. */
enum Tenure implements Coded {
  LICENCE("licence", "Licence"),
  AST("ast", "Assured shorthold tenancy"),
  ASSURED("assured", "Assured tenancy"),
  PLACEMENT("placement", "Placement agreement");

  private final String code;
  private final String words;

  Tenure(String code, String words) {
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
