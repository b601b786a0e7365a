package org.homeward.contact;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.homeward.casefile.WithReaders;
import org.homeward.identity.SignedInUser;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Contacts of cases. An agency is given those that are for it and no others. */
@Component
class ContactStore {

  static final int PAGE = 25;

  /** The same by the same person within this time is one form sent twice. */
  private static final Duration TWICE = Duration.ofMinutes(2);

  private final JdbcClient jdbc;
  private final JdbcOperations batch;
  private final Clock clock;

  ContactStore(JdbcClient jdbc, JdbcOperations batch, Clock clock) {
    this.jdbc = jdbc;
    this.batch = batch;
    this.clock = clock;
  }

  /** Keeps a contact; the case has to be locked. */
  @Transactional(propagation = Propagation.MANDATORY)
  public long add(long caseId, Contact.Known known, Set<String> readers, SignedInUser who) {
    KeyHolder key = new GeneratedKeyHolder();
    with(
            jdbc.sql(
                """
                INSERT INTO case_contact
                  (case_id, relation, contact_name, phone, email, note, username, display_name,
                   agency_code, added_at)
                VALUES (:caseId, :relation, :name, :phone, :email, :note, :me, :display, :agency,
                  :now)
                """),
            known)
        .param("caseId", caseId)
        .param("me", who.getUsername())
        .param("display", who.getDisplayName())
        .param("agency", who.getAgencyCode())
        .param("now", now())
        .update(key, "id");
    long id = key.getKeyAs(Number.class).longValue();
    keepReaders(caseId, id, readers);
    return id;
  }

  /**
   * Changes a contact and who reads it.
   *
   * @param contact as it was read
   * @param revision the one that was looked at
   * @return whether nobody else changed or removed it meanwhile
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean change(
      Contact contact, int revision, Contact.Known known, Set<String> readers, SignedInUser who) {
    int changed =
        with(
                jdbc.sql(
                    """
                    UPDATE case_contact SET relation = :relation, contact_name = :name,
                      phone = :phone, email = :email, note = :note, revision = revision + 1,
                      changed_at = :now, changed_by = :me, changed_name = :display
                    WHERE id = :id AND revision = :revision AND removed_at IS NULL
                    """),
                known)
            .param("now", now())
            .param("me", who.getUsername())
            .param("display", who.getDisplayName())
            .param("id", contact.id())
            .param("revision", revision)
            .update();
    if (changed == 0) {
      return false;
    }
    jdbc.sql("DELETE FROM case_contact_reader WHERE contact_id = :id")
        .param("id", contact.id())
        .update();
    keepReaders(contact.caseId(), contact.id(), readers);
    return true;
  }

  /**
   * Removes a contact; the row stays for the record.
   *
   * @return whether it stood until now
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean remove(long id, SignedInUser who, String reason) {
    int removed =
        jdbc.sql(
                """
                UPDATE case_contact SET removed_at = :now, removed_by = :me,
                  removed_name = :name, removed_reason = :reason
                WHERE id = :id AND removed_at IS NULL
                """)
            .param("now", now())
            .param("me", who.getUsername())
            .param("name", who.getDisplayName())
            .param("reason", reason)
            .param("id", id)
            .update();
    jdbc.sql("UPDATE case_contact_reader SET removed = TRUE WHERE contact_id = :id")
        .param("id", id)
        .update();
    return removed > 0;
  }

  private void keepReaders(long caseId, long id, Set<String> readers) {
    batch.batchUpdate(
        """
        INSERT INTO case_contact_reader (case_id, agency_code, removed, contact_id)
        VALUES (?, ?, FALSE, ?)
        """,
        readers.stream().map(agency -> new Object[] {caseId, agency, id}).toList());
  }

  private static JdbcClient.StatementSpec with(JdbcClient.StatementSpec sql, Contact.Known known) {
    return sql.param("relation", known.relation())
        .param("name", known.name())
        .param("phone", known.phone(), Types.VARCHAR)
        .param("email", known.email(), Types.VARCHAR)
        .param("note", known.note(), Types.VARCHAR);
  }

  /** Whether somebody added the same a moment ago for the same readers. */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean isSentTwice(
      long caseId, Contact.Known known, Set<String> readers, SignedInUser who) {
    return jdbc
        .sql(
            """
            SELECT c.*, a.agency_code AS reader
            FROM case_contact c JOIN case_contact_reader a ON a.contact_id = c.id
            WHERE c.id = (SELECT MAX(id) FROM case_contact
              WHERE case_id = :caseId AND agency_code = :agency AND username = :me)
            """)
        .param("caseId", caseId)
        .param("agency", who.getAgencyCode())
        .param("me", who.getUsername())
        .query(WithReaders.of(ContactStore::row, Contact::readBy))
        .stream()
        .filter(last -> last.known().equals(known) && !last.removed())
        .filter(last -> last.addedAt().isAfter(clock.instant().minus(TWICE)))
        .anyMatch(last -> last.readers().equals(readers));
  }

  /** How many contacts stand in a case for an agency. */
  @Transactional(readOnly = true)
  public int countFor(long caseId, String agencyCode) {
    return jdbc.sql(
            """
            SELECT COUNT(*) FROM case_contact_reader
            WHERE case_id = :caseId AND agency_code = :agency AND removed = FALSE
            """)
        .param("caseId", caseId)
        .param("agency", agencyCode)
        .query(Integer.class)
        .single();
  }

  /**
   * Contacts for an agency that stand, in the order in which they were added; one statement.
   *
   * @param caseId the case
   * @param agencyCode the agency of who reads
   * @param after only those added after the one with this number
   * @param most how many at most
   */
  @Transactional(readOnly = true)
  public List<Contact> some(long caseId, String agencyCode, long after, int most) {
    return jdbc.sql(
            """
            SELECT c.*, a.agency_code AS reader
            FROM (SELECT contact_id FROM case_contact_reader
                WHERE case_id = :caseId AND agency_code = :agency AND removed = FALSE
                  AND contact_id > :after
                ORDER BY contact_id LIMIT :most) r
              JOIN case_contact c ON c.id = r.contact_id
              JOIN case_contact_reader a ON a.contact_id = c.id
            ORDER BY c.id
            """)
        .param("caseId", caseId)
        .param("agency", agencyCode)
        .param("after", after)
        .param("most", most)
        .query(WithReaders.of(ContactStore::row, Contact::readBy));
  }

  /**
   * A contact of a case that is for an agency.
   *
   * @param id its number
   * @param caseId the case it has to belong to
   * @param agencyCode the agency it has to be for
   */
  @Transactional(readOnly = true)
  public Optional<Contact> find(long id, long caseId, String agencyCode) {
    return jdbc
        .sql(
            """
            SELECT c.*, a.agency_code AS reader
            FROM case_contact c
              JOIN case_contact_reader r
                ON r.case_id = c.case_id AND r.contact_id = c.id AND r.agency_code = :agency
              JOIN case_contact_reader a ON a.contact_id = c.id
            WHERE c.id = :id AND c.case_id = :caseId
            """)
        .param("id", id)
        .param("caseId", caseId)
        .param("agency", agencyCode)
        .query(WithReaders.of(ContactStore::row, Contact::readBy))
        .stream()
        .findFirst();
  }

  private static Contact row(ResultSet row, int number) throws SQLException {
    return new Contact(
        row.getLong("id"),
        row.getLong("case_id"),
        new Contact.Known(
            row.getString("relation"),
            row.getString("contact_name"),
            row.getString("phone"),
            row.getString("email"),
            row.getString("note")),
        row.getString("display_name"),
        row.getString("agency_code"),
        instant(row, "added_at"),
        row.getInt("revision"),
        row.getString("changed_name"),
        instant(row, "changed_at"),
        row.getObject("removed_at") != null,
        Set.of());
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    LocalDateTime at = row.getObject(column, LocalDateTime.class);
    return at == null ? null : at.toInstant(ZoneOffset.UTC);
  }

  private LocalDateTime now() {
    return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
