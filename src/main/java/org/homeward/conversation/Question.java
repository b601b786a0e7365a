package org.homeward.conversation;

import java.time.Instant;

/**
 * A question of one team to a team of another agency.
 *
 * @param id its number
 * @param caseId the case
 * @param asking who asks
 * @param displayName the name of the person who asked
 * @param asked who is asked
 * @param words the question
 * @param askedAt when
 * @param dueAt until when the answer is needed
 * @param answer the answer, or null
 * @param answeredAt when, or null
 * @param answeredName the name of the person who answered, or null
 * @param waiting whether an answer is still waited for
 * @param endedAt when it ended without an answer, or null
 * @param endedWhy why: {@code withdrawn}, {@code part-over} or {@code case-closed}; or null
 */
record Question(
    long id,
    long caseId,
    Side asking,
    String displayName,
    Side asked,
    String words,
    Instant askedAt,
    Instant dueAt,
    String answer,
    Instant answeredAt,
    String answeredName,
    boolean waiting,
    Instant endedAt,
    String endedWhy) {

  static final String WITHDRAWN = "withdrawn";
  static final String PART_OVER = "part-over";
  static final String CASE_CLOSED = "case-closed";

  /**
   * Who asks or is asked.
   *
   * @param agencyCode an agency
   * @param teamCode a team of it
   */
  record Side(String agencyCode, String teamCode) {}

  /** Whether an agency asked or is asked. */
  boolean concerns(String agencyCode) {
    return asking.agencyCode().equals(agencyCode) || asked.agencyCode().equals(agencyCode);
  }
}
