package org.homeward.form;

import java.util.Locale;

/**
 * A question answered with a day. The answer is an ISO date.
 *
 * @param question what all questions have
 * @param pastRefused whether days before today are refused
 */
public record DateField(Question question, boolean pastRefused) implements FormField {

  /** The three boxes, in order; their controls are named key-day, key-month and key-year. */
  enum Part {
    DAY,
    MONTH,
    YEAR;

    String controlOf(String key) {
      return key + "-" + name().toLowerCase(Locale.ROOT);
    }
  }
}
