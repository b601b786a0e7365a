package org.homeward.contact;

import java.time.Instant;
import java.util.Set;

/**
 * Somebody outside Homeward who matters to a case.
 *
 * @param id its number
 * @param caseId the case
 * @param known what is known of them
 * @param displayName who added them
 * @param agencyCode their agency
 * @param addedAt when
 * @param revision how often it was changed
 * @param changedName who changed it last, or null
 * @param changedAt when, or null
 * @param removed whether somebody removed it
 * @param readers codes of the agencies it is for, that of who added it among them
 */
record Contact(
    long id,
    long caseId,
    Known known,
    String displayName,
    String agencyCode,
    Instant addedAt,
    int revision,
    String changedName,
    Instant changedAt,
    boolean removed,
    Set<String> readers) {

  /**
   * What is known of them.
   *
   * @param relation what they are to the person, see {@link ContactRelations}
   * @param name their name
   * @param phone telephone number, or null if there is an e-mail address
   * @param email e-mail address, or null if there is a telephone number
   * @param note what to know before one calls or writes, or null
   */
  record Known(String relation, String name, String phone, String email, String note) {}

  /** The same with its readers, which stand in another table. */
  Contact readBy(Set<String> agencies) {
    return new Contact(
        id,
        caseId,
        known,
        displayName,
        agencyCode,
        addedAt,
        revision,
        changedName,
        changedAt,
        removed,
        agencies);
  }
}
