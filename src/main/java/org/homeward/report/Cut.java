package org.homeward.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** By what figures of a trust are cut. */
public enum Cut {
  /** Not at all: the whole trust. */
  ALL,
  /** The agency that has, or had, the task. */
  AGENCY,
  /** Its team. */
  TEAM,
  /** The borough of the person's home. */
  BOROUGH,
  /** The ward that the person is on, or was last. */
  WARD;

  /** The word for it in addresses. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @param code a word of an address, or null
   */
  public static Optional<Cut> of(String code) {
    return Arrays.stream(values()).filter(cut -> cut.code().equals(code)).findFirst();
  }
}
