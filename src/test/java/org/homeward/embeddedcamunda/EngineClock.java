package org.homeward.embeddedcamunda;

import io.camunda.zeebe.scheduler.clock.ControlledActorClock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * The time an embedded Camunda lives by: real time, unless it is moved. Timers that become due when
 * it moves fire within moments. A moved time is forgotten when the embedded Camunda closes.
 */
public final class EngineClock {
  private final ControlledActorClock clock = new ControlledActorClock();
  private final Runnable wentBack;

  EngineClock(Runnable wentBack) {
    this.wentBack = wentBack;
  }

  ControlledActorClock actorClock() {
    return clock;
  }

  /** Returns the engine's present time. */
  public Instant current() {
    // The clock answers with what its last update read; a move shows only after the next one.
    clock.update();
    return clock.getCurrentTime();
  }

  /** Moves the time, usually ahead; it goes on from there. */
  public void add(Duration duration) {
    move(() -> clock.addTime(duration));
  }

  /** Sets the time; it stands still until it is added to, pinned anew or reset. */
  public void pin(Instant instant) {
    move(() -> clock.setCurrentTime(instant));
  }

  /** Goes back to real time. */
  public void reset() {
    move(clock::reset);
  }

  /** Does something during which nobody can move the time. */
  synchronized <T> T held(Supplier<T> action) {
    return action.get();
  }

  private synchronized void move(Runnable change) {
    Instant before = current();
    change.run();
    if (current().isBefore(before)) {
      wentBack.run();
    }
  }
}
