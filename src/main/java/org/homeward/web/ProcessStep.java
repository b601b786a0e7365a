package org.homeward.web;

/**
 * One phase of a case's process.
 *
 * @param name name of the phase
 * @param state where the case stands with it
 */
public record ProcessStep(String name, State state) {
  /** Where the case stands. */
  public enum State {
    /** Behind the case. */
    DONE,
    /** Where the case is. */
    NOW,
    /** Still to come. */
    LATER
  }
}
