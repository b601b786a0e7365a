package org.homeward.meeting;

import java.time.Instant;
import java.util.Locale;

/**
 * A case on the list of a kind of meeting.
 *
 * @param id its number
 * @param kind key of the kind
 * @param caseId the case
 * @param why why it should be discussed
 * @param at since when it is on the list
 * @param by who put it there, or null if the pathway did
 * @param agency for whom they did it, or null
 * @param leftAt when it left the list without having been discussed, or null
 * @param leftWhy why it left, or null
 */
record Listing(
    long id,
    String kind,
    long caseId,
    String why,
    Instant at,
    String by,
    String agency,
    Instant leftAt,
    LeftWhy leftWhy) {

  /** Why a case needs no meeting any more. */
  enum LeftWhy {
    CLOSED,
    LEFT_HOSPITAL,
    DIED;

    /** Key of the words for it, in which 0 is the day. */
    String key() {
      return "meeting.gone." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Whether there is nothing to discuss any more. */
  boolean gone() {
    return leftAt != null;
  }
}
