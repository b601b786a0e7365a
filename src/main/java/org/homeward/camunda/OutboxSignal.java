package org.homeward.camunda;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Wakes the dispatcher of this copy of the application the moment a command was committed. */
@Component
class OutboxSignal {

  private final Semaphore work = new Semaphore(0);

  void raise() {
    work.release();
  }

  /**
   * Waits for work that was announced here, or for the time after which others' work is looked for.
   */
  void await(Duration atMost) throws InterruptedException {
    if (work.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      work.drainPermits();
    }
  }
}
