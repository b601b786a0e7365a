package org.homeward.conversation;

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
import org.homeward.casefile.CaseLock;
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

/** The comments in the database. An agency is given those that are for it and no others. */
@Component
class CommentStore implements SearchedTexts {

  static final int PAGE = 20;

  /** The same words by the same person within this time are one form sent twice. */
  private static final Duration TWICE = Duration.ofMinutes(2);

  private final JdbcClient jdbc;
  private final JdbcOperations batch;
  private final SearchWords words;
  private final CaseLock lock;
  private final Clock clock;

  CommentStore(
      JdbcClient jdbc, JdbcOperations batch, SearchWords words, CaseLock lock, Clock clock) {
    this.lock = lock;
    this.jdbc = jdbc;
    this.batch = batch;
    this.words = words;
    this.clock = clock;
  }

  /**
   * Keeps a comment.
   *
   * @param caseId the case
   * @param taskKey the task it was written at, or null
   * @param who who wrote it
   * @param words what they said
   * @param readers codes of all agencies it is for
   * @return its number; empty if the same form was sent a moment ago
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<Long> add(
      long caseId, Long taskKey, SignedInUser who, String words, Collection<String> readers) {
    lock.lock(caseId);
    if (isSentTwice(caseId, who, words, readers)) {
      return Optional.empty();
    }
    KeyHolder key = new GeneratedKeyHolder();
    jdbc.sql(
            """
            INSERT INTO case_comment
              (case_id, task_key, username, display_name, agency_code, said_at, words)
            VALUES (:caseId, :task, :me, :name, :agency, :now, :words)
            """)
        .param("caseId", caseId)
        .param("task", taskKey, Types.BIGINT)
        .param("me", who.getUsername())
        .param("name", who.getDisplayName())
        .param("agency", who.getAgencyCode())
        .param("now", utc(clock.instant()))
        .param("words", words)
        .update(key, "id");
    long id = key.getKeyAs(Number.class).longValue();
    batch.batchUpdate(
        "INSERT INTO case_comment_reader (case_id, agency_code, comment_id) VALUES (?, ?, ?)",
        readers.stream().map(agency -> new Object[] {caseId, agency, id}).toList());
    this.words.keep(caseId, source(id), readers, words);
    return Optional.of(id);
  }

  private static String source(long id) {
    return "comment-" + id;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Text> standing(long after, int most) {
    return jdbc
        .sql(
            """
            SELECT c.*, a.agency_code AS reader
            FROM (SELECT id FROM case_comment WHERE id > :after AND struck_at IS NULL
                ORDER BY id LIMIT :most) s
              JOIN case_comment c ON c.id = s.id
              JOIN case_comment_reader a ON a.comment_id = c.id
            ORDER BY c.id
            """)
        .param("after", after)
        .param("most", most)
        .query(WithReaders.of(CommentStore::row, Comment::readBy))
        .stream()
        .map(one -> new Text(one.id(), one.caseId(), source(one.id()), one.readers(), one.words()))
        .toList();
  }

  private boolean isSentTwice(
      long caseId, SignedInUser who, String words, Collection<String> readers) {
    return jdbc
        .sql(
            """
            SELECT c.*, a.agency_code AS reader
            FROM case_comment c JOIN case_comment_reader a ON a.comment_id = c.id
            WHERE c.id = (SELECT MAX(id) FROM case_comment
              WHERE case_id = :caseId AND username = :me)
            """)
        .param("caseId", caseId)
        .param("me", who.getUsername())
        .query(WithReaders.of(CommentStore::row, Comment::readBy))
        .stream()
        .filter(last -> last.words().equals(words) && last.struckAt() == null)
        .filter(last -> last.saidAt().isAfter(clock.instant().minus(TWICE)))
        .anyMatch(last -> last.readers().equals(Set.copyOf(readers)));
  }

  /**
   * Comments for an agency, newest first; one statement.
   *
   * @param caseId the case
   * @param agencyCode the agency of who reads
   * @param before only those older than the one with this number
   * @param most how many at most
   */
  @Transactional(readOnly = true)
  public List<Comment> newest(long caseId, String agencyCode, long before, int most) {
    return jdbc.sql(
            """
            SELECT c.*, a.agency_code AS reader
            FROM (SELECT comment_id FROM case_comment_reader
                WHERE case_id = :caseId AND agency_code = :agency AND comment_id < :before
                ORDER BY comment_id DESC LIMIT :most) r
              JOIN case_comment c ON c.id = r.comment_id
              JOIN case_comment_reader a ON a.comment_id = c.id
            ORDER BY c.id DESC
            """)
        .param("caseId", caseId)
        .param("agency", agencyCode)
        .param("before", before)
        .param("most", most)
        .query(WithReaders.of(CommentStore::row, Comment::readBy));
  }

  /**
   * A comment of one's own.
   *
   * @param id its number
   * @param caseId the case it has to belong to
   * @param who who has to have written it
   */
  @Transactional(readOnly = true)
  public Optional<Comment> own(long id, long caseId, SignedInUser who) {
    return jdbc.sql(
            """
            SELECT * FROM case_comment WHERE id = :id AND case_id = :caseId AND username = :me
            """)
        .param("id", id)
        .param("caseId", caseId)
        .param("me", who.getUsername())
        .query(CommentStore::row)
        .optional();
  }

  /**
   * Strikes a comment through; its case is not found by it any more.
   *
   * @return whether it stood until now
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean strike(long caseId, long id, String reason) {
    words.forget(caseId, source(id));
    return jdbc.sql(
                """
                UPDATE case_comment SET struck_at = :now, struck_reason = :reason
                WHERE id = :id AND struck_at IS NULL
                """)
            .param("now", utc(clock.instant()))
            .param("reason", reason)
            .param("id", id)
            .update()
        > 0;
  }

  private static Comment row(ResultSet row, int number) throws SQLException {
    LocalDateTime struck = row.getObject("struck_at", LocalDateTime.class);
    return new Comment(
        row.getLong("id"),
        row.getLong("case_id"),
        row.getObject("task_key", Long.class),
        row.getString("username"),
        row.getString("display_name"),
        row.getString("agency_code"),
        row.getObject("said_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
        row.getString("words"),
        struck == null ? null : struck.toInstant(ZoneOffset.UTC),
        row.getString("struck_reason"),
        Set.of());
  }

  private static LocalDateTime utc(Instant at) {
    return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
  }
}
