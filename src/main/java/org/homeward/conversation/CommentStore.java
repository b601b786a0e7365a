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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.homeward.casefile.CaseLock;
import org.homeward.casefile.SearchWords;
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
class CommentStore {

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

  private boolean isSentTwice(
      long caseId, SignedInUser who, String words, Collection<String> readers) {
    return jdbc.sql(
            """
            SELECT * FROM case_comment WHERE case_id = :caseId AND username = :me
            ORDER BY id DESC LIMIT 1
            """)
        .param("caseId", caseId)
        .param("me", who.getUsername())
        .query(CommentStore::row)
        .optional()
        .filter(last -> last.words().equals(words) && last.struckAt() == null)
        .filter(last -> last.saidAt().isAfter(clock.instant().minus(TWICE)))
        .filter(last -> readersOf(List.of(last.id())).get(last.id()).equals(Set.copyOf(readers)))
        .isPresent();
  }

  /**
   * Comments for an agency, newest first; two statements.
   *
   * @param caseId the case
   * @param agencyCode the agency of who reads
   * @param before only those older than the one with this number
   * @param most how many at most
   */
  @Transactional(readOnly = true)
  public List<Comment> newest(long caseId, String agencyCode, long before, int most) {
    List<Comment> found =
        jdbc.sql(
                """
                SELECT c.* FROM case_comment_reader r JOIN case_comment c ON c.id = r.comment_id
                WHERE r.case_id = :caseId AND r.agency_code = :agency AND r.comment_id < :before
                ORDER BY r.comment_id DESC LIMIT :most
                """)
            .param("caseId", caseId)
            .param("agency", agencyCode)
            .param("before", before)
            .param("most", most)
            .query(CommentStore::row)
            .list();
    Map<Long, Set<String>> readers = readersOf(found.stream().map(Comment::id).toList());
    return found.stream().map(comment -> comment.readBy(readers.get(comment.id()))).toList();
  }

  private Map<Long, Set<String>> readersOf(Collection<Long> ids) {
    Map<Long, Set<String>> readers = new HashMap<>();
    if (!ids.isEmpty()) {
      jdbc.sql("SELECT comment_id, agency_code FROM case_comment_reader WHERE comment_id IN (:ids)")
          .param("ids", ids)
          .query(
              row -> {
                readers
                    .computeIfAbsent(row.getLong("comment_id"), id -> new TreeSet<>())
                    .add(row.getString("agency_code"));
              });
    }
    return readers;
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
