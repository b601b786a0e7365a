package org.homeward.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Secrets come from the environment or from files of their own, never from this repository. */
class SecretsTest {

  private static final Set<String> NOT_OURS =
      Set.of(".git", "target", "node_modules", ".homeward", "secrets");

  private static final Pattern SETTING =
      Pattern.compile(
          "(?im)^[ \\t\\-]*[\"']?([\\w.-]*(?:password|passwd|secret|token|api-?key|private-?key"
              + "|credential|passwordhash)[\\w-]*)[\"']?[ \\t]*[:=][ \\t]*(\\S.*)$");

  private static final Pattern KEY = Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----");

  /** Placeholders without a default, files, words on pages, and names of what is elsewhere. */
  private static final Pattern HARMLESS =
      Pattern.compile(
          "\\$\\{[A-Z_]+:?(\\$\\{[a-z.]+})?}|[\"']?/run/secrets/[\\w.-]+[\"']?|\\*demo");

  /** The hash of the demo's password, in files of the tests. */
  private static final Pattern DEMO = Pattern.compile("&demo \"\\{bcrypt}\\$2a\\$04\\$.{53}\"");

  @Test
  void noSettingsFileHoldsASecretButTheDemos() throws IOException {
    List<Path> files = files();
    assertThat(files)
        .contains(
            Path.of("src/main/resources/application.yml"),
            Path.of("docker-compose.yml"),
            Path.of("Dockerfile"),
            Path.of("src/test/resources/directory/demo.yml"));
    for (Path file : files) {
      assertThat(secrets(file, Files.readString(file))).as("%s", file).isEmpty();
    }
  }

  @Test
  void secretsAreFound() {
    Path file = Path.of("src/main/resources/application.yml");
    assertThat(secrets(file, "  password: hunter2\n")).hasSize(1);
    assertThat(secrets(file, "  password: ${HOMEWARD_PASSWORD:hunter2}\n")).hasSize(1);
    assertThat(secrets(file, "  client-secret: \"x\"\n")).hasSize(1);
    assertThat(secrets(file, "MYSQL_ROOT_PASSWORD=root")).hasSize(1);
    assertThat(secrets(file, "-----BEGIN RSA PRIVATE KEY-----")).hasSize(1);
    assertThat(secrets(file, "passwordHash: &demo \"{bcrypt}$2a$04$" + "x".repeat(53) + "\""))
        .as("outside the tests")
        .hasSize(1);
    assertThat(secrets(file, "  password: ${HOMEWARD_PASSWORD:}\n")).isEmpty();
    assertThat(secrets(file, "  password:\n  username: ${X:y}\n")).isEmpty();
  }

  @Test
  void filesInTheFolderOfSecretsAreSettings(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("spring.datasource.password"), "from a file\n");

    assertThat(password(Map.of("HOMEWARD_SECRETS_FOLDER", folder.toString())))
        .isEqualTo("from a file");
    assertThat(
            password(
                Map.of(
                    "HOMEWARD_SECRETS_FOLDER",
                    folder.resolve("none").toString(),
                    "HOMEWARD_DATABASE_PASSWORD",
                    "from the environment")))
        .isEqualTo("from the environment");
  }

  @Test
  void anotherFolderMayBeNamedBesides(@TempDir Path one, @TempDir Path other) throws IOException {
    Files.writeString(one.resolve("spring.datasource.username"), "from one");
    Files.writeString(other.resolve("spring.datasource.password"), "from the other");

    assertThat(
            password(
                Map.of(
                    "HOMEWARD_SECRETS_FOLDER",
                    one.toString(),
                    "spring.config.import",
                    "configtree:" + other + "/")))
        .isEqualTo("from the other");
  }

  private static String password(Map<String, Object> variables) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("variables", variables));
    ConfigDataEnvironmentPostProcessor.applyTo(environment);
    return environment.getProperty("spring.datasource.password");
  }

  private static List<String> secrets(Path file, String content) {
    List<String> found = new ArrayList<>();
    Matcher setting = SETTING.matcher(content);
    while (setting.find()) {
      String value = setting.group(2).strip();
      boolean demo = file.startsWith("src/test") && DEMO.matcher(value).matches();
      if (!demo && !HARMLESS.matcher(value).matches()) {
        found.add(setting.group(1));
      }
    }
    KEY.matcher(content).results().forEach(key -> found.add(key.group()));
    return found;
  }

  private static List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        Path.of("."),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return NOT_OURS.contains(folder.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = file.getFileName().toString();
            // What stands in files of messages is shown on pages.
            if (name.matches("(?i).*\\.(ya?ml|properties|env|toml|pem|key)|Dockerfile.*|\\.npmrc")
                && !file.toString().contains("messages")) {
              files.add(Path.of(".").relativize(file).normalize());
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }
}
