package org.homeward.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A server in a process of its own, which tests wait for, read the log of, stop or kill. It never
 * outlives the JVM that started it, not even when that JVM is killed.
 */
public final class ServerProcess implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final int LOG_TAIL = 6_000;

  private final String name;
  private final Process process;
  private final Process watchdog;
  private final Path log;

  private ServerProcess(String name, Process process, Process watchdog, Path log) {
    this.name = name;
    this.process = process;
    this.watchdog = watchdog;
    this.log = log;
  }

  /**
   * Starts a command; its output and errors are appended to the log.
   *
   * @param name what error messages call it
   * @param command program and arguments
   * @param environment variables added to those of this JVM
   * @param log file that need not exist; its folder must
   * @return the running process, which may not serve yet
   * @throws UncheckedIOException if the program cannot be started
   */
  public static ServerProcess start(
      String name, List<String> command, Map<String, String> environment, Path log) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    try {
      Process process = builder.start();
      return new ServerProcess(name, process, watch(process), log);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start " + name + ": " + command.getFirst(), e);
    }
  }

  /**
   * A shell that waits for the end of its input, which comes when this JVM ends in whatever way,
   * and then kills the server. Shutdown hooks would not do: they do not run when a JVM is killed or
   * halted, as a test runner does with a fork it has lost.
   */
  private static Process watch(Process server) throws IOException {
    return new ProcessBuilder("sh", "-c", "read -r _; kill -9 " + server.pid() + " 2>/dev/null")
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /**
   * Waits until the server does what the check asks for.
   *
   * @param limit how long to wait
   * @param ready must be quick, may throw nothing
   * @return this process
   * @throws IllegalStateException with the end of the log if the process has ended or the time is
   *     up
   */
  public ServerProcess awaitReady(Duration limit, BooleanSupplier ready) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!ready.getAsBoolean()) {
      if (!process.isAlive()) {
        throw new IllegalStateException(
            "%s ended with exit code %d before it was ready.%n%s"
                .formatted(name, process.exitValue(), logTail()));
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "%s was not ready within %d s.%n%s".formatted(name, limit.toSeconds(), logTail()));
      }
      sleep();
    }
    return this;
  }

  private static void sleep() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for a server", e);
    }
  }

  /**
   * @return whether the process runs
   */
  public boolean isAlive() {
    return process.isAlive();
  }

  /**
   * @return the operating system's process id
   */
  public long pid() {
    return process.pid();
  }

  /**
   * @return all that the process (and its predecessors with the same log file) has written so far
   */
  public String log() {
    try {
      return Files.readString(log, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @return the last few thousand characters of the log
   */
  public String logTail() {
    String all = log();
    return all.substring(Math.max(0, all.length() - LOG_TAIL));
  }

  /**
   * Waits for a process that is meant to end by itself.
   *
   * @param limit how long to wait; the process is killed after it
   * @throws IllegalStateException with the end of the log if the time is up or the exit code is not
   *     0
   */
  public void awaitSuccess(Duration limit) {
    if (!awaitEnd(limit)) {
      kill();
      throw new IllegalStateException(
          "%s took longer than %d s.%n%s".formatted(name, limit.toSeconds(), logTail()));
    }
    release();
    if (process.exitValue() != 0) {
      throw new IllegalStateException(
          "%s ended with exit code %d.%n%s".formatted(name, process.exitValue(), logTail()));
    }
  }

  /** Ends the process as a power cut would (SIGKILL) and waits until it is gone. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd(Duration.ofSeconds(10));
    release();
  }

  /**
   * Asks the process to end (SIGTERM); kills it if it has not after the limit.
   *
   * @param limit how long it may take to end in good order
   * @return whether it ended by itself
   */
  public boolean stop(Duration limit) {
    process.destroy();
    boolean ended = awaitEnd(limit);
    if (!ended) {
      process.destroyForcibly();
      awaitEnd(Duration.ofSeconds(10));
    }
    release();
    return ended;
  }

  private boolean awaitEnd(Duration limit) {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
      return false;
    }
  }

  /** The process id may be given to another process from now on, so nobody may kill it any more. */
  private void release() {
    if (!process.isAlive()) {
      watchdog.destroyForcibly();
    }
  }

  /** Kills the process if it still runs. */
  @Override
  public void close() {
    kill();
  }
}
