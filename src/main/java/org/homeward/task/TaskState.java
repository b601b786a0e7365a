package org.homeward.task;

/** Where a task stands. */
enum TaskState {
  /** Waits for a person. */
  OPEN,
  /** Finished by a person, not yet confirmed by the engine. */
  COMPLETING,
  /** Finished. */
  COMPLETED,
  /** Ended without being finished, because the case moved on. */
  CANCELED;

  boolean isOver() {
    return this == COMPLETED || this == CANCELED;
  }
}
