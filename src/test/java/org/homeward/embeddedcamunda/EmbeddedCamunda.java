package org.homeward.embeddedcamunda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.homeward.embeddedcamunda.log.DirectoryLock;
import org.homeward.embeddedcamunda.log.FileLog;
import org.homeward.embeddedcamunda.log.MemoryLog;
import org.homeward.embeddedcamunda.rest.Control;
import org.homeward.embeddedcamunda.rest.RestApi;

/**
 * Camunda 8.8 in this JVM, for tests and for trying Homeward out: the real engine behind the v2
 * REST API. See the description of the package for what it can do and what not.
 *
 * <pre>{@code
 * try (EmbeddedCamunda camunda = EmbeddedCamunda.inMemory().start()) {
 *   CamundaClient client = CamundaClient.newClientBuilder()
 *       .restAddress(camunda.restUri()).preferRestOverGrpc(true).build();
 * }
 * }</pre>
 */
public final class EmbeddedCamunda implements AutoCloseable {
  private static final Duration USUAL_LONGEST_POLL = Duration.ofMinutes(1);
  private static final Duration GRACE = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofMillis(5);

  private final Path directory;
  private final EngineClock clock = new EngineClock(this::clockWentBack);
  private int port;
  private Duration longestPoll = USUAL_LONGEST_POLL;
  private DirectoryLock lock;
  private Path temporary;
  private EngineLives lives;
  private RestApi api;

  private EmbeddedCamunda(Path directory) {
    this.directory = directory;
  }

  /** Returns one that forgets everything when it is closed. */
  public static EmbeddedCamunda inMemory() {
    return new EmbeddedCamunda(null);
  }

  /**
   * Returns one that keeps its log in a directory and goes on from there at the next start, also
   * after a crash.
   *
   * @param directory is made if it does not exist; only one embedded Camunda can use it at a time
   */
  public static EmbeddedCamunda durable(Path directory) {
    return new EmbeddedCamunda(directory);
  }

  /** Sets the port, 0 (as without this call) for a free one. Call before {@link #start()}. */
  public EmbeddedCamunda port(int newPort) {
    port = newPort;
    return this;
  }

  /**
   * Sets an upper limit to how long a request for jobs waits, whatever it asks for. A client waits
   * for its open requests when it is closed, so tests want this short. Call before {@link
   * #start()}.
   */
  public EmbeddedCamunda longestPoll(Duration limit) {
    longestPoll = limit;
    return this;
  }

  /**
   * Starts, and returns when requests are served and, for a durable one, everything is back.
   *
   * @throws IllegalStateException if the directory is in use, or it was started before
   * @throws UncheckedIOException if the port or the directory cannot be used
   */
  public synchronized EmbeddedCamunda start() {
    if (lives != null) {
      throw new IllegalStateException("This embedded Camunda was started before");
    }
    try {
      if (directory == null) {
        temporary = Files.createTempDirectory("embedded-camunda");
        lives = new EngineLives(MemoryLog::new, temporary, clock);
      } else {
        lock = DirectoryLock.take(directory);
        Path log = directory.resolve("engine.log");
        lives = new EngineLives(() -> new FileLog(log), directory, clock);
      }
      lives.start();
      api = new RestApi(port, longestPoll, lives::current, new ControlOfThis());
      return this;
    } catch (IOException e) {
      release();
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      release();
      throw e;
    }
  }

  /** Returns the address of the REST API, which is also that of the management API. */
  public URI restUri() {
    return URI.create("http://127.0.0.1:" + api.port());
  }

  /** Returns the engine's clock. */
  public EngineClock clock() {
    return clock;
  }

  /** Forgets everything: definitions, instances, tasks. The clock stays as it is. */
  public void purge() {
    lives.purge();
  }

  /** Tells whether nothing was deployed since the start or the last purge. */
  public boolean isEmpty() {
    return lives.current().model().isEmpty();
  }

  /**
   * Stops. Requests that arrive from now on get 503, those that wait for jobs get none, those that
   * are at work have a moment to end.
   */
  @Override
  public synchronized void close() {
    if (api != null) {
      refuse();
      lives.release();
      long end = System.nanoTime() + GRACE.toNanos();
      while (api.openRequests() > 0 && System.nanoTime() < end) {
        pause();
      }
    }
    release();
  }

  /** The first step of closing: from now on new requests get 503. */
  void refuse() {
    api.refuse();
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void release() {
    if (lives != null) {
      lives.close();
    }
    if (api != null) {
      api.close();
      api = null;
    }
    if (temporary != null) {
      EngineLives.deleteTree(temporary);
      temporary = null;
    }
    if (lock != null) {
      lock.close();
      lock = null;
    }
  }

  private void clockWentBack() {
    EngineLives started = lives;
    if (started != null) {
      started.clockWentBack();
    }
  }

  private final class ControlOfThis implements Control {
    @Override
    public Instant now() {
      return clock.current();
    }

    @Override
    public void addTime(Duration duration) {
      clock.add(duration);
    }

    @Override
    public void pinTime(Instant instant) {
      clock.pin(instant);
    }

    @Override
    public void resetTime() {
      clock.reset();
    }

    @Override
    public long purge() {
      return lives.purge();
    }

    @Override
    public long lastChange() {
      return lives.purges();
    }
  }
}
