package org.homeward.trial;

/**
 * What somebody does in a story.
 *
 * @param daysAgo how many days before today; the working day before if it is none, later if it
 *     cannot be done yet
 * @param who who does it
 * @param deed what they do
 */
record Step(int daysAgo, Who who, Deed deed) {

  static Step ago(int days, Who who, Deed deed) {
    return new Step(days, who, deed);
  }
}
