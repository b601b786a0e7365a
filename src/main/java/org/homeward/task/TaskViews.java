package org.homeward.task;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.homeward.audit.AuditTrail;
import org.homeward.identity.SignedInUser;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps filters and order of lists under a name. A team's are used by all its members, and changed
 * by whoever saved them and by its managers. What was searched for is never kept.
 */
@Component
class TaskViews {

  /** Most that one person keeps, and that one team has. */
  static final int MOST = 30;

  private static final String MANAGER = "manager";

  private static final String COLUMNS = "SELECT id, name, owner, team_code, query FROM task_view ";

  private static final String SEEN =
      "((owner = :me AND team_code IS NULL) OR team_code IN (:teams))";

  private static final RowMapper<Saved> ROW =
      (row, n) ->
          new Saved(
              row.getLong("id"),
              row.getString("name"),
              row.getString("owner"),
              row.getString("team_code"),
              row.getString("query"));

  private final JdbcClient jdbc;
  private final AuditTrail audit;
  private final Clock clock;

  TaskViews(JdbcClient jdbc, AuditTrail audit, Clock clock) {
    this.jdbc = jdbc;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A saved view.
   *
   * @param teamCode the team whose members use it, or null for its owner alone
   * @param query view, filters and order as they stand in an address
   */
  record Saved(long id, String name, String owner, String teamCode, String query) {

    boolean mayBeChangedBy(SignedInUser who) {
      return owner.equals(who.getUsername())
          || teamCode != null && who.getRoles().contains(MANAGER);
    }
  }

  /** Those that a person may use, by name; one statement. */
  @Transactional(readOnly = true)
  public List<Saved> of(SignedInUser who, int most) {
    return jdbc.sql(COLUMNS + "WHERE " + SEEN + " ORDER BY name, id LIMIT :most")
        .param("me", who.getUsername())
        .param("teams", teams(who))
        .param("most", most)
        .query(ROW)
        .list();
  }

  /** One that a person may use. */
  @Transactional(readOnly = true)
  public Optional<Saved> find(long id, SignedInUser who) {
    return jdbc.sql(COLUMNS + "WHERE id = :id AND " + SEEN)
        .param("id", id)
        .param("me", who.getUsername())
        .param("teams", teams(who))
        .query(ROW)
        .optional();
  }

  /** Whether there is room for one more, of a person or of a team. */
  @Transactional(readOnly = true)
  public boolean hasRoom(String teamCode, SignedInUser who) {
    JdbcClient.StatementSpec count =
        teamCode == null
            ? jdbc.sql("SELECT COUNT(*) FROM task_view WHERE owner = :me AND team_code IS NULL")
                .param("me", who.getUsername())
            : jdbc.sql("SELECT COUNT(*) FROM task_view WHERE team_code = :team")
                .param("team", teamCode);
    return count.query(Integer.class).single() < MOST;
  }

  /** Keeps one more. */
  @Transactional
  public void add(String name, String teamCode, String query, SignedInUser who) {
    jdbc.sql(
            "INSERT INTO task_view (name, owner, team_code, query, saved_at)"
                + " VALUES (:name, :me, :team, :query, :now)")
        .param("name", name)
        .param("me", who.getUsername())
        .param("team", teamCode)
        .param("query", query)
        .param("now", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .update();
    audit.acted(who, "task.view.save", AuditTrail.Subject.NONE, whose(teamCode) + ": " + query);
  }

  /** Another name, or for others. */
  @Transactional
  public void change(Saved view, String name, String teamCode, SignedInUser who) {
    jdbc.sql("UPDATE task_view SET name = :name, team_code = :team WHERE id = :id")
        .param("name", name)
        .param("team", teamCode)
        .param("id", view.id())
        .update();
    audit.acted(
        who, "task.view.change", AuditTrail.Subject.NONE, whose(teamCode) + ": " + view.query());
  }

  /** Forgets one. */
  @Transactional
  public void remove(Saved view, SignedInUser who) {
    jdbc.sql("DELETE FROM task_view WHERE id = :id").param("id", view.id()).update();
    audit.acted(
        who,
        "task.view.remove",
        AuditTrail.Subject.NONE,
        whose(view.teamCode()) + ": " + view.query());
  }

  private static String whose(String teamCode) {
    return teamCode == null ? "own" : teamCode;
  }

  private static List<String> teams(SignedInUser who) {
    return who.getTeamCodes().isEmpty() ? List.of("-") : who.getTeamCodes();
  }
}
