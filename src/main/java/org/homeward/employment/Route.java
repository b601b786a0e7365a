package org.homeward.employment;

/** The kind of employment support. */
enum Route {
  /** Individual Placement and Support, for people with a severe mental illness. */
  IPS("ips", "Individual Placement and Support (IPS)"),
  /** An employment adviser of NHS Talking Therapies, beside a therapy. */
  TALKING_THERAPIES("talking-therapies", "NHS Talking Therapies employment adviser");

  private final String code;
  private final String words;

  Route(String code, String words) {
    this.code = code;
    this.words = words;
  }

  String code() {
    return code;
  }

  String words() {
    return words;
  }

  /**
   * The route of a code that a decision table gives.
   *
   * @throws EmploymentRuleBroken if there is none
   */
  static Route of(String code) {
    for (Route route : values()) {
      if (route.code.equals(code)) {
        return route;
      }
    }
    throw new EmploymentRuleBroken("No such route: " + code);
  }
}
