package org.homeward.audit;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Which entries are wanted; null parts do not matter.
 *
 * @param agencyCode entries of accounts of this agency
 * @param username entries of this account
 * @param caseReference entries about this case
 * @param personId entries about this person
 * @param listedPersonId entries of lists on which this person stood
 * @param group sort of action
 * @param from first moment
 * @param to first moment that is too late
 */
record AuditFilter(
    String agencyCode,
    String username,
    String caseReference,
    Long personId,
    Long listedPersonId,
    Group group,
    Instant from,
    Instant to) {

  /** Sorts of actions. */
  enum Group {
    ACTS("acts", "e.action NOT LIKE 'read.%' AND e.action NOT LIKE 'log%'"),
    READS("reads", "e.action LIKE 'read.%'"),
    SIGN_INS("sign-ins", "e.action LIKE 'log%'");

    private final String code;
    private final String condition;

    Group(String code, String condition) {
      this.code = code;
      this.condition = condition;
    }

    String code() {
      return code;
    }

    String condition() {
      return condition;
    }

    static Optional<Group> of(String code) {
      return Arrays.stream(values()).filter(group -> group.code.equals(code)).findFirst();
    }
  }

  /** Everything about a person, lists apart. */
  static AuditFilter about(long personId) {
    return new AuditFilter(null, null, null, personId, null, null, null, null);
  }

  /** The lists on which a person stood, of a time. */
  static AuditFilter listed(long personId, Instant from, Instant to) {
    return new AuditFilter(null, null, null, null, personId, null, from, to);
  }

  AuditFilter ofAgency(String code) {
    return new AuditFilter(
        code, username, caseReference, personId, listedPersonId, group, from, to);
  }
}
