package org.homeward.agency;

import java.util.Arrays;
import java.util.Optional;

/** What sort of organisation an agency is. */
public enum AgencyKind {
  /** An NHS trust: runs wards and community mental-health teams. */
  NHS_TRUST("nhs-trust"),
  /** A London borough council: housing and adult social care. */
  COUNCIL("council"),
  /** A charity, housing association or other partner. */
  VOLUNTARY_SECTOR("voluntary-sector"),
  /** The integrated care board, which commissions. */
  ICB("icb");

  private final String code;

  AgencyKind(String code) {
    this.code = code;
  }

  /**
   * @return how this kind is written in directory files
   */
  public String code() {
    return code;
  }

  static Optional<AgencyKind> of(String code) {
    return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
  }
}
