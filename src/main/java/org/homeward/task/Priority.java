package org.homeward.task;

/**
 * How a team ranks its tasks. What is high stands first in lists; the rest follows by when it is
 * due.
 */
enum Priority {
  HIGH(1, 75),
  NORMAL(2, 50);

  private final int rank;
  private final int engine;

  Priority(int rank, int engine) {
    this.rank = rank;
    this.engine = engine;
  }

  /** As it is kept and sorted by. */
  int rank() {
    return rank;
  }

  /** As the engine counts it, from 0 to 100. */
  int engine() {
    return engine;
  }

  static Priority ofRank(int rank) {
    return rank < NORMAL.rank ? HIGH : NORMAL;
  }

  /** What a model gives a task; 50 where it says nothing. */
  static Priority ofEngine(int priority) {
    return priority > NORMAL.engine ? HIGH : NORMAL;
  }
}
