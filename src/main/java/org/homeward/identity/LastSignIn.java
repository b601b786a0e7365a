package org.homeward.identity;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notes when each account was logged in to last, for those who look after accounts. */
@Component
class LastSignIn {

  private final JdbcClient jdbc;

  LastSignIn(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @EventListener
  void signedIn(SignedIn event) {
    jdbc.sql("UPDATE user_account SET last_signed_in_at = ? WHERE id = ?")
        .params(
            LocalDateTime.ofInstant(event.at(), ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS),
            event.user().getId())
        .update();
  }
}
