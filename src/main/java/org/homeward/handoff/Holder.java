package org.homeward.handoff;

import java.util.Locale;
import org.homeward.agency.AgencyKind;

/** With whom a day of a case is counted. */
enum Holder {
  /** NHS trusts. */
  TRUST,
  /** Councils. */
  COUNCIL,
  /** Charities, housing associations and other providers. */
  PARTNER,
  /** The integrated care board, and agencies that nobody knows any more. */
  OTHER,
  /** Nobody: the clock was stopped. */
  STOPPED;

  /** The word for it in message keys and class names. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @param kind what sort of organisation it is, or null if it is not known
   */
  static Holder of(AgencyKind kind) {
    return kind == null
        ? OTHER
        : switch (kind) {
          case NHS_TRUST -> TRUST;
          case COUNCIL -> COUNCIL;
          case VOLUNTARY_SECTOR -> PARTNER;
          case ICB -> OTHER;
        };
  }
}
