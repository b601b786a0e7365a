package org.homeward.casefile;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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

  /**
   * Who of those on the case may read an entry.
   *
   * @param partner the partner that alone among partners may, or null for all of them
   * @param roles roles that alone may; empty for all
   */
  public record Audience(String partner, Set<String> roles) {

    /** Everybody on the case. */
    public static final Audience EVERYBODY = new Audience(null, Set.of());

    /** Copies the roles. */
    public Audience {
      roles = Set.copyOf(roles);
    }

    private String rolesBetweenCommas() {
      return roles.isEmpty() ? null : "," + String.join(",", new TreeSet<>(roles)) + ",";
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
    add(caseId, kind, title, detail, actor, taskKey, Audience.EVERYBODY);
  }

  /**
   * Adds an entry that not every partner may see.
   *
   * @param caseId the case
   * @param kind what sort of thing
   * @param title what happened
   * @param detail more, or null
   * @param actor who did it
   * @param taskKey the task, or null
   * @param audienceAgency the partner that alone among partners may see it, or null for everybody
   *     on the case
   */
  @Transactional
  public void add(
      long caseId,
      TimelineEntry.Kind kind,
      String title,
      String detail,
      Actor actor,
      Long taskKey,
      String audienceAgency) {
    add(caseId, kind, title, detail, actor, taskKey, new Audience(audienceAgency, Set.of()));
  }

  /**
   * Adds an entry that not everybody may see.
   *
   * @param caseId the case
   * @param kind what sort of thing
   * @param title what happened
   * @param detail more, or null
   * @param actor who did it
   * @param taskKey the task, or null
   * @param audience who may see it
   */
  @Transactional
  public void add(
      long caseId,
      TimelineEntry.Kind kind,
      String title,
      String detail,
      Actor actor,
      Long taskKey,
      Audience audience) {
    jdbc.sql(
            """
            INSERT INTO timeline_entry
              (case_id, at, kind, title, detail, actor_name, agency_name, task_key,
               audience_agency, audience_roles)
            VALUES (:caseId, :at, :kind, :title, :detail, :actor, :agency, :task,
              :audience, :roles)
            """)
        .param("caseId", caseId)
        .param("at", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .param("kind", kind.name())
        .param("title", cut(title, 300))
        .param("detail", cut(detail, 1000))
        .param("actor", actor.name())
        .param("agency", actor.agencyName())
        .param("task", taskKey)
        .param("audience", audience.partner())
        .param("roles", audience.rolesBetweenCommas())
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
    return newestFirst(caseId, beforeId, limit, null, null);
  }

  /**
   * Reads the entries that somebody may see, newest first.
   *
   * @param caseId the case
   * @param beforeId only entries older than the one with this id; null for the newest
   * @param limit how many at most
   * @param partner agency code of the partner that reads, see {@link CaseAudiences#partnerOf}; null
   *     for who may read everything
   * @param roles roles of who reads; null for who may read everything
   */
  @Transactional(readOnly = true)
  public List<TimelineEntry> newestFirst(
      long caseId, Long beforeId, int limit, String partner, Collection<String> roles) {
    return newestFirst(caseId, beforeId, limit, partner, roles, TimelineFilter.NONE);
  }

  /**
   * The same, of one kind or one agency alone.
   *
   * @param caseId the case
   * @param beforeId only entries older than the one with this id; null for the newest
   * @param limit how many at most
   * @param partner as above
   * @param roles as above
   * @param filter which of them
   */
  @Transactional(readOnly = true)
  List<TimelineEntry> newestFirst(
      long caseId,
      Long beforeId,
      int limit,
      String partner,
      Collection<String> roles,
      TimelineFilter filter) {
    JdbcClient.StatementSpec select =
        jdbc.sql(
            """
            SELECT id, at, kind, title, detail, actor_name, agency_name, task_key
            FROM timeline_entry
            WHERE case_id = :caseId AND id < :before
              AND %s
              AND (:kind IS NULL OR kind = :kind) AND (:agency IS NULL OR agency_name = :agency)
            ORDER BY id DESC LIMIT :limit
            """
                .formatted(readable(roles)));
    return readableBy(select, partner, roles)
        .param("caseId", caseId)
        .param("before", beforeId == null ? Long.MAX_VALUE : beforeId)
        .param("limit", limit)
        .param("kind", filter.kind() == null ? null : filter.kind().name(), Types.VARCHAR)
        .param("agency", filter.agency(), Types.VARCHAR)
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

  /**
   * Names of the agencies whose people have done something that somebody may see.
   *
   * @param caseId the case
   * @param partner as for {@link #newestFirst}
   * @param roles likewise
   */
  @Transactional(readOnly = true)
  List<String> agencies(long caseId, String partner, Collection<String> roles) {
    JdbcClient.StatementSpec select =
        jdbc.sql(
            """
            SELECT DISTINCT agency_name FROM timeline_entry
            WHERE case_id = :caseId AND agency_name IS NOT NULL AND %s
            ORDER BY agency_name
            """
                .formatted(readable(roles)));
    return readableBy(select, partner, roles).param("caseId", caseId).query(String.class).list();
  }

  private static String readable(Collection<String> roles) {
    StringBuilder own = new StringBuilder(roles == null ? "1 = 1" : "audience_roles IS NULL");
    for (int i = 0; roles != null && i < roles.size(); i++) {
      own.append(" OR audience_roles LIKE :role").append(i);
    }
    return "(:partner IS NULL OR audience_agency IS NULL OR audience_agency = :partner) AND ("
        + own
        + ")";
  }

  private static JdbcClient.StatementSpec readableBy(
      JdbcClient.StatementSpec select, String partner, Collection<String> roles) {
    JdbcClient.StatementSpec statement = select.param("partner", partner, Types.VARCHAR);
    int i = 0;
    for (String role : roles == null ? List.<String>of() : roles) {
      statement = statement.param("role" + i++, "%," + role + ",%");
    }
    return statement;
  }

  private static String cut(String text, int length) {
    return text == null || text.length() <= length ? text : text.substring(0, length);
  }
}
