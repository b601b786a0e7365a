package org.homeward.consent;

import java.time.Instant;

/**
 * A consent as it is kept.
 *
 * @param id number of the entry; the newest about the same thing holds
 * @param personId whose
 * @param caseId the case in which it was asked
 * @param consent what was said
 * @param recordedAt when it was recorded
 * @param recordedBy who asked or recorded it, by name
 * @param agencyName for whom they work, or null
 * @param fromForm whether it was read from a form of a pathway
 */
record ConsentEntry(
    long id,
    long personId,
    long caseId,
    Consent consent,
    Instant recordedAt,
    String recordedBy,
    String agencyName,
    boolean fromForm) {}
