package org.homeward.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.homeward.agency.Agency;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.Team;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Reads accounts: whose name stands behind a username, who works in a team. */
@Service
public class Accounts {

  /** Longest username, in characters. */
  static final int MAX_USERNAME = 100;

  private final JdbcClient jdbc;
  private final AgencyDirectory directory;

  private record Row(
      long id, String username, String name, String jobTitle, String agency, boolean enabled) {}

  Accounts(JdbcClient jdbc, AgencyDirectory directory) {
    this.jdbc = jdbc;
    this.directory = directory;
  }

  /**
   * @param username a username in any case
   * @return the account, also when it may no longer log in
   */
  public Optional<Account> find(String username) {
    return Optional.ofNullable(findAll(List.of(username)).get(normalised(username)));
  }

  /**
   * Reads several accounts with a fixed number of statements.
   *
   * @param usernames usernames in any case
   * @return the accounts by username in lower case; unknown ones are left out
   */
  public Map<String, Account> findAll(Collection<String> usernames) {
    Set<String> wanted = usernames.stream().map(Accounts::normalised).collect(Collectors.toSet());
    if (wanted.isEmpty()) {
      return Map.of();
    }
    return byUsername(
        complete(
            jdbc.sql(SELECT + " WHERE u.username IN (:names) ORDER BY u.display_name, u.username")
                .param("names", wanted)
                .query(Accounts::row)
                .list()));
  }

  /**
   * Reads the names behind usernames with one statement, for lists that show nothing else.
   *
   * @param usernames usernames in any case
   * @return names shown to people by username in lower case; unknown ones are left out
   */
  public Map<String, String> namesOf(Collection<String> usernames) {
    Set<String> wanted = usernames.stream().map(Accounts::normalised).collect(Collectors.toSet());
    Map<String, String> names = new HashMap<>();
    if (!wanted.isEmpty()) {
      jdbc.sql("SELECT username, display_name FROM user_account WHERE username IN (:names)")
          .param("names", wanted)
          .query(
              row -> {
                names.put(row.getString("username"), row.getString("display_name"));
              });
    }
    return names;
  }

  /**
   * Reads the names of the members of several teams, and of some others, with one statement.
   *
   * @param teamCodes the teams, of whose members those who may log in
   * @param others usernames of whoever else is wanted
   * @return names shown to people by username, in the order of the names
   */
  public Map<String, String> namesOfMembers(
      Collection<String> teamCodes, Collection<String> others) {
    Map<String, String> names = new LinkedHashMap<>();
    if (!teamCodes.isEmpty()) {
      jdbc.sql(
              """
              SELECT u.username, u.display_name FROM user_account u
              WHERE u.username IN (:others) OR u.enabled = TRUE AND EXISTS (
                SELECT 1 FROM user_team m JOIN team t ON t.id = m.team_id
                WHERE m.user_id = u.id AND t.code IN (:teams))
              ORDER BY u.display_name, u.username
              """)
          .param("teams", teamCodes)
          .param("others", others.isEmpty() ? List.of("-") : others)
          .query(
              row -> {
                names.put(row.getString("username"), row.getString("display_name"));
              });
    }
    return names;
  }

  /**
   * @return all accounts that may log in, by username
   */
  Map<String, Account> open() {
    return byUsername(
        complete(
            jdbc.sql(SELECT + " WHERE u.enabled = TRUE ORDER BY u.id")
                .query(Accounts::row)
                .list()));
  }

  private static Map<String, Account> byUsername(List<Account> accounts) {
    Map<String, Account> byUsername = new LinkedHashMap<>();
    accounts.forEach(account -> byUsername.put(account.username(), account));
    return byUsername;
  }

  /**
   * @param teamCode a team
   * @return its members who may log in, by name
   */
  public List<Account> membersOf(String teamCode) {
    return complete(
        jdbc.sql(
                SELECT
                    + """
                       JOIN user_team m ON m.user_id = u.id
                       JOIN team t ON t.id = m.team_id
                      WHERE t.code = :team AND u.enabled = TRUE
                      ORDER BY u.display_name, u.username""")
            .param("team", teamCode)
            .query(Accounts::row)
            .list());
  }

  /**
   * How many people there are in teams, without their names; one statement.
   *
   * @param teamCodes the teams
   * @return how many members of each may log in; a team without any is left out
   */
  public Map<String, Integer> numbersOfMembers(Collection<String> teamCodes) {
    Map<String, Integer> numbers = new HashMap<>();
    if (!teamCodes.isEmpty()) {
      jdbc.sql(
              """
              SELECT t.code, COUNT(*) AS members FROM team t
                JOIN user_team m ON m.team_id = t.id JOIN user_account u ON u.id = m.user_id
              WHERE t.code IN (:teams) AND u.enabled = TRUE GROUP BY t.code
              """)
          .param("teams", teamCodes)
          .query(
              row -> {
                numbers.put(row.getString("code"), row.getInt("members"));
              });
    }
    return numbers;
  }

  /**
   * Reads the members of several teams with a fixed number of statements.
   *
   * @param teamCodes the teams
   * @return those who may log in, each once, by name
   */
  public List<Account> membersOf(Collection<String> teamCodes) {
    return teamCodes.isEmpty()
        ? List.of()
        : complete(
            jdbc.sql(
                    SELECT
                        + """
                           WHERE u.enabled = TRUE AND EXISTS (
                             SELECT 1 FROM user_team m JOIN team t ON t.id = m.team_id
                              WHERE m.user_id = u.id AND t.code IN (:teams))
                           ORDER BY u.display_name, u.username""")
                .param("teams", teamCodes)
                .query(Accounts::row)
                .list());
  }

  /**
   * Somebody as they would be if they had logged in just now: for what is worked out for them while
   * they are away, under the rules that hold for them.
   *
   * @param account their account
   */
  public SignedInUser asIfLoggedIn(Account account) {
    String agency = directory.agency(account.agencyCode()).map(Agency::name).orElse("");
    return new SignedInUser(account, agency, null);
  }

  /**
   * The one way in which usernames are compared and stored.
   *
   * @param username as typed
   * @return without spaces around it, in lower case
   */
  static String normalised(String username) {
    return username.strip().toLowerCase(Locale.ROOT);
  }

  private static final String SELECT =
      """
      SELECT u.id, u.username, u.display_name, u.job_title, u.enabled, a.code AS agency_code
        FROM user_account u JOIN agency a ON a.id = u.agency_id
      """;

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getLong("id"),
        row.getString("username"),
        row.getString("display_name"),
        row.getString("job_title"),
        row.getString("agency_code"),
        row.getBoolean("enabled"));
  }

  private List<Account> complete(List<Row> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    List<Long> ids = rows.stream().map(Row::id).toList();
    Map<Long, Set<String>> teams = new HashMap<>();
    Map<Long, Set<String>> ownRoles = new HashMap<>();
    jdbc.sql(
            """
            SELECT m.user_id, TRUE AS team, t.code FROM user_team m JOIN team t ON t.id = m.team_id
             WHERE m.user_id IN (:ids)
            UNION ALL
            SELECT r.user_id, FALSE AS team, r.role AS code FROM user_role r
             WHERE r.user_id IN (:ids)
            """)
        .param("ids", ids)
        .query(
            row -> {
              (row.getBoolean("team") ? teams : ownRoles)
                  .computeIfAbsent(row.getLong("user_id"), id -> new TreeSet<>())
                  .add(row.getString("code"));
            });
    return rows.stream()
        .map(
            row ->
                account(
                    row,
                    teams.getOrDefault(row.id(), Set.of()),
                    ownRoles.getOrDefault(row.id(), Set.of())))
        .toList();
  }

  private Account account(Row row, Set<String> teamCodes, Set<String> ownRoles) {
    Set<String> roles = new TreeSet<>(ownRoles);
    directory.workingTeams(teamCodes).stream().map(Team::roles).forEach(roles::addAll);
    return new Account(
        row.id(),
        row.username(),
        row.name(),
        row.jobTitle(),
        row.agency(),
        List.copyOf(teamCodes),
        List.copyOf(roles),
        row.enabled());
  }
}
