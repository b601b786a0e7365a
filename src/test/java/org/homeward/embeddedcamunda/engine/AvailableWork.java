package org.homeward.embeddedcamunda.engine;

import io.camunda.zeebe.engine.processing.streamprocessor.JobStreamer;
import io.camunda.zeebe.protocol.impl.stream.job.JobActivationProperties;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.agrona.DirectBuffer;

/**
 * Wakes those who wait for jobs. The engine calls here whenever a job of a type can be had: new,
 * failed with retries left, its back-off or its worker's time over, its incident resolved.
 */
public final class AvailableWork implements JobStreamer, AutoCloseable {
  private final Map<String, Set<Watch>> watches = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /** Starts to watch for jobs of a type. Close the watch when done. */
  public Watch watch(String jobType) {
    Watch watch = new Watch(jobType);
    watches.computeIfAbsent(jobType, t -> ConcurrentHashMap.newKeySet()).add(watch);
    if (closed) {
      watch.end();
    }
    return watch;
  }

  @Override
  public void notifyWorkAvailable(String jobType) {
    watches.getOrDefault(jobType, Set.of()).forEach(Watch::wake);
  }

  /** Jobs are polled for here, never pushed. */
  @Override
  public Optional<JobStream> streamFor(
      DirectBuffer jobType, Predicate<JobActivationProperties> filter) {
    return Optional.empty();
  }

  /** Ends all watches, those to come too. */
  @Override
  public void close() {
    closed = true;
    watches.values().forEach(all -> all.forEach(Watch::end));
  }

  /** Somebody who waits for jobs of one type. */
  public final class Watch implements AutoCloseable {
    private final String jobType;
    private final Semaphore signals = new Semaphore(0);
    private volatile boolean ended;

    private Watch(String jobType) {
      this.jobType = jobType;
    }

    /** Forgets the signals so far: call before looking for jobs, so that none is missed after. */
    public void forget() {
      signals.drainPermits();
    }

    /**
     * Waits for a signal.
     *
     * @return true if there may be a job, false if the time is over or the watch was ended
     */
    public boolean await(Duration longest) throws InterruptedException {
      return !ended
          && signals.tryAcquire(Math.max(0, longest.toNanos()), TimeUnit.NANOSECONDS)
          && !ended;
    }

    /** Ends the waiting, now and for good. */
    public void end() {
      ended = true;
      signals.release();
    }

    private void wake() {
      signals.release();
    }

    @Override
    public void close() {
      watches.computeIfPresent(
          jobType,
          (type, all) -> {
            all.remove(this);
            return all.isEmpty() ? null : all;
          });
    }
  }
}
