package org.homeward.identity;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/**
 * Counts failed attempts to log in, in the database, so that all copies of the application count
 * together. Names of no account are counted like others: nobody learns which names exist.
 */
@Component
@EnableConfigurationProperties(SignInProperties.class)
class SignInThrottle {

  private static final int MAX_ADDRESS = 64;
  private static final int FAILURES_BETWEEN_CLEAN_UPS = 50;

  private final JdbcClient jdbc;
  private final SignInProperties limits;
  private final Clock clock;

  private record Failures(int pair, int username, int address) {}

  SignInThrottle(JdbcClient jdbc, SignInProperties limits, Clock clock) {
    this.jdbc = jdbc;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * @param username normalised username
   * @param address network address
   * @return whether no further attempt is allowed now
   */
  boolean refuses(String username, String address) {
    Failures failures =
        jdbc.sql(
                """
                SELECT
                  (SELECT COUNT(*) FROM sign_in_failure
                    WHERE username = :username AND address = :address AND failed_at > :since),
                  (SELECT COUNT(*) FROM sign_in_failure
                    WHERE username = :username AND failed_at > :since),
                  (SELECT COUNT(*) FROM sign_in_failure
                    WHERE address = :address AND failed_at > :since)""")
            .param("username", cut(username, Accounts.MAX_USERNAME))
            .param("address", cut(address, MAX_ADDRESS))
            .param("since", utc(clock.instant().minus(limits.window())))
            .query((row, number) -> new Failures(row.getInt(1), row.getInt(2), row.getInt(3)))
            .single();
    return failures.pair() >= limits.failuresPerUsernameAndAddress()
        || failures.username() >= limits.failuresPerUsername()
        || failures.address() >= limits.failuresPerAddress();
  }

  void failed(String username, String address) {
    Instant now = clock.instant();
    GeneratedKeyHolder key = new GeneratedKeyHolder();
    jdbc.sql("INSERT INTO sign_in_failure (username, address, failed_at) VALUES (?, ?, ?)")
        .params(cut(username, Accounts.MAX_USERNAME), cut(address, MAX_ADDRESS), utc(now))
        .update(key, "id");
    // Now and then, not each time: many failures at once would wait for each other's clean-up.
    if (key.getKeyAs(Number.class).longValue() % FAILURES_BETWEEN_CLEAN_UPS == 0) {
      jdbc.sql("DELETE FROM sign_in_failure WHERE failed_at <= ?")
          .param(utc(now.minus(limits.window())))
          .update();
    }
  }

  /** Forgets the failures of this person at this place; those from elsewhere still count. */
  void succeeded(String username, String address) {
    jdbc.sql("DELETE FROM sign_in_failure WHERE username = ? AND address = ?")
        .params(cut(username, Accounts.MAX_USERNAME), cut(address, MAX_ADDRESS))
        .update();
  }

  private static String cut(String text, int length) {
    return text.length() > length ? text.substring(0, length) : text;
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
  }
}
