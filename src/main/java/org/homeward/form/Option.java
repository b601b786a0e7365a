package org.homeward.form;

import java.util.Objects;

/**
 * One choice of a question.
 *
 * @param value what is stored
 * @param label what people read
 */
public record Option(String value, String label) {

  /** Refuses nulls. */
  public Option {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(label, "label");
  }
}
