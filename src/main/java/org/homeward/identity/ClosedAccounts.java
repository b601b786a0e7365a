package org.homeward.identity;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Ends the sessions of accounts that are closed, whoever closed them: once or twice a minute, so
 * that no request has to ask.
 */
@Component
class ClosedAccounts implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(ClosedAccounts.class);

  private final JdbcClient jdbc;
  private final Sessions sessions;
  private final Duration every;
  private volatile boolean running;
  private Thread thread;

  ClosedAccounts(
      JdbcClient jdbc,
      Sessions sessions,
      @Value("${homeward.sign-in.closed-accounts-every:30s}") Duration every) {
    this.jdbc = jdbc;
    this.sessions = sessions;
    this.every = every;
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
  public synchronized void start() {
    running = true;
    thread = Thread.ofVirtual().name("closed-accounts").start(this::watch);
  }

  @Override
  public synchronized void stop() {
    running = false;
    if (thread != null) {
      thread.interrupt();
      thread = null;
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void watch() {
    boolean well = true;
    while (running) {
      try {
        Thread.sleep(every);
        logOut();
        well = true;
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        // Most likely the database is away: said once, tried again.
        if (well) {
          LOG.warn("Cannot look for sessions of closed accounts: {}", e.getMessage());
        }
        well = false;
      }
    }
  }
}
