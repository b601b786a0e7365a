package org.homeward.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * After each migration, lets the application's database account do what it needs with each table
 * and no more: entries and seals of the audit trail can be read and added, not changed or deleted.
 * For MySQL, where the tables belong to another account (docs/running.md); where one account does
 * both, it says in the log that the trail is not protected.
 */
@Component
public class ApplicationRights implements Callback {

  private static final Logger LOG = LoggerFactory.getLogger(ApplicationRights.class);

  private static final List<String> ALL = List.of("SELECT", "INSERT", "UPDATE", "DELETE");

  /** Tables with fewer rights than {@link #ALL}. */
  private static final Map<String, List<String>> FEWER =
      Map.of(
          "flyway_schema_history", List.of("SELECT"),
          "audit_entry", List.of("SELECT", "INSERT"),
          "audit_seal", List.of("SELECT", "INSERT"),
          "audit_checkpoint", List.of("SELECT"));

  /** MySQL: the command is denied to the user for the table. */
  private static final int DENIED = 1142;

  private final DataSource application;

  ApplicationRights(DataSource application) {
    this.application = application;
  }

  @Override
  public boolean supports(Event event, Context context) {
    return event == Event.AFTER_MIGRATE;
  }

  @Override
  public boolean canHandleInTransaction(Event event, Context context) {
    return false;
  }

  @Override
  public String getCallbackName() {
    return "rights of the application";
  }

  @Override
  public void handle(Event event, Context context) {
    Connection owner = context.getConnection();
    try {
      if (!owner.getMetaData().getDatabaseProductName().equals("MySQL")) {
        return;
      }
      try (Connection connection = application.getConnection()) {
        String account = text(connection, "SELECT CURRENT_USER()").getFirst();
        if (!account.equals(text(owner, "SELECT CURRENT_USER()").getFirst())) {
          grantWhatIsMissing(owner, connection, account);
        }
        warnIfTheTrailCanBeChanged(connection);
      }
    } catch (SQLException e) {
      throw new FlywayException(
          "The application's database account cannot be given its rights. Does the owner's account"
              + " have the right to pass rights on (WITH GRANT OPTION)?",
          e);
    }
  }

  private static void grantWhatIsMissing(Connection owner, Connection connection, String account)
      throws SQLException {
    Map<String, Set<String>> has = rights(connection);
    for (String table :
        text(
            owner,
            """
            SELECT table_name FROM information_schema.tables
            WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'
            """)) {
      List<String> missing = new ArrayList<>(FEWER.getOrDefault(table, ALL));
      missing.removeAll(has.getOrDefault(table, Set.of()));
      if (!missing.isEmpty()) {
        try (Statement grant = owner.createStatement()) {
          grant.execute(
              "GRANT %s ON `%s` TO %s"
                  .formatted(String.join(", ", missing), table, quoted(account)));
        }
      }
    }
  }

  /** What the account may do with single tables; it can see its own rights. */
  private static Map<String, Set<String>> rights(Connection connection) throws SQLException {
    Map<String, Set<String>> rights = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT table_name, privilege_type FROM information_schema.table_privileges
                WHERE table_schema = DATABASE()
                """)) {
      while (rows.next()) {
        rights.computeIfAbsent(rows.getString(1), t -> new HashSet<>()).add(rows.getString(2));
      }
    }
    return rights;
  }

  private static void warnIfTheTrailCanBeChanged(Connection connection) throws SQLException {
    if (mayChangeTheTrail(connection)) {
      LOG.warn(
          "The application's database account may change the audit trail. How to prevent that:"
              + " docs/running.md");
    }
  }

  /** MySQL looks at the rights before it looks for rows, so that asking changes nothing. */
  private static boolean mayChangeTheTrail(Connection connection) throws SQLException {
    for (String change :
        List.of(
            "UPDATE %s SET id = id",
            "DELETE FROM %s", "UPDATE %2$s SET seq = seq", "DELETE FROM %2$s")) {
      try (Statement statement = connection.createStatement()) {
        statement.executeUpdate(change.formatted("audit_entry", "audit_seal") + " WHERE 1 = 0");
        return true;
      } catch (SQLException e) {
        if (e.getErrorCode() != DENIED) {
          throw e;
        }
      }
    }
    return false;
  }

  private static List<String> text(Connection connection, String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  /** "homeward@%" as it stands in a statement; the part behind the last "@" is the host. */
  private static String quoted(String account) {
    int host = account.lastIndexOf('@');
    return "'%s'@'%s'"
        .formatted(
            account.substring(0, host).replace("'", "''"),
            account.substring(host + 1).replace("'", "''"));
  }
}
