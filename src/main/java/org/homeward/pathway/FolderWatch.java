package org.homeward.pathway;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks every few seconds whether another copy of the application has taken pathways. */
@Component
class FolderWatch implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);

  private final FolderPathways pathways;
  private final Duration every;
  private volatile boolean running;
  private Thread thread;

  FolderWatch(
      FolderPathways pathways, @Value("${homeward.pathways.watch-every:10s}") Duration every) {
    this.pathways = pathways;
    this.every = every;
  }

  @Override
  public synchronized void start() {
    running = true;
    thread = Thread.ofVirtual().name("pathway-watch").start(this::watch);
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
        pathways.catchUp();
        well = true;
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        // Most likely the database is away: said once, tried again.
        if (well) {
          LOG.warn("Cannot look for new pathways: {}", e.getMessage());
        }
        well = false;
      }
    }
  }
}
