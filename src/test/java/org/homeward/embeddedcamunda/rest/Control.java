package org.homeward.embeddedcamunda.rest;

import java.time.Duration;
import java.time.Instant;

/** What the management endpoints can do to the embedded Camunda. */
public interface Control {
  /** Returns the time the engine lives by. */
  Instant now();

  /** Moves the time. */
  void addTime(Duration duration);

  /** Stops the time at an instant. */
  void pinTime(Instant instant);

  /** Goes back to real time. */
  void resetTime();

  /**
   * Forgets everything.
   *
   * @return number of the change
   */
  long purge();

  /** Returns the number of the last change, 0 if there was none. */
  long lastChange();
}
