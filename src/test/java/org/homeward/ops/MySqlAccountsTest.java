package org.homeward.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.homeward.testsupport.MySqlServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The accounts that docker-compose.yml has made, on a real MySQL. */
@Tag("mysql")
class MySqlAccountsTest {

  @Test
  void theOwnerPassesRightsOnAndTheApplicationOnlyReads(@TempDir Path folder) throws Exception {
    MySqlServer server = MySqlServer.shared();
    MySqlServer.Database database = server.newDatabase();
    String name = database.username();
    String sql = MySqlAccounts.sql(name, "app'\\s", "owner", folder);
    Set<String> statements =
        Arrays.stream(sql.split(";\n")).map(String::strip).collect(Collectors.toSet());
    assertThat(statements).hasSize(4);
    server.administer(sql.strip().split(";\n?"));

    try (Connection owner = DriverManager.getConnection(database.url(), "homeward-owner", "owner");
        Connection application =
            DriverManager.getConnection(database.url(), "homeward", "app'\\s")) {
      owner.createStatement().execute("CREATE TABLE bed (id INT)");
      assertThatThrownBy(() -> application.createStatement().execute("INSERT INTO bed VALUES (1)"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("denied");
      owner.createStatement().execute("GRANT INSERT ON bed TO 'homeward'@'%'");
      application.createStatement().execute("INSERT INTO bed VALUES (1)");
      assertThatThrownBy(() -> application.createStatement().execute("DROP TABLE bed"))
          .hasMessageContaining("denied");
    }
  }
}
