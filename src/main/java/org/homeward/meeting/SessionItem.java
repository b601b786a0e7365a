package org.homeward.meeting;

import java.time.Instant;

/**
 * A case in a session.
 *
 * @param id its number
 * @param sessionId the session
 * @param listing why it is there
 * @param decision what was decided, or null
 * @param decidedAt when that was written last, or null
 * @param decidedBy who wrote it, or null
 * @param version goes up with each decision, so that one chair does not write over another
 */
record SessionItem(
    long id,
    long sessionId,
    Listing listing,
    String decision,
    Instant decidedAt,
    String decidedBy,
    long version) {

  long caseId() {
    return listing.caseId();
  }

  /** Whether the case needs no decision any more. */
  boolean gone() {
    return listing.gone();
  }
}
