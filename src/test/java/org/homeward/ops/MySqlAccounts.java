package org.homeward.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Runs the script by which MySQL's image makes the accounts, with the image's part played here. */
final class MySqlAccounts {

  static final Path SCRIPT = Path.of("deploy", "mysql-accounts.sh");

  private MySqlAccounts() {}

  /**
   * @param database name of the database
   * @param application password of the application
   * @param owner password of the owner
   * @param folder for the secrets and what the script gives
   * @return the SQL that the image would be given
   */
  static String sql(String database, String application, String owner, Path folder)
      throws IOException, InterruptedException {
    Files.writeString(folder.resolve("mysql-homeward-password"), application + "\n");
    Files.writeString(folder.resolve("mysql-homeward-owner-password"), owner + "\n");
    Path script = folder.resolve("script.sh");
    Files.writeString(
        script,
        "docker_process_sql() { cat; }\n"
            + Files.readString(SCRIPT).replace("/run/secrets", folder.toString()));
    Path sql = folder.resolve("accounts.sql");
    ProcessBuilder bash =
        new ProcessBuilder("bash", "-eu", script.toString()).redirectOutput(sql.toFile());
    bash.environment().put("MYSQL_DATABASE", database);
    Process process = bash.start();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    return Files.readString(sql);
  }
}
