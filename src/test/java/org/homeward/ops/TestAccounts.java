package org.homeward.ops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.homeward.testsupport.PageClient;
import org.homeward.testsupport.PageClient.Page;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Accounts written as an administrator of a new installation writes them, one in each team. */
final class TestAccounts {

  /** Low, to be quick: an installation uses 12. */
  private static final int BCRYPT_STRENGTH = 4;

  private final String password = UUID.randomUUID().toString();
  private final StringBuilder yaml = new StringBuilder("accounts:\n");

  /**
   * Adds somebody.
   *
   * @param username to log in with
   * @param name shown to people
   * @param team code of a team in the directory
   */
  TestAccounts with(String username, String name, String team) {
    yaml.append(
        """
          - username: %s
            name: %s
            teams: [%s]
            passwordHash: "{bcrypt}%s"
        """
            .formatted(
                username, name, team, new BCryptPasswordEncoder(BCRYPT_STRENGTH).encode(password)));
    return this;
  }

  /** Writes the file the application is told to read. */
  Path write(Path folder) {
    try {
      return Files.writeString(folder.resolve("accounts.yml"), yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Logs somebody in through the login page. */
  Page logIn(PageClient browser, String username) {
    Page login = browser.get("/login");
    return browser.submit(
        login,
        login.form("input[name=password]"),
        Map.of("username", username, "password", password));
  }
}
