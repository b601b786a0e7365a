package org.homeward.agency;

import java.time.LocalDate;

/**
 * An organisation that takes part in the work.
 *
 * @param code short name in lower case, never changed once used
 * @param name name shown to people
 * @param kind sort of organisation
 * @param odsCode code in the NHS Organisation Data Service, or null
 * @param onsCode code of the Office for National Statistics (councils), or null
 * @param activeFrom first day it takes part, or null for "always did"
 * @param activeTo last day it takes part, or null while no end is known
 */
public record Agency(
    String code,
    String name,
    AgencyKind kind,
    String odsCode,
    String onsCode,
    LocalDate activeFrom,
    LocalDate activeTo) {

  /**
   * @param day a day in London
   * @return whether the agency takes part on that day
   */
  public boolean isActiveOn(LocalDate day) {
    return Periods.covers(activeFrom, activeTo, day);
  }
}
