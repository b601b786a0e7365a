package org.homeward.emergency;

import java.time.Instant;

/**
 * A record that was opened, or a try that found nobody.
 *
 * @param id number of the opening
 * @param username who opened it
 * @param agencyCode their agency
 * @param personId whose record, or null if nobody was found
 * @param reason why, in their words
 * @param openedAt when
 * @param untilAt until when it is open
 * @param reviewedAt when the information governance lead looked at it, or null
 * @param reviewedBy username of who did, or null
 * @param reviewNote what they found, or null
 */
record Opening(
    long id,
    String username,
    String agencyCode,
    Long personId,
    String reason,
    Instant openedAt,
    Instant untilAt,
    Instant reviewedAt,
    String reviewedBy,
    String reviewNote) {}
