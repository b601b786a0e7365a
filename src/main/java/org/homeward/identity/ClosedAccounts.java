package org.homeward.identity;

import java.time.Duration;
import org.homeward.background.Repeated;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Ends the sessions of accounts that are closed, whoever closed them: once or twice a minute, so
 * that no request has to ask.
 */
@Component
class ClosedAccounts extends Repeated {

  private final JdbcClient jdbc;
  private final Sessions sessions;

  ClosedAccounts(
      JdbcClient jdbc,
      Sessions sessions,
      @Value("${homeward.sign-in.closed-accounts-every:30s}") Duration every) {
    super("closed-accounts", every, every, "Cannot look for sessions of closed accounts");
    this.jdbc = jdbc;
    this.sessions = sessions;
  }

  /** Logs out everybody whose account is closed. */
  void logOut() {
    jdbc.sql(
            """
            SELECT DISTINCT u.username FROM user_account u
              JOIN SPRING_SESSION s ON s.PRINCIPAL_NAME = u.username
             WHERE u.enabled = FALSE""")
        .query(String.class)
        .list()
        .forEach(sessions::endAllOf);
  }

  @Override
  protected void work() {
    logOut();
  }
}
