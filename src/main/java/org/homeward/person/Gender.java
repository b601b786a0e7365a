package org.homeward.person;

/** A person's gender as they state it. */
public enum Gender {
  /** Female, including trans woman. */
  FEMALE("Female"),
  /** Male, including trans man. */
  MALE("Male"),
  /** Non-binary. */
  NON_BINARY("Non-binary"),
  /** A gender that is not in this list. */
  OTHER("Other"),
  /** Asked, and not stated. */
  NOT_STATED("Not stated");

  private final String title;

  Gender(String title) {
    this.title = title;
  }

  /**
   * @return the words shown to people
   */
  public String title() {
    return title;
  }
}
