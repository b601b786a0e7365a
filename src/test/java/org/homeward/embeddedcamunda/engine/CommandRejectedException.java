package org.homeward.embeddedcamunda.engine;

import io.camunda.zeebe.protocol.record.RejectionType;
import io.camunda.zeebe.protocol.record.intent.Intent;

/** The engine refused a command. */
public final class CommandRejectedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final RejectionType type;

  CommandRejectedException(RejectionType type, Intent intent, String reason) {
    super("Command '%s' rejected with code '%s': %s".formatted(intent, type, reason));
    this.type = type;
  }

  /** Returns the kind of refusal. */
  public RejectionType type() {
    return type;
  }
}
