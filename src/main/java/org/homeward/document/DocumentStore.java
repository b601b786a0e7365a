package org.homeward.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.homeward.casefile.SearchWords;
import org.homeward.casefile.SearchedTexts;
import org.homeward.casefile.WithReaders;
import org.homeward.identity.SignedInUser;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What is known of documents. An agency is given those that are for it and no others. */
@Component
class DocumentStore implements SearchedTexts {

  static final int PAGE = 20;

  /** The same file by the same person within this time is one form sent twice. */
  private static final Duration TWICE = Duration.ofMinutes(2);

  private final JdbcClient jdbc;
  private final JdbcOperations batch;
  private final SearchWords words;
  private final Clock clock;

  DocumentStore(JdbcClient jdbc, JdbcOperations batch, SearchWords words, Clock clock) {
    this.jdbc = jdbc;
    this.batch = batch;
    this.words = words;
    this.clock = clock;
  }

  /**
   * What is to be kept.
   *
   * @param caseId the case
   * @param taskKey the task it is added at, or null
   * @param kind code of its kind
   * @param name name of the file
   * @param file what the file is
   * @param size its bytes
   * @param sha256 its fingerprint
   * @param scan whether it was scanned
   * @param teamCode the team for which it is added, or null
   * @param readers codes of all agencies it is for
   */
  record New(
      long caseId,
      Long taskKey,
      String kind,
      FileName name,
      FileKind file,
      long size,
      String sha256,
      Document.Scan scan,
      String teamCode,
      Set<String> readers) {}

  /** Keeps a document whose file is in the folder; the case has to be locked. */
  @Transactional(propagation = Propagation.MANDATORY)
  public long add(New document, String fileId, SignedInUser who) {
    KeyHolder key = new GeneratedKeyHolder();
    jdbc.sql(
            """
            INSERT INTO case_document
              (file_id, case_id, task_key, kind, file_name, media_type, size_bytes, sha256,
               username, display_name, agency_code, team_code, added_at, scan_state, scanned_at)
            VALUES (:file, :caseId, :task, :kind, :name, :type, :size, :sha256, :me, :display,
              :agency, :team, :now, :scan, :scanned)
            """)
        .param("file", fileId)
        .param("caseId", document.caseId())
        .param("task", document.taskKey(), Types.BIGINT)
        .param("kind", document.kind())
        .param("name", document.name().text())
        .param("type", document.file().mediaType())
        .param("size", document.size())
        .param("sha256", document.sha256())
        .param("me", who.getUsername())
        .param("display", who.getDisplayName())
        .param("agency", who.getAgencyCode())
        .param("team", document.teamCode(), Types.VARCHAR)
        .param("now", now())
        .param("scan", document.scan().code())
        .param("scanned", document.scan() == Document.Scan.CLEAN ? now() : null, Types.TIMESTAMP)
        .update(key, "id");
    long id = key.getKeyAs(Number.class).longValue();
    batch.batchUpdate(
        "INSERT INTO case_document_reader (case_id, agency_code, document_id) VALUES (?, ?, ?)",
        document.readers().stream()
            .map(agency -> new Object[] {document.caseId(), agency, id})
            .toList());
    words.keep(document.caseId(), source(id), document.readers(), document.name().text());
    return id;
  }

  private static String source(long id) {
    return "document-" + id;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Text> standing(long after, int most) {
    return jdbc
        .sql(
            """
            SELECT d.*, a.agency_code AS reader
            FROM (SELECT id FROM case_document WHERE id > :after AND removed_at IS NULL
                ORDER BY id LIMIT :most) s
              JOIN case_document d ON d.id = s.id
              JOIN case_document_reader a ON a.document_id = d.id
            ORDER BY d.id
            """)
        .param("after", after)
        .param("most", most)
        .query(WithReaders.of(DocumentStore::row, Document::readBy))
        .stream()
        .map(
            one ->
                new Text(one.id(), one.caseId(), source(one.id()), one.readers(), one.fileName()))
        .toList();
  }

  /** Whether somebody added the same file a moment ago for the same readers. */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean isSentTwice(New document, SignedInUser who) {
    return jdbc
        .sql(
            """
            SELECT d.*, a.agency_code AS reader
            FROM case_document d JOIN case_document_reader a ON a.document_id = d.id
            WHERE d.id = (SELECT MAX(id) FROM case_document
              WHERE case_id = :caseId AND agency_code = :agency AND username = :me)
            """)
        .param("caseId", document.caseId())
        .param("agency", who.getAgencyCode())
        .param("me", who.getUsername())
        .query(WithReaders.of(DocumentStore::row, Document::readBy))
        .stream()
        .filter(last -> last.sha256().equals(document.sha256()) && last.removed() == null)
        .filter(last -> last.kind().equals(document.kind()))
        .filter(last -> last.fileName().equals(document.name().text()))
        .filter(last -> last.addedAt().isAfter(clock.instant().minus(TWICE)))
        .anyMatch(last -> last.readers().equals(document.readers()));
  }

  /** How many documents an agency has in a case that nobody removed. */
  @Transactional(readOnly = true)
  public int countOf(long caseId, String agencyCode) {
    return jdbc.sql(
            """
            SELECT COUNT(*) FROM case_document
            WHERE case_id = :caseId AND agency_code = :agency AND removed_at IS NULL
            """)
        .param("caseId", caseId)
        .param("agency", agencyCode)
        .query(Integer.class)
        .single();
  }

  /**
   * Documents for an agency, newest first; one statement.
   *
   * @param caseId the case
   * @param agencyCode the agency of who reads
   * @param before only those older than the one with this number
   * @param most how many at most
   */
  @Transactional(readOnly = true)
  public List<Document> newest(long caseId, String agencyCode, long before, int most) {
    return jdbc.sql(
            """
            SELECT d.*, a.agency_code AS reader
            FROM (SELECT document_id FROM case_document_reader
                WHERE case_id = :caseId AND agency_code = :agency AND document_id < :before
                ORDER BY document_id DESC LIMIT :most) r
              JOIN case_document d ON d.id = r.document_id
              JOIN case_document_reader a ON a.document_id = d.id
            ORDER BY d.id DESC
            """)
        .param("caseId", caseId)
        .param("agency", agencyCode)
        .param("before", before)
        .param("most", most)
        .query(WithReaders.of(DocumentStore::row, Document::readBy));
  }

  /**
   * A document of a case that is for an agency.
   *
   * @param fileId its name in addresses
   * @param caseId the case it has to belong to
   * @param agencyCode the agency it has to be for
   */
  @Transactional(readOnly = true)
  public Optional<Document> find(String fileId, long caseId, String agencyCode) {
    return jdbc
        .sql(
            """
            SELECT d.*, a.agency_code AS reader
            FROM case_document d
              JOIN case_document_reader r
                ON r.case_id = d.case_id AND r.document_id = d.id AND r.agency_code = :agency
              JOIN case_document_reader a ON a.document_id = d.id
            WHERE d.file_id = :file AND d.case_id = :caseId
            """)
        .param("file", fileId)
        .param("caseId", caseId)
        .param("agency", agencyCode)
        .query(WithReaders.of(DocumentStore::row, Document::readBy))
        .stream()
        .findFirst();
  }

  /**
   * Removes a document; its file stays. Its case is not found by its name any more.
   *
   * @return whether it stood until now
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean remove(long caseId, long id, SignedInUser who, String reason) {
    words.forget(caseId, source(id));
    return jdbc.sql(
                """
                UPDATE case_document SET removed_at = :now, removed_by = :me,
                  removed_name = :name, removed_reason = :reason
                WHERE id = :id AND removed_at IS NULL
                """)
            .param("now", now())
            .param("me", who.getUsername())
            .param("name", who.getDisplayName())
            .param("reason", reason)
            .param("id", id)
            .update()
        > 0;
  }

  /**
   * Documents in one of some states, oldest first.
   *
   * @param states the states
   * @param after only those with a higher number
   * @param most how many at most
   */
  @Transactional(readOnly = true)
  public List<Document> inState(Collection<Document.Scan> states, long after, int most) {
    return jdbc.sql(
            """
            SELECT * FROM case_document WHERE scan_state IN (:states) AND id > :after
            ORDER BY id LIMIT :most
            """)
        .param("states", states.stream().map(Document.Scan::code).toList())
        .param("after", after)
        .param("most", most)
        .query(DocumentStore::row)
        .list();
  }

  /**
   * Keeps what a scan said.
   *
   * @return whether it was new: another copy may have been faster
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean scanned(Document document, Document.Scan now) {
    return jdbc.sql(
                """
                UPDATE case_document SET scan_state = :state, scanned_at = :now
                WHERE id = :id AND scan_state = :before
                """)
            .param("state", now.code())
            .param("now", now())
            .param("id", document.id())
            .param("before", document.scan().code())
            .update()
        > 0;
  }

  /** Those of some files that belong to documents. */
  @Transactional(readOnly = true)
  public Set<String> known(Collection<String> fileIds) {
    return fileIds.isEmpty()
        ? Set.of()
        : Set.copyOf(
            jdbc.sql("SELECT file_id FROM case_document WHERE file_id IN (:ids)")
                .param("ids", fileIds)
                .query(String.class)
                .list());
  }

  private static Document row(ResultSet row, int number) throws SQLException {
    Instant removed = instant(row, "removed_at");
    return new Document(
        row.getLong("id"),
        row.getString("file_id"),
        row.getLong("case_id"),
        row.getObject("task_key", Long.class),
        row.getString("kind"),
        row.getString("file_name"),
        row.getString("media_type"),
        row.getLong("size_bytes"),
        row.getString("sha256"),
        row.getString("display_name"),
        row.getString("agency_code"),
        instant(row, "added_at"),
        Document.Scan.of(row.getString("scan_state")),
        removed == null
            ? null
            : new Document.Removed(
                removed, row.getString("removed_name"), row.getString("removed_reason")),
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
