package org.homeward.audit;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Has new entries sealed again and again while the application runs. */
@Component
class AuditSealing implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(AuditSealing.class);

  /** Between two looks for entries that were committed late. */
  private static final int ROUNDS = 600;

  private final AuditSealer sealer;
  private final Duration every;
  private final Semaphore end = new Semaphore(0);
  private volatile boolean running;
  private Thread thread;

  AuditSealing(AuditSealer sealer, @Value("${homeward.audit.seal-every:1s}") Duration every) {
    this.sealer = sealer;
    this.every = every;
  }

  @Override
  public synchronized void start() {
    end.drainPermits();
    running = true;
    thread = Thread.ofPlatform().name("audit-sealing").daemon().start(this::seal);
  }

  /** Lets the batch under way end: an interrupted write would close H2's file. */
  @Override
  public synchronized void stop() {
    if (!running) {
      return;
    }
    running = false;
    end.release();
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void seal() {
    boolean well = true;
    int round = 0;
    while (running) {
      try {
        if (round % ROUNDS == 0) {
          sealer.sealAll(() -> running);
        } else {
          sealer.sealNew(() -> running);
        }
        round++;
        well = true;
      } catch (RuntimeException e) {
        // Most likely the database is away: said once, tried again.
        if (well && running) {
          LOG.warn("Audit entries cannot be sealed just now: {}", e.getMessage());
        }
        well = false;
      }
      if (ended()) {
        return;
      }
    }
  }

  private boolean ended() {
    try {
      return end.tryAcquire(every.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
