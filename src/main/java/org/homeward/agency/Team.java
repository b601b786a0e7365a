package org.homeward.agency;

import java.time.LocalDate;
import java.util.List;

/**
 * A team of an agency. Tasks are given to teams; people work in them.
 *
 * @param code short name in lower case, never changed once used
 * @param name name shown to people
 * @param agencyCode the agency it belongs to
 * @param roles the roles it serves, in alphabetical order
 * @param boroughCodes the boroughs it covers, in alphabetical order; empty means wherever its
 *     agency works
 * @param ward whether it is a ward
 * @param phone phone number shown to people, or null
 * @param email shared mailbox, or null
 * @param activeFrom first day it works, or null for "always did"
 * @param activeTo last day it works, or null while no end is known
 * @param successorCode code of the team that takes over its cases and open tasks on the day after
 *     its last, or null if none does
 */
public record Team(
    String code,
    String name,
    String agencyCode,
    List<String> roles,
    List<String> boroughCodes,
    boolean ward,
    String phone,
    String email,
    LocalDate activeFrom,
    LocalDate activeTo,
    String successorCode) {

  /**
   * A team that nobody takes over from.
   *
   * @param code as above
   * @param name as above
   * @param agencyCode as above
   * @param roles as above
   * @param boroughCodes as above
   * @param ward as above
   * @param phone as above
   * @param email as above
   * @param activeFrom as above
   * @param activeTo as above
   */
  public Team(
      String code,
      String name,
      String agencyCode,
      List<String> roles,
      List<String> boroughCodes,
      boolean ward,
      String phone,
      String email,
      LocalDate activeFrom,
      LocalDate activeTo) {
    this(
        code,
        name,
        agencyCode,
        roles,
        boroughCodes,
        ward,
        phone,
        email,
        activeFrom,
        activeTo,
        null);
  }

  /**
   * @param role a role code such as "housing-officer"
   * @return whether the team does the work of that role
   */
  public boolean serves(String role) {
    return role != null && roles.contains(role);
  }

  /**
   * @param boroughCode a borough, or null if it is not known
   * @return whether the team works there; a team without boroughs of its own works wherever its
   *     agency does
   */
  public boolean covers(String boroughCode) {
    return boroughCodes.isEmpty() || (boroughCode != null && boroughCodes.contains(boroughCode));
  }

  /**
   * @param day a day in London
   * @return whether the team works on that day
   */
  public boolean isActiveOn(LocalDate day) {
    return Periods.covers(activeFrom, activeTo, day);
  }
}
