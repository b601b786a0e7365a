package org.homeward.testsupport;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that runs with the real one, shifted by what a test says. */
public final class AdjustableClock extends Clock {

  private volatile Duration offset = Duration.ZERO;

  /**
   * @param amount how far to go forward
   */
  public void advance(Duration amount) {
    offset = offset.plus(amount);
  }

  /**
   * @param moment what the time shall be now
   */
  public void setTo(Instant moment) {
    offset = Duration.between(Instant.now(), moment);
  }

  /** Goes back to the real time. */
  public void reset() {
    offset = Duration.ZERO;
  }

  /** Whether it shows the real time. */
  public boolean isReal() {
    return offset.isZero();
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(offset);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.offset(Clock.system(zone), offset);
  }
}
