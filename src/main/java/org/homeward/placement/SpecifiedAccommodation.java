package org.homeward.placement;

/**
 * The kinds of specified accommodation, which decide who pays the rent.
 *
 * <p>Source: Department for Work and Pensions, Universal Credit Regulations 2013, schedule 1
 * paragraph 3A: in specified accommodation Housing Benefit pays housing costs, and not Universal
 * Credit.
 */
enum SpecifiedAccommodation implements Coded {
  EXEMPT("exempt", "Exempt accommodation: a not-for-profit landlord gives the support"),
  MANAGED("managed", "Managed property: a not-for-profit landlord, support from another body"),
  REFUGE("refuge", "Refuge"),
  COUNCIL_HOSTEL("council-hostel", "Council hostel with support"),
  NONE("none", "Not specified accommodation");

  private final String code;
  private final String words;

  SpecifiedAccommodation(String code, String words) {
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

  /** Who pays the rent of somebody who cannot, as a code for forms and decisions. */
  String rentPaidBy() {
    return this == NONE ? "universal-credit" : "housing-benefit";
  }

  /** Who pays the rent of somebody who cannot, in words. */
  String whoPaysRent() {
    return this == NONE ? "Universal Credit pays the rent" : "Housing Benefit pays the rent";
  }
}
