package org.homeward.employment;

import java.util.List;

/** What came of the support nationally: the first employment record against the last. */
enum Outcome {
  /** Fewer than two records: there is nothing to compare. */
  NO_PAIR("No outcome yet: there are fewer than two employment records"),
  NOT_STATED("No outcome: the status was not stated"),
  GAINED("In work now, not at the start"),
  BACK("Back at work, off sick at the start"),
  KEPT("In work at the start and now"),
  LOST("In work at the start, not now"),
  STILL_OUT("Not in work at the start, nor now");

  private final String words;

  Outcome(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  /**
   * Compares the first of a person's records with the last; they are in the order of their days.
   */
  static Outcome of(List<RecordEntity> records) {
    if (records.size() < 2) {
      return NO_PAIR;
    }
    RecordEntity first = records.getFirst();
    RecordEntity last = records.getLast();
    if (first.status() == EmploymentStatus.NOT_STATED
        || last.status() == EmploymentStatus.NOT_STATED) {
      return NOT_STATED;
    }
    boolean before = first.status() == EmploymentStatus.EMPLOYED;
    boolean after = last.status() == EmploymentStatus.EMPLOYED;
    if (before && after) {
      return first.offSick() && !last.offSick() ? BACK : KEPT;
    }
    if (after) {
      return GAINED;
    }
    return before ? LOST : STILL_OUT;
  }
}
