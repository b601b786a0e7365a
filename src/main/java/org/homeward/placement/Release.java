package org.homeward.placement;

import java.time.Instant;

/**
 * What one provider was given to read for one nomination.
 *
 * @param id database id
 * @param nominationId the nomination
 * @param agencyCode the provider
 * @param home scheme and name of the home
 * @param words what it reads
 * @param consent what was agreed, a code: {@code yes} or {@code best-interests}
 * @param consentedAt when that was recorded
 * @param needsMark fingerprint of the needs that the words were written from
 * @param at when it was released
 * @param byName who released it
 * @param byAgency for whom they work, or null
 * @param endedAt since when it is over, or null while the provider reads it
 * @param replaced whether it is over because other words took its place
 */
record Release(
    long id,
    long nominationId,
    String agencyCode,
    String home,
    ReleasedWords words,
    String consent,
    Instant consentedAt,
    String needsMark,
    Instant at,
    String byName,
    String byAgency,
    Instant endedAt,
    boolean replaced) {

  boolean isCurrent() {
    return endedAt == null;
  }

  /** The short name of the nomination. */
  String subject() {
    return Nomination.subject(nominationId);
  }
}
