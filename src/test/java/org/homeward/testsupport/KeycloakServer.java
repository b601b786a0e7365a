package org.homeward.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A real Keycloak on the loopback interface, in a process of its own with a database in its memory
 * and one realm. The distribution is given by the system property {@code homeward.keycloak.home},
 * into which the build unpacks it before it runs tests.
 */
public final class KeycloakServer implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final String ADMIN = "test-admin";
  private static final String REALM = "homeward";
  private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");

  /** What kc.sh says, without the shell, which would outlive the server; and small and quick. */
  private static final List<String> JVM =
      List.of(
          "-Xmx400m",
          "-XX:MaxMetaspaceSize=256m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
          "--add-opens=java.base/java.security=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--enable-native-access=ALL-UNNAMED",
          "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
              + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
          "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
          "-Dpicocli.disable.closures=true");

  private final int port;
  private final ServerProcess process;
  private final HttpClient http = HttpClient.newHttpClient();

  private KeycloakServer(int port, ServerProcess process) {
    this.port = port;
    this.process = process;
  }

  /**
   * Starts the server and waits until it serves the realm.
   *
   * @param realm file on the class path with the realm "homeward"
   * @throws IllegalStateException if the build has not unpacked a Keycloak, or it does not start
   */
  public static KeycloakServer start(String realm) {
    Path home = Path.of(System.getProperty("homeward.keycloak.home", "")).toAbsolutePath();
    if (!Files.exists(home.resolve("lib/quarkus-run.jar"))) {
      throw new IllegalStateException(
          "No Keycloak in '%s': run the tests with Maven, or `mvn process-test-classes` once and set"
                  .formatted(home)
              + " the system property homeward.keycloak.home to target/keycloak/keycloak-...");
    }
    try {
      prepare(home);
      Path imports = Files.createDirectories(home.resolve("data/import"));
      try (var file = KeycloakServer.class.getResourceAsStream(realm)) {
        Files.copy(
            file, imports.resolve("homeward-realm.json"), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int port = FreePort.find();
    ServerProcess process =
        run(
            home,
            "start",
            "--optimized",
            "--import-realm",
            "--http-enabled=true",
            "--http-host=127.0.0.1",
            "--http-port=" + port,
            "--hostname=http://localhost:" + port,
            "--cache=local");
    KeycloakServer server = new KeycloakServer(port, process);
    process.awaitReady(START_LIMIT, server::serves);
    return server;
  }

  /** Chooses the kind of database once for this distribution, as Keycloak's own "build" does. */
  private static void prepare(Path home) throws IOException {
    Path done = home.resolve("prepared-for-homeward");
    if (Files.notExists(done)) {
      run(home, "build", "--db=dev-mem").awaitSuccess(START_LIMIT);
      Files.createFile(done);
    }
  }

  private static ServerProcess run(Path home, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM);
    command.add("-Dkc.home.dir=" + home);
    command.add("-Djboss.server.config.dir=" + home.resolve("conf"));
    command.addAll(List.of("-cp", home.resolve("lib/quarkus-run.jar").toString()));
    command.add("io.quarkus.bootstrap.runner.QuarkusEntryPoint");
    command.addAll(List.of(arguments));
    return ServerProcess.start(
        "Keycloak",
        command,
        Map.of("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN, "KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN),
        home.resolve("homeward-test.log"));
  }

  private boolean serves() {
    try {
      return send(HttpRequest.newBuilder(
                  URI.create(issuer() + "/.well-known/openid-configuration")))
              .statusCode()
          == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  /**
   * @return the issuer of the realm
   */
  public String issuer() {
    return "http://localhost:" + port + "/realms/" + REALM;
  }

  /**
   * Changes something as the provider's administrator would.
   *
   * @param method HTTP method
   * @param path below the realm in Keycloak's admin API
   * @param json what to send, or ""
   */
  public void administer(String method, String path, String json) {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(
                    URI.create("http://localhost:" + port + "/admin/realms/" + REALM + path))
                .header("Authorization", "Bearer " + adminToken())
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json)));
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(
          method + " " + path + " answered " + answer.statusCode() + ": " + answer.body());
    }
  }

  private String adminToken() {
    String form =
        "grant_type=password&client_id=admin-cli&username="
            + URLEncoder.encode(ADMIN, StandardCharsets.UTF_8)
            + "&password="
            + URLEncoder.encode(ADMIN, StandardCharsets.UTF_8);
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(
                    URI.create(
                        "http://localhost:"
                            + port
                            + "/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    Matcher token = TOKEN.matcher(answer.body());
    if (!token.find()) {
      throw new IllegalStateException("No token for the administrator: " + answer.body());
    }
    return token.group(1);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Kills the server; what it knew is gone. */
  @Override
  public void close() {
    process.close();
  }
}
