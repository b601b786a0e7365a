package org.homeward.casefile;

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
import org.homeward.agency.AgencyDirectory;
import org.homeward.identity.SignedInUser;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells the teams of a case, or single people in them, what has happened in it: an event, a death,
 * a move to another ward, a comment that mentions somebody. It stands on top of their task lists
 * until each of them has marked it as read.
 */
@Component
public class CaseNotices {

  /** How long an unread notice stands on top of the task list. All are kept on their own page. */
  static final Duration SHOWN_FOR = Duration.ofDays(28);

  static final int PAGE = 25;

  /**
   * Something a team has to know.
   *
   * @param id its number
   * @param caseId the case
   * @param reference what people call the case
   * @param personId the person it is about
   * @param at when it happened
   * @param title what happened
   * @param read whether the person who looks has marked it as read
   * @param involved whether one of their teams still has a part in the case
   * @param path address within Homeward that it leads to, or null for the page of the case
   */
  public record Notice(
      long id,
      long caseId,
      String reference,
      long personId,
      Instant at,
      String title,
      boolean read,
      boolean involved,
      String path) {}

  /**
   * For a partner whose part is over: whatever else was said in the case is none of its business.
   */
  private static final String INVOLVED =
      """
      EXISTS (SELECT 1 FROM case_team c
              WHERE c.case_id = n.case_id AND c.team_code IN (:teams) AND c.over_at IS NULL)
      """;

  private static final String FOR_MY_TEAMS =
      """
      SELECT DISTINCT n.id, n.case_id, f.reference, f.person_id, n.at, n.title, n.path,
        EXISTS (SELECT 1 FROM case_notice_read r
                WHERE r.username = :me AND r.notice_id = n.id) AS seen,
        %1$s AS involved
      FROM case_notice_team t JOIN case_notice n ON n.id = t.notice_id
        JOIN pathway_case f ON f.id = n.case_id
      WHERE t.team_code IN (:teams) AND (n.lasting = TRUE OR %1$s)
      """
          .formatted(INVOLVED);

  /** For the trust that has the person it is enough to be of the trust. */
  private static final String FOR_ME_ALONE =
      """
      SELECT n.id, n.case_id, f.reference, f.person_id, n.at, n.title, n.path,
        EXISTS (SELECT 1 FROM case_notice_read r
                WHERE r.username = :me AND r.notice_id = n.id) AS seen,
        TRUE AS involved
      FROM case_notice_person t JOIN case_notice n ON n.id = t.notice_id
        JOIN pathway_case f ON f.id = n.case_id
      WHERE t.username = :me
        AND (%s OR f.trust_code = :agency)
      """
          .formatted(INVOLVED);

  /** No notice is both for a team and for a person. */
  private static String forMe(String condition) {
    String newest = condition + " ORDER BY n.id DESC LIMIT :most";
    return "(%s AND %s) UNION ALL (%s AND %s) ORDER BY id DESC LIMIT :most"
        .formatted(FOR_MY_TEAMS, newest, FOR_ME_ALONE, newest);
  }

  private static final RowMapper<Notice> ROW =
      (row, n) ->
          new Notice(
              row.getLong("id"),
              row.getLong("case_id"),
              row.getString("reference"),
              row.getLong("person_id"),
              row.getObject("at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
              row.getString("title"),
              row.getBoolean("seen"),
              row.getBoolean("involved"),
              row.getString("path"));

  private final JdbcClient jdbc;
  private final JdbcOperations batch;
  private final CaseTeams teams;
  private final AgencyDirectory agencies;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  CaseNotices(
      JdbcClient jdbc,
      JdbcOperations batch,
      CaseTeams teams,
      AgencyDirectory agencies,
      ApplicationEventPublisher events,
      Clock clock) {
    this.jdbc = jdbc;
    this.batch = batch;
    this.teams = teams;
    this.agencies = agencies;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Tells every team that has, or had, something to do in a case, but for partners whose part in it
   * is over.
   *
   * @param file the case
   * @param title what happened, in a few words without clinical detail and without the name, which
   *     is shown beside it: "The person has died"
   * @param except codes of teams that know already: those of who reported it
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void tell(CaseFile file, String title, Collection<String> except) {
    tell(file, title, except, Set.of());
  }

  /**
   * Tells those teams that have, or had, something to do in a case and work in certain roles.
   *
   * @param file the case
   * @param title what happened, as above
   * @param except codes of teams that know already
   * @param roles roles that are told; empty for all
   * @return codes of the teams that are told, so that they are not told again in another case
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Set<String> tell(
      CaseFile file, String title, Collection<String> except, Collection<String> roles) {
    List<String> told =
        teamsBut(file, except).stream()
            .filter(team -> roles.isEmpty() || serves(team, roles))
            .toList();
    add(file, title, told, false);
    return Set.copyOf(told);
  }

  /**
   * The same for something that a partner is to know of also after its part is over: that the
   * person has died.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void tellForGood(CaseFile file, String title, Collection<String> except) {
    add(file, title, teamsBut(file, except), true);
  }

  /** Tells some teams how their part in a case has ended. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void tellOf(CaseFile file, String title, List<String> told) {
    add(file, title, told, true);
  }

  /**
   * Tells some teams something that leads to more than the page of the case.
   *
   * @param file the case
   * @param title what happened, as above
   * @param path address within Homeward that it leads to, at most 200 characters
   * @param told codes of the teams
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void tellTeams(CaseFile file, String title, String path, List<String> told) {
    add(file, title, path, told, false);
  }

  /**
   * Tells single people something that concerns them alone. Those whose team has no part in the
   * case any more see nothing of it.
   *
   * @param file the case
   * @param title what happened, without anything clinical and without the name of the person
   * @param path address within Homeward that it leads to, at most 200 characters
   * @param usernames who is told
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void tellPeople(CaseFile file, String title, String path, Collection<String> usernames) {
    if (usernames.isEmpty()) {
      return;
    }
    LocalDateTime now = utc(clock.instant());
    long id = add(file, title, path, false, now);
    batch.batchUpdate(
        "INSERT INTO case_notice_person (username, notice_id, at) VALUES (?, ?, ?)",
        usernames.stream().map(username -> new Object[] {username, id, now}).toList());
    events.publishEvent(new NoticeGiven(id, List.of(), List.copyOf(usernames)));
  }

  /**
   * Tells somebody that a colleague has given them a task. How they hear of it by e-mail is decided
   * by whoever gives it, not here.
   *
   * @param file the case
   * @param title what happened, as above
   * @param taskKey the task, which it leads to
   * @param username who has it now
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void tellOfTask(CaseFile file, String title, long taskKey, String username) {
    LocalDateTime now = utc(clock.instant());
    long id = add(file, title, "/tasks/" + taskKey, false, now);
    jdbc.sql("UPDATE case_notice SET task_key = :task WHERE id = :id")
        .param("task", taskKey)
        .param("id", id)
        .update();
    jdbc.sql("INSERT INTO case_notice_person (username, notice_id, at) VALUES (:to, :id, :now)")
        .param("to", username)
        .param("id", id)
        .param("now", now)
        .update();
  }

  /**
   * Takes back what somebody was told by {@link #tellOfTask}: they do not have the task any more.
   *
   * @param taskKey the task
   * @param username who had it
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void forgetTask(long taskKey, String username) {
    jdbc.sql(
            "SELECT n.id FROM case_notice n JOIN case_notice_person p ON p.notice_id = n.id"
                + " WHERE n.task_key = :task AND p.username = :username")
        .param("task", taskKey)
        .param("username", username)
        .query(Long.class)
        .list()
        .forEach(
            id -> {
              for (String table :
                  List.of(
                      "case_notice_read WHERE notice_id",
                      "case_notice_person WHERE notice_id",
                      "case_notice WHERE id")) {
                jdbc.sql("DELETE FROM " + table + " = :id").param("id", id).update();
              }
            });
  }

  private List<String> teamsBut(CaseFile file, Collection<String> except) {
    return teams.of(file.id()).stream().filter(team -> !except.contains(team)).toList();
  }

  private void add(CaseFile file, String title, List<String> told, boolean lasting) {
    add(file, title, null, told, lasting);
  }

  private void add(CaseFile file, String title, String path, List<String> told, boolean lasting) {
    if (told.isEmpty()) {
      return;
    }
    LocalDateTime now = utc(clock.instant());
    long id = add(file, title, path, lasting, now);
    batch.batchUpdate(
        "INSERT INTO case_notice_team (team_code, notice_id, at) VALUES (?, ?, ?)",
        told.stream().map(team -> new Object[] {team, id, now}).toList());
    events.publishEvent(new NoticeGiven(id, told, List.of()));
  }

  private long add(CaseFile file, String title, String path, boolean lasting, LocalDateTime now) {
    KeyHolder key = new GeneratedKeyHolder();
    jdbc.sql(
            "INSERT INTO case_notice (case_id, at, title, lasting, path)"
                + " VALUES (:caseId, :at, :title, :lasting, :path)")
        .param("lasting", lasting)
        .param("caseId", file.id())
        .param("at", now)
        .param("title", title.length() > 300 ? title.substring(0, 300) : title)
        .param("path", path, Types.VARCHAR)
        .update(key, "id");
    return key.getKeyAs(Number.class).longValue();
  }

  private boolean serves(String teamCode, Collection<String> roles) {
    return agencies
        .team(teamCode)
        .filter(team -> roles.stream().anyMatch(team::serves))
        .isPresent();
  }

  /**
   * The newest notices that a person has not marked as read; one statement.
   *
   * @param who the person
   * @param most how many at most
   */
  @Transactional(readOnly = true)
  public List<Notice> unread(SignedInUser who, int most) {
    if (who.getTeamCodes().isEmpty()) {
      return List.of();
    }
    return jdbc.sql(
            forMe(
                """
                t.at >= :since AND NOT EXISTS (
                  SELECT 1 FROM case_notice_read r
                  WHERE r.username = :me AND r.notice_id = t.notice_id)
                """))
        .param("me", who.getUsername())
        .param("agency", who.getAgencyCode())
        .param("teams", who.getTeamCodes())
        .param("since", utc(clock.instant().minus(SHOWN_FOR)))
        .param("most", most)
        .query(ROW)
        .list();
  }

  /**
   * All notices to a person and their teams, newest first.
   *
   * @param who the person
   * @param before only those older than the one with this number
   * @return at most {@link #PAGE} and one more, if there are more
   */
  @Transactional(readOnly = true)
  public List<Notice> page(SignedInUser who, long before) {
    if (who.getTeamCodes().isEmpty()) {
      return List.of();
    }
    return jdbc.sql(forMe("t.notice_id < :before"))
        .param("me", who.getUsername())
        .param("agency", who.getAgencyCode())
        .param("teams", who.getTeamCodes())
        .param("before", before)
        .param("most", PAGE + 1)
        .query(ROW)
        .list();
  }

  /**
   * One notice, if it is for a person or one of their teams.
   *
   * @param id its number
   * @param who the person
   */
  @Transactional(readOnly = true)
  public Optional<Notice> find(long id, SignedInUser who) {
    return who.getTeamCodes().isEmpty()
        ? Optional.empty()
        : jdbc.sql(forMe("t.notice_id = :id"))
            .param("me", who.getUsername())
            .param("agency", who.getAgencyCode())
            .param("most", 1)
            .param("teams", who.getTeamCodes())
            .param("id", id)
            .query(ROW)
            .optional();
  }

  /**
   * How many notices came to people since a moment and are unread, in one statement: only numbers,
   * so that what is counted may be shown to whom it is not any more. Tasks that colleagues gave are
   * left out: whoever counts those has counted them.
   *
   * @param usernames the people
   * @param since the moment
   * @return by user name; who has none is left out
   */
  @Transactional(readOnly = true)
  public Map<String, Integer> unreadSince(Collection<String> usernames, Instant since) {
    Map<String, Integer> counts = new HashMap<>();
    if (!usernames.isEmpty()) {
      jdbc.sql(
              """
              SELECT f.username, COUNT(DISTINCT f.notice_id) AS notices FROM (
                SELECT u.username, t.notice_id
                FROM user_account u JOIN user_team m ON m.user_id = u.id
                  JOIN team g ON g.id = m.team_id
                  JOIN case_notice_team t ON t.team_code = g.code AND t.at >= :since
                WHERE u.username IN (:people)
                UNION ALL
                SELECT p.username, p.notice_id FROM case_notice_person p
                  JOIN case_notice n ON n.id = p.notice_id AND n.task_key IS NULL
                WHERE p.username IN (:people) AND p.at >= :since) f
              WHERE NOT EXISTS (SELECT 1 FROM case_notice_read r
                WHERE r.username = f.username AND r.notice_id = f.notice_id)
              GROUP BY f.username
              """)
          .param("people", usernames)
          .param("since", utc(since))
          .query(
              row -> {
                counts.put(row.getString("username"), row.getInt("notices"));
              });
    }
    return counts;
  }

  /**
   * Marks a notice as read by one person. Doing it again changes nothing.
   *
   * @param id number of the notice
   * @param who the person
   * @return id of the case; empty if there is no such notice to them or one of their teams
   */
  @Transactional
  public Optional<Long> markRead(long id, SignedInUser who) {
    Optional<Notice> notice = find(id, who);
    notice.filter(found -> !found.read()).ifPresent(found -> read(id, who));
    return notice.map(Notice::caseId);
  }

  private void read(long id, SignedInUser who) {
    try {
      jdbc.sql(
              """
              INSERT INTO case_notice_read (username, notice_id, read_at) VALUES (:me, :id, :now)
              """)
          .param("me", who.getUsername())
          .param("id", id)
          .param("now", utc(clock.instant()))
          .update();
    } catch (DuplicateKeyException pressedTwice) {
      // The same person, a moment ago.
    }
  }

  private static LocalDateTime utc(Instant time) {
    return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
  }
}
