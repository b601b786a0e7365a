package org.homeward.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.Team;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Finds and changes accounts for those who look after them; whether they may is not asked here. Who
 * is changed or closed is logged out when the change is committed.
 */
@Service
public class AccountsAdministered {

  /** Accounts on one page of a list. */
  public static final int PAGE = 25;

  private final JdbcClient jdbc;
  private final Accounts accounts;
  private final TeamsAndRoles teamsAndRoles;
  private final AgencyDirectory directory;
  private final Sessions sessions;
  private final Clock clock;

  AccountsAdministered(
      JdbcClient jdbc,
      Accounts accounts,
      TeamsAndRoles teamsAndRoles,
      AgencyDirectory directory,
      Sessions sessions,
      Clock clock) {
    this.jdbc = jdbc;
    this.accounts = accounts;
    this.teamsAndRoles = teamsAndRoles;
    this.directory = directory;
    this.sessions = sessions;
    this.clock = clock;
  }

  /**
   * Which accounts are looked for.
   *
   * @param agencyCode of which agency, or null for all
   * @param text part of the name or username, or null
   * @param teamCode in which team, or null
   * @param role with which role, of their own or of a team that works today, or null
   * @param open whether open accounts are looked for, or closed ones
   */
  public record Search(
      String agencyCode, String text, String teamCode, String role, boolean open) {}

  /**
   * A page of accounts, by name.
   *
   * @param search which
   * @param after number of the last account of the page before, or null for the first page
   * @return at most {@link #PAGE} and one more, if there are more
   */
  @Transactional(readOnly = true)
  public List<Account> page(Search search, Long after) {
    StringBuilder sql = new StringBuilder("SELECT u.username FROM user_account u");
    Map<String, Object> values = new HashMap<>();
    sql.append(" WHERE u.enabled = :open");
    values.put("open", search.open());
    if (search.agencyCode() != null) {
      sql.append(" AND u.agency_id = (SELECT id FROM agency WHERE code = :agency)");
      values.put("agency", search.agencyCode());
    }
    if (search.text() != null) {
      sql.append(" AND (LOWER(u.display_name) LIKE :text ESCAPE '!'");
      sql.append(" OR u.username LIKE :text ESCAPE '!')");
      values.put("text", "%" + escaped(search.text().strip().toLowerCase(Locale.UK)) + "%");
    }
    if (search.teamCode() != null) {
      sql.append(" AND ").append(inOneOf("(:team)"));
      values.put("team", search.teamCode());
    }
    if (search.role() != null) {
      List<String> serving =
          directory.teamsServing(search.role()).stream().map(Team::code).toList();
      sql.append(" AND (EXISTS (SELECT 1 FROM user_role r WHERE r.user_id = u.id");
      sql.append(" AND r.role = :role)");
      values.put("role", search.role());
      if (!serving.isEmpty()) {
        sql.append(" OR ").append(inOneOf("(:serving)"));
        values.put("serving", serving);
      }
      sql.append(")");
    }
    if (after != null) {
      sql.append(
          " AND (u.display_name > (SELECT display_name FROM user_account WHERE id = :after)");
      sql.append(" OR (u.display_name = (SELECT display_name FROM user_account WHERE id = :after)");
      sql.append(" AND u.id > :after))");
      values.put("after", after);
    }
    sql.append(" ORDER BY u.display_name, u.id LIMIT ").append(PAGE + 1);
    List<String> names = jdbc.sql(sql.toString()).params(values).query(String.class).list();
    Map<String, Account> found = accounts.findAll(names);
    return names.stream().map(found::get).toList();
  }

  private static String inOneOf(String teams) {
    return "EXISTS (SELECT 1 FROM user_team m JOIN team t ON t.id = m.team_id"
        + " WHERE m.user_id = u.id AND t.code IN "
        + teams
        + ")";
  }

  private static String escaped(String text) {
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }

  /**
   * @param id number of an account
   */
  @Transactional(readOnly = true)
  public Optional<AccountState> find(long id) {
    return state(id, "");
  }

  /**
   * Finds an account and keeps others from changing it until the transaction ends.
   *
   * @param id number of an account
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<AccountState> lock(long id) {
    return state(id, " FOR UPDATE");
  }

  private record Row(
      String username,
      boolean enabled,
      boolean hasPassword,
      boolean administered,
      Instant lastSignedInAt,
      AccountState.Closing closing) {}

  private Optional<AccountState> state(long id, String lock) {
    return jdbc.sql(
            """
            SELECT username, enabled, password_hash, administered_at, last_signed_in_at, closed_at,
                   closed_by, last_day, closed_reason
              FROM user_account WHERE id = ?"""
                + lock)
        .param(id)
        .query(AccountsAdministered::row)
        .optional()
        .map(
            row ->
                new AccountState(
                    accounts.find(row.username()).orElseThrow(),
                    new TreeSet<>(
                        jdbc.sql("SELECT role FROM user_role WHERE user_id = ?")
                            .param(id)
                            .query(String.class)
                            .list()),
                    isOfProvider(id),
                    row.hasPassword(),
                    row.administered(),
                    row.lastSignedInAt(),
                    row.enabled() ? null : row.closing()));
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getString("username"),
        row.getBoolean("enabled"),
        row.getString("password_hash") != null,
        row.getObject("administered_at") != null,
        moment(row, "last_signed_in_at"),
        new AccountState.Closing(
            moment(row, "closed_at"),
            row.getString("closed_by"),
            row.getObject("last_day", LocalDate.class),
            row.getString("closed_reason")));
  }

  private boolean isOfProvider(long id) {
    return jdbc.sql("SELECT COUNT(*) FROM provider_identity WHERE user_id = ?")
            .param(id)
            .query(Integer.class)
            .single()
        > 0;
  }

  /**
   * Gives an account other teams and roles.
   *
   * @param account the account
   * @param teams codes of its teams from now on
   * @param ownRoles its roles beside those of its teams
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void change(Account account, Collection<String> teams, Collection<String> ownRoles) {
    teamsAndRoles.save(account.id(), teams, ownRoles);
    jdbc.sql("UPDATE user_account SET administered_at = ? WHERE id = ?")
        .params(now(), account.id())
        .update();
    logOutAfterwards(account.username());
  }

  /**
   * Closes an open account.
   *
   * @param account the account
   * @param lastDay last day of the person
   * @param reason why it is closed
   * @param by username of who closes it
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void close(Account account, LocalDate lastDay, String reason, String by) {
    jdbc.sql(
            """
            UPDATE user_account SET enabled = FALSE, administered_at = ?, closed_at = ?,
                   closed_by = ?, last_day = ?, closed_reason = ?
             WHERE id = ?""")
        .params(now(), now(), by, lastDay, reason, account.id())
        .update();
    logOutAfterwards(account.username());
  }

  /**
   * Opens a closed account again, with the teams and roles it had.
   *
   * @param account the account
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void reopen(Account account) {
    jdbc.sql(
            """
            UPDATE user_account SET enabled = TRUE, administered_at = ?, closed_at = NULL,
                   closed_by = NULL, last_day = NULL, closed_reason = NULL
             WHERE id = ?""")
        .params(now(), account.id())
        .update();
  }

  /**
   * Accounts closed since a moment, by whomever.
   *
   * @param since the moment
   * @return their usernames
   */
  @Transactional(readOnly = true)
  public List<String> closedSince(Instant since) {
    return jdbc.sql(
            "SELECT username FROM user_account WHERE closed_at >= ? AND enabled = FALSE ORDER BY id")
        .param(utc(since))
        .query(String.class)
        .list();
  }

  /** Not before: until the commit a new session would be allowed. */
  private void logOutAfterwards(String username) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            sessions.endAllOf(username);
          }
        });
  }

  private LocalDateTime now() {
    return utc(clock.instant());
  }

  private static LocalDateTime utc(Instant at) {
    return LocalDateTime.ofInstant(at, ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
  }

  private static Instant moment(ResultSet row, String column) throws SQLException {
    LocalDateTime at = row.getObject(column, LocalDateTime.class);
    return at == null ? null : at.toInstant(ZoneOffset.UTC);
  }
}
