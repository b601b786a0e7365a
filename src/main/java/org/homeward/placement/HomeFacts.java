package org.homeward.placement;

import java.math.BigDecimal;

/**
 * What a home is like. Null means that its provider has not said.
 *
 * @param name name within its scheme, for example "Room 3"
 * @param selfContained whether it has its own kitchen and bathroom
 * @param floor 0 is the ground floor
 * @param stepFree whether one gets in without a step
 * @param genderRule who may live there
 * @param tenure how one holds it
 * @param pets whether pets are allowed
 * @param weeklyRent in pounds a week
 * @param weeklyServiceCharge in pounds a week, on top of the rent
 */
record HomeFacts(
    String name,
    Boolean selfContained,
    Integer floor,
    Boolean stepFree,
    GenderRule genderRule,
    Tenure tenure,
    Boolean pets,
    BigDecimal weeklyRent,
    BigDecimal weeklyServiceCharge) {

  /** Rent and service charge together, or null while the rent is not known. */
  BigDecimal weeklyCost() {
    if (weeklyRent == null) {
      return null;
    }
    return weeklyServiceCharge == null ? weeklyRent : weeklyRent.add(weeklyServiceCharge);
  }
}
