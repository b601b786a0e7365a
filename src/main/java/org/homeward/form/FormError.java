package org.homeward.form;

import java.util.Set;

/**
 * What is wrong with an answer.
 *
 * @param key key of the question
 * @param control id of the first control to put right; the error summary links to it
 * @param text what to do, in words
 * @param controls ids of all controls that are wrong
 */
public record FormError(String key, String control, String text, Set<String> controls) {

  /** Copies the set. */
  public FormError {
    controls = Set.copyOf(controls);
  }
}
