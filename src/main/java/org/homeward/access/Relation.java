package org.homeward.access;

/** What somebody is to a case. The strongest counts. */
public enum Relation {
  /** Their role looks after every case of the trust that has the person. */
  LOOKS_AFTER,
  /** The person is on their ward. */
  ON_THEIR_WARD,
  /**
   * Their team has, or had, a task in the case: asked, nominated, referring or responsible. For a
   * partner of the voluntary sector until its part in the case is over.
   */
  IN_THEIR_TEAM,
  /** They have opened the person's record in an emergency: for a short time they may look. */
  EMERGENCY,
  /** Nothing: for them there is no such case. */
  NONE;

  /**
   * @return whether they may open the case
   */
  public boolean opens() {
    return this != NONE;
  }

  /**
   * @return whether they may do something in the case, if their role may
   */
  public boolean acts() {
    return opens() && this != EMERGENCY;
  }

  /**
   * @return whether the whole case is theirs to look after, with what every agency answered
   */
  public boolean isWholeCase() {
    return this == LOOKS_AFTER || this == ON_THEIR_WARD;
  }
}
