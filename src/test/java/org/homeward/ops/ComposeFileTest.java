package org.homeward.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checks of {@code docker-compose.yml} that need no container engine: its form, the names it uses
 * and the commands in it that can be run here.
 */
class ComposeFileTest {

  private static final Pattern SECRET =
      Pattern.compile("(?i).*(password|secret|token|credential|private.?key).*");

  /** Names that the Java runtime or the image reads, not the application. */
  private static final Set<String> NOT_PROPERTIES = Set.of("TZ", "JAVA_TOOL_OPTIONS");

  @TempDir private Path folder;

  private final ComposeFile compose = ComposeFile.read();
  private final ConfigurationNames names = ConfigurationNames.ofApplication();

  @Test
  void followsTheComposeSpecification() {
    assertThat(violations(compose.content())).isEmpty();
  }

  @Test
  void theSpecificationIsReallyApplied() {
    Map<String, Object> services = new TreeMap<>(compose.services());
    Map<String, Object> homeward = new TreeMap<>(compose.service("homeward"));
    homeward.put("prots", List.of("8080:8080"));
    homeward.put("restart", 3);
    services.put("homeward", homeward);
    Map<String, Object> wrong = new TreeMap<>(compose.content());
    wrong.put("services", services);

    assertThat(violations(wrong))
        .anyMatch(violation -> violation.getMessage().contains("prots"))
        .anyMatch(violation -> violation.getMessage().contains("restart"));
  }

  @Test
  void theApplicationReadsEveryVariableItIsGiven() {
    assertThat(compose.environment("homeward").keySet())
        .isNotEmpty()
        .allMatch(
            variable -> NOT_PROPERTIES.contains(variable) || names.isKnownVariable(variable),
            "is a configuration property of Homeward or of a library it uses");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"SPRING_DATASOURCE_ADDRESS", "HOMEWARD_CAMUNDA_ADDRESS_OF_NOBODY", "HOMEWARD"})
  void inventedVariablesAreFoundOut(String variable) {
    assertThat(names.isKnownVariable(variable)).isFalse();
  }

  @Test
  void theApplicationReadsEverySecretFileItIsGiven() {
    assertThat(names.isKnownProperty("spring.datasource.password")).isTrue();
    assertThat(compose.environment("homeward"))
        .containsEntry("SPRING_CONFIG_IMPORT", "configtree:/run/secrets/");
    List<?> secrets = (List<?>) compose.service("homeward").get("secrets");
    assertThat(secrets)
        .isNotEmpty()
        .allSatisfy(
            secret ->
                assertThat(names.isKnownProperty((String) ComposeFile.map(secret).get("target")))
                    .as("%s", secret)
                    .isTrue());
  }

  @Test
  void noSecretStandsInTheFileOrHasADefault() {
    compose
        .services()
        .keySet()
        .forEach(
            service ->
                compose
                    .environment(service)
                    .forEach(
                        (name, value) -> {
                          if (SECRET.matcher(name).matches()) {
                            assertThat(name + "=" + value)
                                .matches("\\w+_FILE=/run/secrets/[\\w.-]+");
                          }
                          assertThat(value).as(name).doesNotContainIgnoringCase("password=");
                        }));

    assertThat(ComposeFile.map(compose.content().get("secrets")))
        .isNotEmpty()
        .allSatisfy(
            (name, source) ->
                assertThat(ComposeFile.map(source))
                    .hasSize(1)
                    .extractingByKey("file")
                    .asString()
                    .startsWith("./secrets/"));
    assertThat(lines(Path.of(".gitignore"))).contains("secrets/");
  }

  @Test
  void theAccountsFileIsWhereTheApplicationLooksForIt() {
    Map<String, Object> mount =
        ComposeFile.map(((List<?>) compose.service("homeward").get("volumes")).getFirst());

    assertThat(mount)
        .containsEntry("type", "bind")
        .containsEntry("read_only", true)
        .extractingByKey("source")
        .asString()
        .startsWith("./secrets/");
    assertThat(compose.environment("homeward"))
        .containsEntry("HOMEWARD_DIRECTORY_ALSO", "file:" + mount.get("target"));
  }

  @Test
  void onlyTheApplicationIsPublishedAndOnlyOnThisMachine() {
    compose
        .services()
        .keySet()
        .forEach(
            service -> {
              if (service.equals("homeward")) {
                assertThat(ComposeFile.strings(compose.service(service).get("ports")))
                    .singleElement()
                    .asString()
                    .startsWith("127.0.0.1:");
              } else {
                assertThat(compose.service(service)).doesNotContainKeys("ports", "network_mode");
              }
            });
  }

  @Test
  void theEnginesNetworkLeadsNowhereSinceItsApiIsNotProtected() {
    Map<String, Object> networks = ComposeFile.map(compose.content().get("networks"));
    for (String service : List.of("mysql", "camunda")) {
      List<String> joined = ComposeFile.strings(compose.service(service).get("networks"));
      assertThat(joined).hasSize(1);
      assertThat(ComposeFile.map(networks.get(joined.getFirst()))).containsEntry("internal", true);
      assertThat(compose.services().keySet())
          .filteredOn(
              other ->
                  ComposeFile.strings(compose.service(other).get("networks"))
                      .contains(joined.getFirst()))
          .containsExactlyInAnyOrder("homeward", service);
    }
  }

  @Test
  void everyServiceIsPinnedLimitedCheckedAndStartedAgain() {
    compose
        .services()
        .keySet()
        .forEach(
            name -> {
              Map<String, Object> service = compose.service(name);
              assertThat(service)
                  .as(name)
                  .containsKeys("healthcheck", "networks", "logging")
                  .containsEntry("restart", "unless-stopped");
              assertThat((String) service.get("image")).matches("[a-z/]+:\\d+\\.\\d+\\.\\d+.*");
              assertThat(service)
                  .extractingByKey("deploy")
                  .extracting(deploy -> ComposeFile.map(deploy).get("resources"))
                  .extracting(resources -> ComposeFile.map(resources).get("limits"))
                  .satisfies(
                      limits -> assertThat(ComposeFile.map(limits)).containsKeys("cpus", "memory"));
            });
  }

  @Test
  void everyNetworkVolumeSecretAndDependencyExists() {
    compose
        .services()
        .keySet()
        .forEach(
            name -> {
              Map<String, Object> service = compose.service(name);
              assertThat(ComposeFile.map(compose.content().get("networks")).keySet())
                  .containsAll(ComposeFile.strings(service.get("networks")));
              for (Object secret : (List<?>) service.getOrDefault("secrets", List.of())) {
                Object source =
                    secret instanceof String ? secret : ComposeFile.map(secret).get("source");
                assertThat(ComposeFile.map(compose.content().get("secrets")))
                    .containsKey((String) source);
              }
              for (Object volume : (List<?>) service.getOrDefault("volumes", List.of())) {
                if (volume instanceof String named) {
                  assertThat(ComposeFile.map(compose.content().get("volumes")))
                      .containsKey(named.substring(0, named.indexOf(':')));
                }
              }
              assertThat(compose.services().keySet())
                  .containsAll(
                      ComposeFile.map(service.getOrDefault("depends_on", Map.of())).keySet());
            });
    assertThat(compose.environment("homeward").get("SPRING_DATASOURCE_URL"))
        .startsWith("jdbc:mysql://mysql:3306/" + compose.environment("mysql").get("MYSQL_DATABASE"))
        .doesNotContainAnyWhitespaces();
  }

  @Test
  void theAccountsOfTheDatabaseAreThoseTheApplicationUses() throws Exception {
    String sql = MySqlAccounts.sql("homeward", "the app's", "the owner's", folder);
    assertThat(sql)
        .contains("USER '" + compose.environment("homeward").get("SPRING_DATASOURCE_USERNAME"))
        .contains("USER '" + compose.environment("homeward").get("SPRING_FLYWAY_USER"))
        .contains("'homeward'@'%' IDENTIFIED BY 'the app\\'s'")
        .contains("'homeward-owner'@'%' IDENTIFIED BY 'the owner\\'s'");
    assertThat(compose.service("mysql").get("volumes").toString())
        .contains("source=./" + MySqlAccounts.SCRIPT)
        .contains("target=/docker-entrypoint-initdb.d/");
    // One that can be run is run by itself, where the image's own functions are not known.
    assertThat(Files.isExecutable(MySqlAccounts.SCRIPT)).isFalse();
  }

  /** Runs the health checks that stand in the file, with the port alone changed. */
  @ParameterizedTest
  @CsvSource({"homeward,200,0", "homeward,503,1", "camunda,200,0", "camunda,503,1"})
  void healthCheckTellsUpFromDown(String service, int status, int exitCode)
      throws IOException, InterruptedException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          boolean right = exchange.getRequestURI().getPath().equals("/actuator/health/readiness");
          exchange.sendResponseHeaders(right ? status : 404, -1);
          exchange.close();
        });
    server.start();
    try {
      assertThat(run(healthCheckOn(service, server.getAddress().getPort()))).isEqualTo(exitCode);
    } finally {
      server.stop(0);
    }
    assertThat(run(healthCheckOn(service, server.getAddress().getPort()))).isNotZero();
  }

  private List<String> healthCheckOn(String service, int port) {
    return compose.healthCheck(service).stream()
        .map(word -> word.replaceFirst("/dev/tcp/127.0.0.1/\\d+", "/dev/tcp/127.0.0.1/" + port))
        .toList();
  }

  private static int run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private static Set<ValidationMessage> violations(Map<String, Object> content) {
    try (InputStream in =
        ComposeFileTest.class.getResourceAsStream("/compose-spec/compose-spec.json")) {
      ObjectNode description = (ObjectNode) new ObjectMapper().readTree(in);
      // A file name, which the validator does not take for an identifier.
      description.remove("$id");
      JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(description);
      return schema.validate(new ObjectMapper().valueToTree(content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
