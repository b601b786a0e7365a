package org.homeward.camunda;

import org.springframework.stereotype.Component;

/** Tells pages whether acts reach the engine at the moment. */
@Component
public class CamundaHealth {

  private final OutboxDispatcher dispatcher;

  CamundaHealth(OutboxDispatcher dispatcher) {
    this.dispatcher = dispatcher;
  }

  /**
   * Whether the engine answered the last time it was asked.
   *
   * @return false while acts are kept and retried
   */
  public boolean engineReachable() {
    return dispatcher.engineReachable();
  }
}
