package org.homeward.ops;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.homeward.embeddedcamunda.EmbeddedCamundaServer;
import org.homeward.testsupport.FreePort;
import org.homeward.testsupport.ServerProcess;

/** The embedded Camunda in a process of its own, with data that outlive it. */
final class CamundaProcess implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofMinutes(2);

  private final int port = FreePort.find();
  private final List<String> command;
  private final Path log;
  private ServerProcess process;

  /**
   * @param folder for its data and its log
   */
  CamundaProcess(Path folder) {
    this.log = folder.resolve("camunda.log");
    this.command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            // For the start more than for the run.
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-Dcamunda.port=" + port,
            "-Dcamunda.directory=" + folder.resolve("camunda"),
            "-cp",
            System.getProperty("java.class.path"),
            EmbeddedCamundaServer.class.getName());
  }

  /** Starts it, or starts it again on what it has kept, and waits until it is ready. */
  CamundaProcess start() {
    int before = starts(process == null ? "" : process.log());
    process = ServerProcess.start("embedded Camunda", command, Map.of(), log);
    process.awaitReady(START_LIMIT, () -> starts(process.log()) > before);
    return this;
  }

  private static int starts(String log) {
    return log.split(EmbeddedCamundaServer.READY, -1).length - 1;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** SIGKILL: nothing is put in order. */
  void kill() {
    process.kill();
  }

  @Override
  public void close() {
    if (process != null) {
      process.kill();
    }
  }
}
