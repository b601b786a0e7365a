package org.homeward.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is and what is not in the jar that people install, and that the Dockerfile fits it. */
class PackagedJarIT {

  private static final Path JAR = Path.of(System.getProperty("homeward.jar"));

  @Test
  void holdsNoEngineAndNothingOfTheTrial() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertThat(jar.stream().map(JarEntry::getName))
          .contains("BOOT-INF/classes/org/homeward/HomewardApplication.class")
          .noneMatch(name -> name.matches("BOOT-INF/lib/camunda-process-test.*"))
          .noneMatch(name -> name.matches("BOOT-INF/lib/(h2|rocksdbjni|junit|jsoup|playwright).*"))
          .noneMatch(name -> name.contains("org/homeward/trial"))
          .noneMatch(name -> name.contains("org/homeward/embeddedcamunda"))
          .noneMatch(name -> name.contains("org/homeward/testsupport"))
          .anyMatch(name -> name.matches("BOOT-INF/lib/camunda-client-java-.*"))
          .anyMatch(name -> name.matches("BOOT-INF/lib/mysql-connector-j-.*"));
      // Two parts of Camunda's Apache-licensed client carry the engine's name.
      assertThat(jar.stream().map(JarEntry::getName))
          .filteredOn(name -> name.matches("BOOT-INF/lib/zeebe-.*"))
          .allMatch(name -> name.matches(".*/zeebe-(bpmn-model|gateway-protocol-impl)-.*"));
    }
  }

  @Test
  void holdsNoAccounts() throws IOException {
    Pattern account = Pattern.compile("(?m)^\\s*accounts\\s*:|password\\s*:\\s*[\"'{]?(demo|\\{)");
    try (JarFile jar = new JarFile(JAR.toFile())) {
      List<JarEntry> texts =
          jar.stream()
              .filter(entry -> entry.getName().startsWith("BOOT-INF/classes/"))
              .filter(entry -> entry.getName().matches(".*\\.(yml|yaml|properties|sql|json)"))
              .toList();
      for (JarEntry text : texts) {
        String content = new String(jar.getInputStream(text).readAllBytes());
        assertThat(account.matcher(content).find()).as(text.getName()).isFalse();
      }
    }
  }

  @Test
  void listsWhatItIsMadeOf() throws IOException {
    assumeFalse(
        "offline true".equals(System.getProperty("homeward.maven")),
        "Maven lists the libraries when it is online");
    try (JarFile jar = new JarFile(JAR.toFile())) {
      JsonNode application = sbom(jar, "application.cdx.json");
      List<String> listed =
          StreamSupport.stream(application.path("components").spliterator(), false)
              .map(part -> part.path("name").asText() + "-" + part.path("version").asText())
              .toList();
      List<String> libraries =
          jar.stream()
              .map(JarEntry::getName)
              .filter(name -> name.startsWith("BOOT-INF/lib/") && name.endsWith(".jar"))
              .map(name -> name.substring("BOOT-INF/lib/".length()))
              // Boot's own, put there when the jar is made.
              .filter(name -> !name.startsWith("spring-boot-jarmode-tools-"))
              .toList();
      assertThat(libraries)
          .hasSizeGreaterThan(50)
          .allMatch(library -> listed.stream().anyMatch(library::startsWith), "stands in the list");
      assertThat(listed)
          .anyMatch(name -> name.startsWith("spring-security-web-"))
          .noneMatch(name -> name.startsWith("zeebe-workflow-engine-"));

      assertThat(sbom(jar, "frontend.cdx.json").path("components").findValuesAsText("name"))
          .contains("nhsuk-frontend", "bpmn-js");
    }
  }

  private static JsonNode sbom(JarFile jar, String name) throws IOException {
    JarEntry entry = jar.getJarEntry("META-INF/sbom/" + name);
    assertThat(entry).as(name).isNotNull();
    JsonNode list = new ObjectMapper().readTree(jar.getInputStream(entry));
    assertThat(list.path("bomFormat").asText()).isEqualTo("CycloneDX");
    return list;
  }

  @Test
  void comesApartIntoTheLayersTheDockerfileCopies(@TempDir Path folder)
      throws IOException, InterruptedException {
    List<String> dockerfile = Files.readAllLines(Path.of("Dockerfile"));
    String extract =
        dockerfile.stream().filter(line -> line.startsWith("RUN java ")).findFirst().orElseThrow();
    Files.copy(JAR, folder.resolve("homeward.jar"));

    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder("sh", "-c", extract.replaceFirst("RUN java ", java + " "))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(folder.resolve("log"))).isZero();

    List<String> copied =
        dockerfile.stream()
            .map(Pattern.compile("COPY --from=layers /build/layers/([\\w-]+)/ \\./")::matcher)
            .filter(Matcher::matches)
            .map(line -> line.group(1))
            .toList();
    try (Stream<Path> layers = Files.list(folder.resolve("layers"))) {
      assertThat(layers.map(layer -> layer.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(copied);
    }
    assertThat(folder.resolve("layers/application/homeward.jar")).exists();
    assertThat(folder.resolve("layers/dependencies/lib")).isNotEmptyDirectory();
  }

  @Test
  void theImageIsPinnedAndNotRoot() throws IOException {
    List<String> dockerfile = Files.readAllLines(Path.of("Dockerfile"));

    assertThat(dockerfile)
        .filteredOn(line -> line.startsWith("FROM "))
        .isNotEmpty()
        .allMatch(line -> line.matches("FROM [a-z/-]+:(2[1-9])\\.\\d+.*-jre-.*"));
    assertThat(dockerfile).filteredOn(line -> line.startsWith("USER ")).hasSize(1);
    assertThat(dockerfile).contains("USER 10001:10001");
  }
}
