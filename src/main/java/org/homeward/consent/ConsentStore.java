package org.homeward.consent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.homeward.access.ConsentPurpose;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what was said. Entries are added; only that somebody was told of an end is noted on them.
 */
@Component
class ConsentStore {

  static final int PAGE = 20;

  /** More things than anybody is asked about; a page shows no more. */
  private static final int MOST = 200;

  /** Whether nothing newer was said about the same thing. */
  private static final String HOLDS =
      """
      NOT EXISTS (
        SELECT 1 FROM consent_record n
        WHERE n.person_id = c.person_id AND n.purpose = c.purpose
          AND n.agency_code = c.agency_code AND n.carer = c.carer AND n.id > c.id)
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  ConsentStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Who recorded something.
   *
   * @param agencyName for whom they work, or null
   */
  record By(String username, String name, String agencyName) {}

  /** Keeps what was said; {@code actId} is the answered form it was read from, or null. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void add(long personId, long caseId, Consent consent, By who, String actId) {
    // What was said before about the same thing has ended with this, so that nobody looks for it.
    jdbc.sql(
            """
            UPDATE consent_record SET ended_at = :now
            WHERE person_id = :person AND purpose = :purpose AND agency_code = :agency
              AND carer = :carer AND ended_at IS NULL
            """)
        .param("now", utc(clock.instant()))
        .param("person", personId)
        .param("purpose", consent.purpose().code())
        .param("agency", consent.agencyCode())
        .param("carer", consent.carer())
        .update();
    jdbc.sql(
            """
            INSERT INTO consent_record
              (person_id, case_id, purpose, agency_code, carer, decision, basis, said_how, said_on,
               valid_until, note, recorded_at, username, display_name, agency_name, act_id, closes)
            VALUES (:person, :case, :purpose, :agency, :carer, :decision, :basis, :how, :on,
              :until, :note, :now, :username, :name, :agencyName, :act, :closes)
            """)
        .param("person", personId)
        .param("case", caseId)
        .param("purpose", consent.purpose().code())
        .param("agency", consent.agencyCode())
        .param("carer", consent.carer())
        .param("decision", consent.decision().name())
        .param("basis", consent.basis() == null ? null : consent.basis().name())
        .param("how", consent.how())
        .param("on", consent.saidOn())
        .param("until", consent.validUntil())
        .param("note", consent.note())
        .param("now", utc(clock.instant()))
        .param("username", who.username())
        .param("name", who.name())
        .param("agencyName", who.agencyName())
        .param("act", actId)
        .param("closes", consent.closes())
        .update();
  }

  /** What holds for a person now, newest first. */
  List<ConsentEntry> holding(long personId) {
    return jdbc.sql(
            "SELECT c.* FROM consent_record c WHERE c.person_id = :person AND "
                + HOLDS
                + " ORDER BY c.id DESC LIMIT :most")
        .param("person", personId)
        .param("most", MOST)
        .query(ConsentStore::row)
        .list();
  }

  /** All that was ever said, newest first; at most one more than a page. */
  List<ConsentEntry> history(long personId, long before) {
    return jdbc.sql(
            """
            SELECT c.* FROM consent_record c WHERE c.person_id = :person AND c.id < :before
            ORDER BY c.id DESC LIMIT :most
            """)
        .param("person", personId)
        .param("before", before)
        .param("most", PAGE + 1)
        .query(ConsentStore::row)
        .list();
  }

  /** What holds, ends on a day or before, and was not told of yet; the oldest first. */
  List<ConsentEntry> endingBy(LocalDate day, Told told, int most) {
    return jdbc.sql(
            ("SELECT c.* FROM consent_record c WHERE c.%s IS NULL AND c.ended_at IS NULL"
                    + " AND c.valid_until <= :day AND c.decision = 'AGREED'"
                    + " ORDER BY c.valid_until, c.id LIMIT :most")
                .formatted(told.column))
        .param("day", day)
        .param("most", most)
        .query(ConsentStore::row)
        .list();
  }

  /** What is told about an end. */
  enum Told {
    ENDS_SOON("reminded_at"),
    ENDED("ended_at");

    private final String column;

    Told(String column) {
      this.column = column;
    }
  }

  /** Notes that it was told. Of two copies of the application one does. */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean told(long id, Told told) {
    return jdbc.sql(
                "UPDATE consent_record SET %1$s = :now WHERE id = :id AND %1$s IS NULL"
                    .formatted(told.column))
            .param("now", utc(clock.instant()))
            .param("id", id)
            .update()
        > 0;
  }

  private static ConsentEntry row(ResultSet row, int number) throws SQLException {
    String basis = row.getString("basis");
    return new ConsentEntry(
        row.getLong("id"),
        row.getLong("person_id"),
        row.getLong("case_id"),
        new Consent(
            ConsentPurpose.of(row.getString("purpose")).orElseThrow(),
            row.getString("agency_code"),
            row.getString("carer"),
            Decision.valueOf(row.getString("decision")),
            basis == null ? null : Basis.valueOf(basis),
            row.getString("said_how"),
            row.getObject("said_on", LocalDate.class),
            row.getObject("valid_until", LocalDate.class),
            row.getString("note"),
            row.getBoolean("closes")),
        row.getObject("recorded_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
        row.getString("display_name"),
        row.getString("agency_name"),
        row.getString("act_id") != null);
  }

  private static LocalDateTime utc(Instant at) {
    return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
  }
}
