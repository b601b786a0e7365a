package org.homeward.task;

/**
 * Something that may not be done with a task as it stands. The message says why, in plain words.
 */
class TaskRefusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TaskRefusal(String message) {
    super(message);
  }
}
