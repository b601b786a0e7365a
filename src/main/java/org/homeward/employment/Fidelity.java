package org.homeward.employment;

/**
 * What the IPS fidelity scale says of a caseload: up to 20 people for one full-time specialist
 * scores 5, up to 25 scores 4, up to 30 scores 3, up to 40 scores 2, more scores 1.
 */
enum Fidelity {
  SCORE_5(20),
  SCORE_4(25),
  SCORE_3(30),
  SCORE_2(40),
  SCORE_1(Integer.MAX_VALUE);

  private final int upTo;

  Fidelity(int upTo) {
    this.upTo = upTo;
  }

  static Fidelity of(int people) {
    for (Fidelity score : values()) {
      if (people <= score.upTo) {
        return score;
      }
    }
    throw new IllegalStateException();
  }

  /** The score, 1 to 5. */
  int score() {
    return values().length - ordinal();
  }
}
