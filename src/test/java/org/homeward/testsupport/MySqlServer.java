package org.homeward.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real MySQL 8 server on the loopback interface, started by the tests.
 *
 * <p>Most tests want {@code MySqlServer.shared().newDatabase()}: one server for the whole JVM, a
 * database of its own for each caller. Tests that kill servers make their own with {@link
 * #create(Durability)}.
 *
 * <p>On a machine that lacks a library the server needs, tests that ask for one are skipped with an
 * error in the log, except where the environment says {@code CI=true}: there they fail.
 */
public final class MySqlServer implements AutoCloseable {

  /** What a crash may cost. */
  public enum Durability {
    /** Everything committed survives, as in production. For tests that kill the server. */
    SAFE(List.of("--innodb-flush-log-at-trx-commit=1")),
    /** Nothing is flushed on commit and half-written pages are not guarded against; fast. */
    FAST(
        List.of(
            "--innodb-flush-log-at-trx-commit=0",
            "--innodb-doublewrite=0",
            "--innodb-flush-method=nosync"));

    private final List<String> options;

    Durability(List<String> options) {
      this.options = options;
    }
  }

  /**
   * How an application reaches a database of its own.
   *
   * @param url JDBC address, times in UTC
   * @param username a user with all rights on this database and none elsewhere
   * @param password its password
   */
  public record Database(String url, String username, String password) {

    /**
     * @return a new connection, to be closed by the caller
     * @throws SQLException if the server does not answer or refuses
     */
    public Connection connect() throws SQLException {
      return DriverManager.getConnection(url, username, password);
    }
  }

  /**
   * A database with two accounts, as docs/running.md sets them up.
   *
   * @param owner changes tables and passes rights on
   * @param application reads, and may do what the owner lets it
   */
  public record OwnedDatabase(Database owner, Database application) {}

  private static final Logger LOG = LoggerFactory.getLogger(MySqlServer.class);

  private static final Duration INITIALISE_LIMIT = Duration.ofMinutes(2);
  private static final Duration START_LIMIT = Duration.ofMinutes(1);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
  private static final int START_ATTEMPTS = 3;

  private static final String ADMIN = "homeward_test_admin";
  private static final String URL_OPTIONS =
      "?sslMode=DISABLED&allowPublicKeyRetrieval=true"
          + "&connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true";

  private static MySqlServer shared;

  private final MySqlInstallation installation;
  private final Durability durability;
  private final Path directory;
  private final String adminPassword = UUID.randomUUID().toString();
  private final AtomicInteger databases = new AtomicInteger();
  private int port;
  private ServerProcess process;

  private MySqlServer(MySqlInstallation installation, Durability durability, Path directory) {
    this.installation = installation;
    this.durability = durability;
    this.directory = directory;
  }

  /**
   * The server all tests of this JVM share, started at the first call and ended with the JVM.
   *
   * @return a running server
   * @throws IllegalStateException if there is no MySQL to start or it does not start
   */
  public static synchronized MySqlServer shared() {
    if (shared == null) {
      shared = create(Durability.FAST);
      shared.start();
    }
    return shared;
  }

  /**
   * Prepares a server with a fresh, empty data directory, which is deleted when the JVM ends.
   *
   * @param durability what a crash may cost
   * @return a server that has not been started
   * @throws IllegalStateException if there is no MySQL on this machine
   */
  public static MySqlServer create(Durability durability) {
    MySqlInstallation installation = MySqlInstallation.configured();
    requireLibraries(installation);
    try {
      // Short, since the path of a Unix socket may not exceed about 100 characters.
      MySqlServer server =
          new MySqlServer(installation, durability, Files.createTempDirectory("hw-mysql"));
      Runtime.getRuntime().addShutdownHook(new Thread(server::close, "mysql-cleanup"));
      server.initialise();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void requireLibraries(MySqlInstallation installation) {
    Optional<String> missing = installation.missingLibrary();
    if (missing.isEmpty()) {
      return;
    }
    String message =
        "MySQL cannot run: the library %s is missing (Debian: apt-get install libaio1 libnuma1)."
            .formatted(missing.get());
    if ("true".equalsIgnoreCase(System.getenv("CI"))) {
      throw new IllegalStateException(message);
    }
    LOG.error("{} THE TESTS ON REAL MYSQL ARE SKIPPED.", message);
    Assumptions.abort(message);
  }

  private void initialise() throws IOException {
    // The administrator is made by an init file so that its host is the address tests come from;
    // root is only known as root@localhost, which is another thing without name resolution.
    Files.writeString(
        directory.resolve("init.sql"),
        """
        CREATE USER IF NOT EXISTS '%1$s'@'127.0.0.1' IDENTIFIED BY '%2$s';
        GRANT ALL ON *.* TO '%1$s'@'127.0.0.1' WITH GRANT OPTION;
        ALTER USER 'root'@'localhost' IDENTIFIED BY '%2$s' ACCOUNT LOCK;
        """
            .formatted(ADMIN, adminPassword));
    List<String> command = new ArrayList<>(commonOptions());
    command.add("--initialize-insecure");
    ServerProcess initialiser =
        ServerProcess.start("mysqld --initialize", command, Map.of(), logFile());
    initialiser.awaitSuccess(INITIALISE_LIMIT);
  }

  private List<String> commonOptions() {
    return List.of(
        installation.server().toString(),
        "--no-defaults",
        "--basedir=" + installation.home(),
        "--datadir=" + directory.resolve("data"),
        "--user=" + System.getProperty("user.name"),
        "--character-set-server=utf8mb4",
        "--collation-server=utf8mb4_0900_ai_ci",
        "--skip-log-bin",
        "--innodb-redo-log-capacity=64M",
        "--auto-generate-certs=0");
  }

  private List<String> serverOptions() {
    List<String> command = new ArrayList<>(commonOptions());
    command.addAll(durability.options);
    command.addAll(
        List.of(
            "--bind-address=127.0.0.1",
            "--port=" + port,
            "--socket=" + directory.resolve("s"),
            "--pid-file=" + directory.resolve("pid"),
            "--init-file=" + directory.resolve("init.sql"),
            "--mysqlx=0",
            "--skip-name-resolve",
            "--default-time-zone=+00:00",
            "--max-connections=200",
            "--performance-schema=0",
            "--innodb-buffer-pool-size=128M"));
    return command;
  }

  /**
   * Starts the server, or starts it again on the same data and the same port after it was stopped
   * or killed, and waits until it answers.
   *
   * @throws IllegalStateException with the end of the server's log if it does not start
   */
  public synchronized void start() {
    if (process != null && process.isAlive()) {
      throw new IllegalStateException("MySQL runs already");
    }
    if (port != 0) {
      launch();
      return;
    }
    for (int attempt = 1; ; attempt++) {
      port = FreePort.find();
      try {
        launch();
        return;
      } catch (IllegalStateException e) {
        // Somebody else may have taken the port between finding and binding it.
        if (attempt == START_ATTEMPTS || !process.log().contains("Address already in use")) {
          throw e;
        }
      }
    }
  }

  private void launch() {
    process = ServerProcess.start("mysqld", serverOptions(), Map.of(), logFile());
    process.awaitReady(START_LIMIT, this::answers);
  }

  private boolean answers() {
    try (Connection connection = connectAsAdmin()) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  private Connection connectAsAdmin() throws SQLException {
    return DriverManager.getConnection(url(""), ADMIN, adminPassword);
  }

  private String url(String database) {
    return "jdbc:mysql://127.0.0.1:" + port + "/" + database + URL_OPTIONS;
  }

  /**
   * Does something as the administrator of the server.
   *
   * @param statements SQL
   * @throws SQLException if one of them fails
   */
  public void administer(String... statements) throws SQLException {
    try (Connection connection = connectAsAdmin();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /**
   * Makes an empty database and a user who may do everything in it and nothing elsewhere.
   *
   * @return how to reach it
   */
  public Database newDatabase() {
    String name = "homeward_" + databases.incrementAndGet();
    String password = UUID.randomUUID().toString();
    try (Connection connection = connectAsAdmin();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
      statement.execute(
          "CREATE USER '%s'@'127.0.0.1' IDENTIFIED BY '%s'".formatted(name, password));
      statement.execute("GRANT ALL ON %1$s.* TO '%1$s'@'127.0.0.1'".formatted(name));
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot make a database", e);
    }
    return new Database(url(name), name, password);
  }

  /**
   * Makes an empty database for an owner who changes its tables and an application that does not.
   *
   * @return how both reach it
   */
  public OwnedDatabase newOwnedDatabase() {
    Database owner = newDatabase();
    String name = owner.username();
    String application = name + "_app";
    String password = UUID.randomUUID().toString();
    try (Connection connection = connectAsAdmin();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "GRANT ALL ON %1$s.* TO '%1$s'@'127.0.0.1' WITH GRANT OPTION".formatted(name));
      statement.execute(
          "CREATE USER '%s'@'127.0.0.1' IDENTIFIED BY '%s'".formatted(application, password));
      statement.execute("GRANT SELECT ON %s.* TO '%s'@'127.0.0.1'".formatted(name, application));
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot make an account", e);
    }
    return new OwnedDatabase(owner, new Database(owner.url(), application, password));
  }

  /**
   * @return the loopback port the server listens on, the same over restarts
   */
  public int port() {
    return port;
  }

  /**
   * @return whether the server process runs
   */
  public synchronized boolean isRunning() {
    return process != null && process.isAlive();
  }

  /** Ends the server as a power cut would (SIGKILL). {@link #start()} brings it back. */
  public synchronized void kill() {
    process.kill();
  }

  /** Ends the server in good order. {@link #start()} brings it back. */
  public synchronized void stop() {
    process.stop(STOP_LIMIT);
  }

  /** Ends the server and deletes its data. */
  @Override
  public synchronized void close() {
    if (process != null) {
      process.kill();
    }
    delete(directory);
  }

  private Path logFile() {
    return directory.resolve("mysqld.log");
  }

  private static void delete(Path directory) {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      LOG.warn("Cannot delete {}", directory, e);
    }
  }
}
