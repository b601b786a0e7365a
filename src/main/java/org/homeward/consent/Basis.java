package org.homeward.consent;

import java.util.Locale;

/** Who decided, by the Mental Capacity Act 2005. */
enum Basis {
  /** The person, who can decide this (section 2). */
  PERSON,
  /** An attorney or a deputy for health and welfare (sections 9 and 16). */
  ATTORNEY,
  /** Others, in the best interests of a person who cannot decide this (section 4). */
  BEST_INTERESTS;

  /** As forms and messages write it: "best-interests". */
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The basis of a code, or null. */
  static Basis of(String code) {
    return code == null ? null : valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
