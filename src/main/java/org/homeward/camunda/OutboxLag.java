package org.homeward.camunda;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Raises an alarm in the log when acts wait too long for the engine. Not part of the health of this
 * copy: people can work while the engine is away, and a restart would not help.
 */
@Component
class OutboxLag {

  private static final Logger LOG = LoggerFactory.getLogger(OutboxLag.class);
  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final Duration TOO_LONG = Duration.ofMinutes(1);

  private final JdbcClient jdbc;
  private final Clock clock;
  private Instant lastLook = Instant.MIN;

  OutboxLag(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** How long the oldest act has waited; empty if none waits. */
  Optional<Duration> oldest() {
    return jdbc.sql("SELECT MIN(created_at) FROM engine_outbox WHERE state = 'WAITING'")
        .query(LocalDateTime.class)
        .optional()
        .map(since -> Duration.between(since.toInstant(ZoneOffset.UTC), clock.instant()));
  }

  /** Looks once a minute, however often it is called; called by one thread. */
  void watch() {
    Instant now = clock.instant();
    if (lastLook.isAfter(now.minus(EVERY))) {
      return;
    }
    lastLook = now;
    oldest()
        .filter(age -> age.compareTo(TOO_LONG) > 0)
        .ifPresent(
            age ->
                LOG.warn(
                    "Acts wait for the engine: {} of them, the oldest for {} s",
                    jdbc.sql("SELECT COUNT(*) FROM engine_outbox WHERE state = 'WAITING'")
                        .query(Integer.class)
                        .single(),
                    age.toSeconds()));
  }
}
