package org.homeward.embeddedcamunda.engine;

import java.time.Duration;

/** The engine did not reply within the time given. The command may still take effect. */
public final class NoReplyInTimeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoReplyInTimeException(Duration timeout) {
    super("The engine did not reply within " + timeout.toMillis() + " ms");
  }
}
