package org.homeward.ops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.homeward.testsupport.FreePort;
import org.homeward.testsupport.MySqlServer.OwnedDatabase;
import org.homeward.testsupport.PageClient;
import org.homeward.testsupport.ServerProcess;

/**
 * The packaged application in a process of its own, configured as docker-compose.yml does it: same
 * variables, passwords in files; only the addresses differ.
 */
final class PackagedHomeward implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(45);

  /** Stays there after the tests, for those who have to find out what went wrong. */
  private static final Path LOG = Path.of("target", "packaged-homeward.log");

  private final List<String> command;
  private final Map<String, String> environment = new TreeMap<>();
  private final URI address;
  private ServerProcess process;

  /**
   * @param jar the application
   * @param database its database
   * @param camunda address of the engine's REST API
   * @param folder for its password files
   */
  PackagedHomeward(Path jar, OwnedDatabase database, URI camunda, Path folder) {
    int port = FreePort.find();
    this.address = URI.create("http://127.0.0.1:" + port);
    this.command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            // For the start more than for the run.
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-jar",
            jar.toString());
    deleteLog();
    environment.putAll(ComposeFile.read().environment("homeward"));
    environment.put("SPRING_DATASOURCE_URL", database.application().url());
    environment.put("SPRING_DATASOURCE_USERNAME", database.application().username());
    environment.put("SPRING_FLYWAY_USER", database.owner().username());
    environment.put("SPRING_CONFIG_IMPORT", "configtree:" + secrets(folder, database) + "/");
    environment.put("HOMEWARD_DOCUMENTS_FOLDER", folder.resolve("documents").toString());
    environment.put("HOMEWARD_CAMUNDA_RESTADDRESS", camunda.toString());
    environment.put("SERVER_PORT", Integer.toString(port));
    environment.put("SERVER_ADDRESS", "127.0.0.1");
  }

  private static void deleteLog() {
    try {
      Files.deleteIfExists(LOG);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As a person would who wrote it with an editor: with a line break at the end. */
  private static Path secrets(Path folder, OwnedDatabase database) {
    try {
      Path secrets = Files.createDirectories(folder.resolve("secrets"));
      Files.writeString(
          secrets.resolve("spring.datasource.password"), database.application().password() + "\n");
      Files.writeString(
          secrets.resolve("spring.flyway.password"), database.owner().password() + "\n");
      return secrets;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives one more variable; before the start. */
  PackagedHomeward with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Starts it, or starts it again, and waits until it says that it is ready for requests. */
  PackagedHomeward start() {
    process = ServerProcess.start("homeward.jar", command, environment, LOG);
    process.awaitReady(START_LIMIT, this::isReady);
    return this;
  }

  private boolean isReady() {
    return status("/actuator/health/readiness") == 200;
  }

  /** The status of an address, or 0 if nobody answers. */
  int status(String path) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) address.resolve(path).toURL().openConnection();
      connection.setInstanceFollowRedirects(false);
      connection.setConnectTimeout(1_000);
      connection.setReadTimeout(5_000);
      try {
        return connection.getResponseCode();
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return 0;
    }
  }

  /**
   * Runs one of the commands that need no server, on the same database.
   *
   * @return its exit code and what it said
   */
  Map.Entry<Integer, String> run(String... arguments) throws IOException, InterruptedException {
    List<String> whole = new ArrayList<>(command);
    whole.addAll(List.of(arguments));
    Path out = LOG.resolveSibling("packaged-command.log");
    ProcessBuilder builder =
        new ProcessBuilder(whole).redirectErrorStream(true).redirectOutput(out.toFile());
    builder.environment().putAll(environment);
    Process command = builder.start();
    if (!command.waitFor(60, TimeUnit.SECONDS)) {
      command.destroyForcibly();
      throw new IllegalStateException("The command does not end: " + Files.readString(out));
    }
    return Map.entry(command.exitValue(), Files.readString(out));
  }

  /** A browser that knows nobody yet. */
  PageClient browser() {
    return new PageClient(address);
  }

  URI address() {
    return address;
  }

  String log() {
    return process.log();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** SIGKILL: nothing is put in order. */
  void kill() {
    process.kill();
  }

  /**
   * @return whether it ended by itself within the grace the compose file gives
   */
  boolean stop() {
    return process.stop(STOP_LIMIT);
  }

  @Override
  public void close() {
    if (process != null) {
      process.kill();
    }
  }
}
