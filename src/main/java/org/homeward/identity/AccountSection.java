package org.homeward.identity;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.DirectoryEntry;
import org.homeward.agency.DirectorySection;
import org.homeward.agency.Team;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The accounts of the directory files. An account that they made and no longer name is closed. Who
 * is changed or closed while logged in has to log in again.
 *
 * <p>Keys: {@code username}, {@code name}, {@code jobTitle}, {@code agency} (default: that of the
 * first team), {@code teams}, {@code roles} (beside those of the teams), {@code email} (where they
 * get e-mail, unless administrators have decided on it: {@link MailAddresses}), {@code
 * passwordHash} as "{bcrypt}$2a$..." (without one the account cannot log in with a password). An
 * account of somebody who signs in with a provider cannot be listed. Once administrators have
 * changed or closed an account, a file decides on its name, job title and password alone ({@link
 * AccountsAdministered}).
 */
@Component
class AccountSection implements DirectorySection {

  private final JdbcClient jdbc;
  private final AgencyDirectory directory;
  private final Accounts accounts;
  private final TeamsAndRoles teamsAndRoles;
  private final Sessions sessions;
  private final MailAddresses addresses;
  private final Clock clock;

  AccountSection(
      JdbcClient jdbc,
      AgencyDirectory directory,
      Accounts accounts,
      TeamsAndRoles teamsAndRoles,
      Sessions sessions,
      MailAddresses addresses,
      Clock clock) {
    this.jdbc = jdbc;
    this.directory = directory;
    this.accounts = accounts;
    this.teamsAndRoles = teamsAndRoles;
    this.sessions = sessions;
    this.addresses = addresses;
    this.clock = clock;
  }

  private record Listed(
      String username,
      String name,
      String jobTitle,
      String agency,
      List<String> teams,
      Set<String> roles,
      String email,
      String passwordHash) {}

  @Override
  public String key() {
    return "accounts";
  }

  @Override
  public SectionImport begin() {
    Map<String, Account> before = accounts.open();
    return entries -> importFrom(entries, before);
  }

  private void importFrom(List<DirectoryEntry> entries, Map<String, Account> before) {
    Set<String> names = new HashSet<>();
    List<Listed> listed = new ArrayList<>();
    for (DirectoryEntry entry : entries) {
      Listed account = read(entry);
      if (!names.add(account.username())) {
        throw entry.wrong("the username \"" + account.username() + "\" is used twice.");
      }
      listed.add(account);
      if (isOfProvider(account.username())) {
        throw entry.wrong(
            "\"" + account.username() + "\" is the account of somebody who signs in elsewhere.");
      }
    }
    Set<String> known = accounts.findAll(names).keySet();
    listed.forEach(account -> save(account, known.contains(account.username())));
    closeAllBut(names);
    // Also ends the sessions of those whose team has other roles now, or does no longer work.
    Map<String, Account> after = accounts.open();
    before.values().stream()
        .filter(account -> !account.equals(after.get(account.username())))
        .forEach(account -> sessions.endAllOf(account.username()));
  }

  private boolean isOfProvider(String username) {
    return jdbc.sql(
                """
                SELECT COUNT(*) FROM provider_identity i JOIN user_account u ON u.id = i.user_id
                 WHERE u.username = ?""")
            .param(username)
            .query(Integer.class)
            .single()
        > 0;
  }

  private Listed read(DirectoryEntry entry) {
    entry.allowOnly(
        "username", "name", "jobTitle", "agency", "teams", "roles", "email", "passwordHash");
    String username = Accounts.normalised(entry.text("username"));
    if (username.length() > Accounts.MAX_USERNAME) {
      throw entry.wrong("the username is longer than " + Accounts.MAX_USERNAME + " characters.");
    }
    List<String> teams = entry.texts("teams");
    for (String code : teams) {
      if (directory.team(code).isEmpty()) {
        throw entry.wrong("there is no team \"" + code + "\".");
      }
    }
    String hash = entry.optionalText("passwordHash");
    if (hash != null && !hash.startsWith("{bcrypt}$2")) {
      throw entry.wrong("\"passwordHash\" must start with {bcrypt}$2.");
    }
    String email = entry.optionalText("email");
    if (email != null && !MailAddresses.isAddress(email)) {
      throw entry.wrong("\"email\" is no e-mail address.");
    }
    return new Listed(
        username,
        entry.text("name"),
        entry.optionalText("jobTitle"),
        agencyOf(entry, teams),
        teams,
        new LinkedHashSet<>(entry.texts("roles")),
        email,
        hash);
  }

  private String agencyOf(DirectoryEntry entry, List<String> teams) {
    String agency = entry.optionalText("agency");
    if (agency == null) {
      agency =
          teams.stream()
              .findFirst()
              .flatMap(directory::team)
              .map(Team::agencyCode)
              .orElseThrow(() -> entry.wrong("needs \"teams\" or \"agency\"."));
    }
    if (directory.agency(agency).isEmpty()) {
      throw entry.wrong("there is no agency \"" + agency + "\".");
    }
    return agency;
  }

  private void save(Listed account, boolean known) {
    if (!known) {
      jdbc.sql(
              """
              INSERT INTO user_account (username, display_name, job_title, password_hash, enabled,
                     agency_id, from_directory, created_at)
              SELECT ?, ?, ?, ?, TRUE, id, TRUE, ? FROM agency WHERE code = ?""")
          .params(
              account.username(),
              account.name(),
              account.jobTitle(),
              account.passwordHash(),
              utc(clock.instant()),
              account.agency())
          .update();
    } else {
      endSessionsIfPasswordChanges(account);
      jdbc.sql(
              """
              UPDATE user_account SET display_name = ?, job_title = ?, password_hash = ?,
                     from_directory = TRUE
               WHERE username = ?""")
          .params(account.name(), account.jobTitle(), account.passwordHash(), account.username())
          .update();
    }
    addresses.given(account.username(), account.email());
    if (isLeftToFiles(account)) {
      saveTeamsAndRoles(account);
    }
  }

  /** Opens the account; not one that administrators have changed or closed since it was made. */
  private boolean isLeftToFiles(Listed account) {
    return jdbc.sql(
                """
                UPDATE user_account SET enabled = TRUE, closed_at = NULL,
                       agency_id = (SELECT id FROM agency WHERE code = ?)
                 WHERE username = ? AND administered_at IS NULL""")
            .params(account.agency(), account.username())
            .update()
        > 0;
  }

  private void endSessionsIfPasswordChanges(Listed account) {
    boolean same =
        jdbc.sql("SELECT password_hash FROM user_account WHERE username = ?")
            .param(account.username())
            .query((row, number) -> String.valueOf(row.getString(1)))
            .single()
            .equals(String.valueOf(account.passwordHash()));
    if (!same) {
      sessions.endAllOf(account.username());
    }
  }

  private void saveTeamsAndRoles(Listed account) {
    long id =
        jdbc.sql("SELECT id FROM user_account WHERE username = ?")
            .param(account.username())
            .query(Long.class)
            .single();
    teamsAndRoles.save(id, account.teams(), account.roles());
  }

  private void closeAllBut(Set<String> names) {
    List<String> open =
        jdbc.sql("SELECT username FROM user_account WHERE from_directory = TRUE AND enabled = TRUE")
            .query(String.class)
            .list();
    for (String username : open) {
      if (!names.contains(username)) {
        // Not the file's any more: an administrator may open it again.
        jdbc.sql(
                """
                UPDATE user_account SET enabled = FALSE, from_directory = FALSE, closed_at = ?
                 WHERE username = ?""")
            .params(utc(clock.instant()), username)
            .update();
      }
    }
  }

  private static LocalDateTime utc(Instant at) {
    return LocalDateTime.ofInstant(at, ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
  }
}
