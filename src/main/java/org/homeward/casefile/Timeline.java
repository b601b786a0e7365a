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
   * @param agencies codes of the agencies that alone may; empty for all
   */
  public record Audience(String partner, Set<String> roles, Set<String> agencies) {

    /** Everybody on the case. */
    public static final Audience EVERYBODY = new Audience(null, Set.of());

    /** Copies the roles and agencies. */
    public Audience {
      roles = Set.copyOf(roles);
      agencies = Set.copyOf(agencies);
    }

    /**
     * An audience of all agencies.
     *
     * @param partner as above
     * @param roles as above
     */
    public Audience(String partner, Set<String> roles) {
      this(partner, roles, Set.of());
    }

    private String rolesBetweenCommas() {
      return betweenCommas(roles);
    }

    private String agenciesBetweenCommas() {
      return betweenCommas(agencies);
    }

    private static String betweenCommas(Set<String> codes) {
      return codes.isEmpty() ? null : "," + String.join(",", new TreeSet<>(codes)) + ",";
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
               audience_agency, audience_roles, audience_agencies)
            VALUES (:caseId, :at, :kind, :title, :detail, :actor, :agency, :task,
              :audience, :roles, :agencies)
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
        .param("agencies", audience.agenciesBetweenCommas())
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
    return newestFirst(caseId, beforeId, limit, null, null, null);
  }

  /**
   * Reads the entries that somebody of no agency in particular may see, newest first.
   *
   * @param caseId the case
   * @param beforeId only entries older than the one with this id; null for the newest
   * @param limit how many at most
   * @param partner as below
   * @param roles as below
   */
  @Transactional(readOnly = true)
  public List<TimelineEntry> newestFirst(
      long caseId, Long beforeId, int limit, String partner, Collection<String> roles) {
    return newestFirst(caseId, beforeId, limit, partner, roles, partner == null ? "" : partner);
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
   * @param agency code of the agency of who reads; null for who may read everything
   */
  @Transactional(readOnly = true)
  public List<TimelineEntry> newestFirst(
      long caseId,
      Long beforeId,
      int limit,
      String partner,
      Collection<String> roles,
      String agency) {
    return newestFirst(caseId, beforeId, limit, partner, roles, agency, TimelineFilter.NONE);
  }

  /**
   * The same, of one kind or one agency alone.
   *
   * @param caseId the case
   * @param beforeId only entries older than the one with this id; null for the newest
   * @param limit how many at most
   * @param partner as above
   * @param roles as above
   * @param agency as above
   * @param filter which of them
   */
  @Transactional(readOnly = true)
  List<TimelineEntry> newestFirst(
      long caseId,
      Long beforeId,
      int limit,
      String partner,
      Collection<String> roles,
      String agency,
      TimelineFilter filter) {
    JdbcClient.StatementSpec select =
        jdbc.sql(
            """
            SELECT id, at, kind, title, detail, actor_name, agency_name, task_key
            FROM timeline_entry
            WHERE case_id = :caseId AND id < :before
              AND %s
              AND (:kind IS NULL OR kind = :kind) AND (:doneBy IS NULL OR agency_name = :doneBy)
            ORDER BY id DESC LIMIT :limit
            """
                .formatted(readable(roles)));
    return readableBy(select, partner, roles, agency)
        .param("caseId", caseId)
        .param("before", beforeId == null ? Long.MAX_VALUE : beforeId)
        .param("limit", limit)
        .param("kind", filter.kind() == null ? null : filter.kind().name(), Types.VARCHAR)
        .param("doneBy", filter.agency(), Types.VARCHAR)
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
   * @param agency likewise
   */
  @Transactional(readOnly = true)
  List<String> agencies(long caseId, String partner, Collection<String> roles, String agency) {
    JdbcClient.StatementSpec select =
        jdbc.sql(
            """
            SELECT DISTINCT agency_name FROM timeline_entry
            WHERE case_id = :caseId AND agency_name IS NOT NULL AND %s
            ORDER BY agency_name
            """
                .formatted(readable(roles)));
    return readableBy(select, partner, roles, agency)
        .param("caseId", caseId)
        .query(String.class)
        .list();
  }

  private static String readable(Collection<String> roles) {
    StringBuilder own = new StringBuilder(roles == null ? "1 = 1" : "audience_roles IS NULL");
    for (int i = 0; roles != null && i < roles.size(); i++) {
      own.append(" OR audience_roles LIKE :role").append(i);
    }
    return "(:partner IS NULL OR audience_agency IS NULL OR audience_agency = :partner)"
        + " AND (:agency IS NULL OR audience_agencies IS NULL OR audience_agencies LIKE :agency)"
        + " AND ("
        + own
        + ")";
  }

  private static JdbcClient.StatementSpec readableBy(
      JdbcClient.StatementSpec select, String partner, Collection<String> roles, String agency) {
    JdbcClient.StatementSpec statement =
        select
            .param("partner", partner, Types.VARCHAR)
            .param("agency", agency == null ? null : "%," + agency + ",%", Types.VARCHAR);
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
