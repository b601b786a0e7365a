package org.homeward.background;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Does something again and again while the application runs, each time a while after the last has
 * ended. Every copy of the application does it, so it must be harmless to do twice.
 *
 * <p>What fails is said once and tried again: most likely the database is away. At the end the work
 * under way is let come to its own end, and is not interrupted: an interrupted write would close
 * the file of H2.
 */
public abstract class Repeated implements SmartLifecycle {

  private static final Duration AT_THE_END = Duration.ofSeconds(5);
  private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(1);

  private final Logger log = LoggerFactory.getLogger(getClass());
  private final Semaphore end = new Semaphore(0);
  private final String name;
  private final Duration first;
  private final Duration every;
  private final String whenItFails;
  private volatile boolean running;
  private Thread thread;

  /**
   * @param name name of the thread
   * @param first how long after the start it is done for the first time
   * @param every how long after the end of one time the next begins; after a failure no longer than
   *     a minute
   * @param whenItFails what to say in the log when it fails, a sentence without its full stop
   */
  protected Repeated(String name, Duration first, Duration every, String whenItFails) {
    this.name = name;
    this.first = first;
    this.every = every;
    this.whenItFails = whenItFails;
  }

  /**
   * The work. What takes long looks from time to time whether the application {@link #isRunning}.
   */
  protected abstract void work();

  @Override
  public final synchronized void start() {
    end.drainPermits();
    running = true;
    thread = Thread.ofPlatform().name(name).daemon().start(this::repeat);
  }

  @Override
  public final synchronized void stop() {
    if (!running) {
      return;
    }
    running = false;
    end.release();
    try {
      thread.join(AT_THE_END);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public final boolean isRunning() {
    return running;
  }

  private void repeat() {
    boolean well = true;
    Duration pause = first;
    while (!endsWithin(pause)) {
      try {
        work();
        well = true;
        pause = every;
      } catch (RuntimeException e) {
        if (well && running) {
          log.warn("{}: {}", whenItFails, e.getMessage());
        }
        well = false;
        pause = every.compareTo(AFTER_A_FAILURE) < 0 ? every : AFTER_A_FAILURE;
      }
    }
  }

  private boolean endsWithin(Duration pause) {
    try {
      return end.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
