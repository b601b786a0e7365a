package org.homeward.embeddedcamunda;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** An {@link EmbeddedCamundaServer} in a process of its own, which a test can kill. */
public final class ServerProcess implements AutoCloseable {
  private final Process process;
  private final URI address;

  private ServerProcess(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /**
   * Starts the server, with the Java and the class path of this process, and waits until it is
   * ready.
   *
   * @param directory where it keeps its log
   */
  public static ServerProcess start(Path directory) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx400m",
                "-Dcamunda.directory=" + directory,
                "-cp",
                System.getProperty("java.class.path"),
                EmbeddedCamundaServer.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader output = process.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(EmbeddedCamundaServer.READY)) {
        Thread.ofVirtual().start(() -> output.lines().forEach(ignored -> {}));
        URI address = URI.create(line.substring(EmbeddedCamundaServer.READY.length()));
        return new ServerProcess(process, address);
      }
    }
    throw new IllegalStateException("The server ended before it was ready");
  }

  /** Returns the address of its REST API. */
  public URI address() {
    return address;
  }

  /** Ends the process without any warning (SIGKILL). */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /**
   * Asks the process to end (SIGTERM) and waits until it has.
   *
   * @return its exit code
   */
  public int terminate() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      throw new IllegalStateException("The server did not end within 20 s");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
