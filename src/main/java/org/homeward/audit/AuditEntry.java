package org.homeward.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;

/**
 * An entry as it is stored, all of it.
 *
 * @param id its number; numbers are given before the commit, so a higher one may be seen earlier
 * @param at when, in UTC
 * @param username who, or a name in brackets where nobody was signed in
 * @param agencyCode the agency they worked for, or null
 * @param action what, a fixed word
 * @param personId whom it concerns, or null
 * @param caseReference which case it concerns, or null
 * @param taskKey which task it concerns, or null
 * @param detail more, or null
 * @param people numbers of everyone on a list that was shown, with a space around each, or null
 */
record AuditEntry(
    long id,
    LocalDateTime at,
    String username,
    String agencyCode,
    String action,
    Long personId,
    String caseReference,
    Long taskKey,
    String detail,
    String people) {

  /** All columns of the table, which an SQL statement calls {@code e}. */
  static final String COLUMNS =
      "e.id, e.at, e.username, e.agency_code, e.action, e.person_id, e.case_reference, e.task_key,"
          + " e.detail, e.people";

  static AuditEntry of(ResultSet row) throws SQLException {
    return new AuditEntry(
        row.getLong("id"),
        row.getObject("at", LocalDateTime.class),
        row.getString("username"),
        row.getString("agency_code"),
        row.getString("action"),
        row.getObject("person_id", Long.class),
        row.getString("case_reference"),
        row.getObject("task_key", Long.class),
        row.getString("detail"),
        row.getString("people"));
  }

  /** Says nothing of the person: this text may end up in a log. */
  @Override
  public String toString() {
    return "audit entry " + id;
  }
}
