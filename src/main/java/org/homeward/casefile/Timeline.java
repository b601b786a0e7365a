package org.homeward.casefile;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.homeward.identity.SignedInUser;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What happened in a case, newest first. */
@Component
public class Timeline {

  /** Who did it: a person with their organisation, or Homeward itself. */
  public record Actor(String name, String agencyName) {

    /** Something no person did: a timer, a rule. */
    public static final Actor HOMEWARD = new Actor(null, null);

    /**
     * The signed-in person.
     *
     * @param user who is signed in
     */
    public static Actor of(SignedInUser user) {
      return new Actor(user.getDisplayName(), user.getAgencyName());
    }
  }

  private final JdbcClient jdbc;
  private final Clock clock;

  Timeline(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Adds an entry in the current transaction.
   *
   * @param caseId the case
   * @param kind what sort of thing
   * @param title what happened; no more personal data than everyone on the case may see
   * @param detail more, or null; likewise
   * @param actor who did it
   */
  @Transactional
  public void add(long caseId, TimelineEntry.Kind kind, String title, String detail, Actor actor) {
    add(caseId, kind, title, detail, actor, null);
  }

  /**
   * Adds an entry that belongs to a task.
   *
   * @param caseId the case
   * @param kind what sort of thing
   * @param title what happened
   * @param detail more, or null
   * @param actor who did it
   * @param taskKey the task
   */
  @Transactional
  public void add(
      long caseId,
      TimelineEntry.Kind kind,
      String title,
      String detail,
      Actor actor,
      Long taskKey) {
    jdbc.sql(
            """
            INSERT INTO timeline_entry
              (case_id, at, kind, title, detail, actor_name, agency_name, task_key)
            VALUES (:caseId, :at, :kind, :title, :detail, :actor, :agency, :task)
            """)
        .param("caseId", caseId)
        .param("at", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .param("kind", kind.name())
        .param("title", cut(title, 300))
        .param("detail", cut(detail, 1000))
        .param("actor", actor.name())
        .param("agency", actor.agencyName())
        .param("task", taskKey)
        .update();
  }

  /**
   * Reads entries, newest first.
   *
   * @param caseId the case
   * @param beforeId only entries older than the one with this id; null for the newest
   * @param limit how many at most
   */
  @Transactional(readOnly = true)
  public List<TimelineEntry> newestFirst(long caseId, Long beforeId, int limit) {
    return jdbc.sql(
            """
            SELECT id, at, kind, title, detail, actor_name, agency_name, task_key
            FROM timeline_entry
            WHERE case_id = :caseId AND id < :before
            ORDER BY id DESC LIMIT :limit
            """)
        .param("caseId", caseId)
        .param("before", beforeId == null ? Long.MAX_VALUE : beforeId)
        .param("limit", limit)
        .query(
            (row, n) ->
                new TimelineEntry(
                    row.getLong("id"),
                    row.getObject("at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                    TimelineEntry.Kind.valueOf(row.getString("kind")),
                    row.getString("title"),
                    row.getString("detail"),
                    row.getString("actor_name"),
                    row.getString("agency_name"),
                    row.getObject("task_key", Long.class)))
        .list();
  }

  private static String cut(String text, int length) {
    return text == null || text.length() <= length ? text : text.substring(0, length);
  }
}
