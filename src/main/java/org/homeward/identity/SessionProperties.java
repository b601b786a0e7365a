package org.homeward.identity;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long people stay logged in. That they are logged out after doing nothing for a while is a
 * setting of the server's own, {@code server.servlet.session.timeout}.
 *
 * @param absolute after how long they have to log in again, whatever they do
 */
@ConfigurationProperties("homeward.session")
record SessionProperties(@DefaultValue("12h") Duration absolute) {

  SessionProperties {
    if (!absolute.isPositive()) {
      throw new IllegalArgumentException("homeward.session.absolute must be longer than nothing.");
    }
  }
}
