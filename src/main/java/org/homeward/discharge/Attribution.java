package org.homeward.discharge;

import java.util.Arrays;
import java.util.Optional;

/**
 * Who a delay is attributed to.
 *
 * <p>Source: NHS England, Mental Health Services Data Set version 6, ATTRIBUTABLE TO INDICATOR;
 * code 07 (housing) ended in March 2024.
 */
public enum Attribution {
  NHS("04", "NHS"),
  SOCIAL_CARE("05", "Social care"),
  BOTH("06", "NHS and social care");

  private final String code;
  private final String words;

  Attribution(String code, String words) {
    this.code = code;
    this.words = words;
  }

  /** The national code. */
  public String code() {
    return code;
  }

  /** Its name on pages. */
  public String words() {
    return words;
  }

  /** Whether the responsible council has to be named with it. */
  public boolean needsCouncil() {
    return this != NHS;
  }

  /**
   * @param code a national code, or null
   */
  public static Optional<Attribution> of(String code) {
    return Arrays.stream(values()).filter(a -> a.code.equals(code)).findFirst();
  }
}
