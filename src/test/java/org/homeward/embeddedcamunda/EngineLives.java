package org.homeward.embeddedcamunda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.homeward.embeddedcamunda.engine.EngineHost;
import org.homeward.embeddedcamunda.engine.EngineStoppedException;
import org.homeward.embeddedcamunda.log.BlockLog;
import org.homeward.embeddedcamunda.rest.Running;
import org.homeward.embeddedcamunda.search.ReadModel;

/**
 * The engines that follow one another in an embedded Camunda. A purge is a new engine over a new
 * log. When the clock is set back there is a new engine over the same log: the old one has noted
 * when to look next for due timers and jobs, and would sleep until that time comes round again.
 */
final class EngineLives implements AutoCloseable {
  private static final String STATE = "state-";

  private final Supplier<BlockLog> newLog;
  private final Path directory;
  private final EngineClock clock;
  private BlockLog log;
  private volatile Running running;
  private volatile boolean stale;
  private volatile boolean closed;
  private volatile long purges;
  private int states;

  EngineLives(Supplier<BlockLog> newLog, Path directory, EngineClock clock) {
    this.newLog = newLog;
    this.directory = directory;
    this.clock = clock;
  }

  synchronized void start() {
    deleteStates(); // what an earlier process left; the log has it all
    log = newLog.get();
    run();
  }

  private void run() {
    stale = false;
    Path state = directory.resolve(STATE + ++states);
    // If the time moved while the engine goes through its log, it would sleep over due timers.
    EngineHost engine = clock.held(() -> EngineHost.start(log, state, clock.actorClock()));
    ReadModel model = new ReadModel(engine.tail());
    model.catchUp();
    running = new Running(engine, model);
  }

  private void stop() {
    running.engine().close();
    deleteStates();
  }

  /**
   * Returns the running engine.
   *
   * @throws EngineStoppedException if there will be none any more
   */
  Running current() {
    if (stale) {
      renew();
    }
    if (closed) {
      throw new EngineStoppedException();
    }
    return running;
  }

  private synchronized void renew() {
    if (stale && !closed) {
      stop();
      run();
    }
  }

  /** Notes that the engine needs renewing; it happens when somebody uses it. */
  void clockWentBack() {
    stale = true;
  }

  /** Forgets everything, and returns how often that has been done. */
  synchronized long purge() {
    if (closed) {
      throw new EngineStoppedException();
    }
    stop();
    log.closeAndDelete();
    log = newLog.get();
    run();
    return ++purges;
  }

  long purges() {
    return purges;
  }

  /** Lets those go who wait for jobs or replies, and starts no new engine. */
  synchronized void release() {
    closed = true;
    if (running != null) {
      running.engine().release();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (running != null) {
      stop();
      running = null;
    }
    if (log != null) {
      log.close();
    }
  }

  private void deleteStates() {
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> states = files.filter(f -> f.getFileName().toString().startsWith(STATE)).toList();
      states.forEach(EngineLives::deleteTree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes a directory with all that is in it. */
  static void deleteTree(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
