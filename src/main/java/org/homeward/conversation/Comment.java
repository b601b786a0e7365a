package org.homeward.conversation;

import java.time.Instant;
import java.util.Set;

/**
 * What somebody said about a case.
 *
 * @param id its number
 * @param caseId the case
 * @param taskKey the task it was written at, or null
 * @param username who wrote it
 * @param displayName their name
 * @param agencyCode their agency
 * @param saidAt when
 * @param words what they said
 * @param struckAt when they struck it through, or null
 * @param struckReason why, or null
 * @param readers codes of the agencies it is for, their own among them
 */
record Comment(
    long id,
    long caseId,
    Long taskKey,
    String username,
    String displayName,
    String agencyCode,
    Instant saidAt,
    String words,
    Instant struckAt,
    String struckReason,
    Set<String> readers) {

  /** The same with its readers, which stand in another table. */
  Comment readBy(Set<String> agencies) {
    return new Comment(
        id,
        caseId,
        taskKey,
        username,
        displayName,
        agencyCode,
        saidAt,
        words,
        struckAt,
        struckReason,
        agencies);
  }
}
