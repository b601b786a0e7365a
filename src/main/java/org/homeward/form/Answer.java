package org.homeward.form;

import java.util.List;

/** What one question's controls hold: nothing, a value, or something that cannot be one. */
sealed interface Answer {

  /** Nothing was typed or chosen. */
  record Blank() implements Answer {}

  /**
   * @param value the answer, of a type JSON knows
   */
  record Given(Object value) implements Answer {}

  /**
   * @param message what is wrong, in words
   * @param controls the controls that are wrong; empty for the question's only one
   */
  record Wrong(String message, List<String> controls) implements Answer {}

  static Answer wrong(String message) {
    return new Wrong(message, List.of());
  }
}
