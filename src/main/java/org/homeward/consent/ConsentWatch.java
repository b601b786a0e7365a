package org.homeward.consent;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks every minute whether a consent ends. */
@Component
class ConsentWatch implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(ConsentWatch.class);

  private final EndingConsents ending;
  private final Duration every;
  private volatile boolean running;
  private Thread thread;

  ConsentWatch(EndingConsents ending, @Value("${homeward.consent.watch-every}") Duration every) {
    this.ending = ending;
    this.every = every;
  }

  @Override
  public synchronized void start() {
    running = true;
    thread = Thread.ofVirtual().name("consent-watch").start(this::watch);
  }

  @Override
  public synchronized void stop() {
    running = false;
    if (thread != null) {
      thread.interrupt();
      thread = null;
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void watch() {
    boolean well = true;
    while (running) {
      try {
        Thread.sleep(every);
        ending.look();
        well = true;
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        // Most likely the database is away: said once, tried again.
        if (well) {
          LOG.warn("Cannot look whether consents end: {}", e.getMessage());
        }
        well = false;
      }
    }
  }
}
