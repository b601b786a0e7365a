package org.homeward.embeddedcamunda.engine;

/** The engine is stopping or has stopped: it takes no commands, and open ones get no reply. */
public final class EngineStoppedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Makes the exception. */
  public EngineStoppedException() {
    super("The engine is stopping");
  }
}
