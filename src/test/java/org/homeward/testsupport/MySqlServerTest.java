package org.homeward.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.homeward.testsupport.MySqlServer.Database;
import org.homeward.testsupport.MySqlServer.Durability;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("mysql")
class MySqlServerTest {

  @Test
  void isMySql8InUtf8AndUtc() throws SQLException {
    Database database = MySqlServer.shared().newDatabase();

    try (Connection connection = database.connect()) {
      assertThat(connection.getMetaData().getDatabaseProductName()).isEqualTo("MySQL");
      assertThat(connection.getMetaData().getDatabaseMajorVersion()).isEqualTo(8);
      assertThat(query(connection, "select @@character_set_database")).isEqualTo("utf8mb4");
      assertThat(query(connection, "select timediff(now(), utc_timestamp())"))
          .isEqualTo("00:00:00");
    }
  }

  @Test
  void keepsDatabasesApart() throws SQLException {
    Database one = MySqlServer.shared().newDatabase();
    Database other = MySqlServer.shared().newDatabase();
    update(one, "create table bed (ward varchar(40) not null)");

    assertThat(one.url()).isNotEqualTo(other.url());
    try (Connection connection = other.connect()) {
      assertThat(query(connection, "select count(*) from information_schema.tables"))
          .isNotEqualTo("0");
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> query(connection, "select count(*) from " + one.username() + ".bed"))
          .withMessageContaining("denied");
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> query(connection, "select count(*) from mysql.user"))
          .withMessageContaining("denied");
    }
  }

  @Test
  void isOneServerForAll() {
    assertThat(MySqlServer.shared()).isSameAs(MySqlServer.shared());
  }

  @Test
  void keepsWhatWasCommittedWhenKilledAndStartedAgain() throws SQLException {
    try (MySqlServer server = MySqlServer.create(Durability.SAFE)) {
      server.start();
      int port = server.port();
      Database database = server.newDatabase();
      update(database, "create table bed (ward varchar(40) not null)");
      update(database, "insert into bed values ('Ålesund ward 🛏')");

      server.kill();
      assertThat(server.isRunning()).isFalse();
      assertThatExceptionOfType(SQLException.class).isThrownBy(database::connect);

      server.start();
      assertThat(server.port()).isEqualTo(port);
      try (Connection connection = database.connect()) {
        assertThat(query(connection, "select ward from bed")).isEqualTo("Ålesund ward 🛏");
      }
    }
  }

  @Test
  void saysWhyAServerDidNotStart(@TempDir Path folder) {
    MySqlInstallation installation = MySqlInstallation.configured();
    ServerProcess server =
        ServerProcess.start(
            "mysqld",
            List.of(
                installation.server().toString(),
                "--no-defaults",
                "--user=" + System.getProperty("user.name"),
                "--datadir=" + folder.resolve("nothing-here")),
            Map.of(),
            folder.resolve("log"));

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> server.awaitReady(Duration.ofSeconds(30), () -> false))
        .withMessageContaining("mysqld ended with exit code 1")
        .withMessageContaining("nothing-here");
  }

  private static void update(Database database, String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private static String query(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }
}
