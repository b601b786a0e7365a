package org.homeward.bottleneck;

import org.homeward.web.StatusTag;

/**
 * One step in words.
 *
 * @param pathway process id
 * @param step element id
 * @param title what is to be done
 * @param pathwayTitle title of the pathway
 * @param who the role asked, or null where the case decides
 * @param target the time allowed in words, or null
 * @param waiting open tasks
 * @param finished tasks finished in the period
 * @param flow what came and left in the period
 * @param half working days within which half were done, in words; null if none were
 * @param most working days within which 85 in 100 were done, in words; null if none were
 * @param late share of those finished that were late, in words; null if none were
 * @param oldest when the oldest came, in words; null if nothing waits
 * @param href address of the cases behind it, or null if nothing waits
 * @param halfDays the same as {@code half}, as a number to sort by; -1 if there is none
 */
record StepLine(
    String pathway,
    String step,
    String title,
    String pathwayTitle,
    String who,
    String target,
    Waiting waiting,
    Finished finished,
    Figures.Flow flow,
    String half,
    String most,
    String late,
    String oldest,
    String href,
    int halfDays) {

  /** Whether there is anything to know of it: something waits, or happened in the period. */
  boolean any() {
    return waiting.tasks() + finished.tasks() + flow.arrived() + flow.cutShort() > 0;
  }

  /** How it stands, as a tag; null where nothing is slow. */
  public StatusTag tag() {
    return switch (waiting.heat()) {
      case NONE, SOME -> null;
      case SLOW -> StatusTag.SLOW;
      case STUCK -> StatusTag.STUCK;
    };
  }
}
