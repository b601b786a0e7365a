package org.homeward.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.homeward.access.FieldGroup;
import org.homeward.agency.Role;
import org.junit.jupiter.api.Test;

/** docs/architecture.md and the list of jobs in docs/pathways.md name all there is. */
class ArchitecturePageTest {

  private static final Path MAIN = Path.of("src/main");

  @Test
  void everyPackageIsNamed() throws IOException {
    String page = Files.readString(Path.of("docs/architecture.md"));
    try (Stream<Path> packages = Files.list(MAIN.resolve("java/org/homeward"))) {
      assertThat(packages.filter(Files::isDirectory))
          .isNotEmpty()
          .allSatisfy(each -> assertThat(page).contains("| `" + each.getFileName() + "` |"));
    }
  }

  @Test
  void everyTableIsNamed() throws IOException {
    String page = Files.readString(Path.of("docs/architecture.md"));
    assertThat(
            inFiles(
                MAIN.resolve("resources/db/migration"), "CREATE TABLE (?:IF NOT EXISTS )?(\\w+)"))
        .isNotEmpty()
        .allSatisfy(table -> assertThat(page).contains("`" + table + "`"));
  }

  @Test
  void everyJobTypeIsNamed() throws IOException {
    String page = Files.readString(Path.of("docs/pathways.md"));
    TreeSet<String> types = inFiles(Path.of("processes"), "taskDefinition type=\"([^\"]+)\"");
    types.addAll(
        inFiles(
            MAIN.resolve("java"),
            "\"((?:calendar|case|discharge|employment|meeting|person|placement)\\.[a-z]+-?[a-z-]+)\";"));
    assertThat(types).isNotEmpty().allSatisfy(type -> assertThat(page).contains("`" + type + "`"));
  }

  @Test
  void everyFieldGroupIsExplainedWithItsReaders() throws IOException {
    String page = Files.readString(Path.of("docs/access.md"));
    for (FieldGroup group : FieldGroup.values()) {
      Matcher row =
          Pattern.compile("(?m)^\\| `%s` \\|.*\\| (.+) \\|$".formatted(group.code())).matcher(page);
      assertThat(row.find()).as(group.code()).isTrue();
      assertThat(row.group(1)).as(group.code()).isEqualTo(readers(group));
    }
  }

  private static String readers(FieldGroup group) {
    Set<String> left = new TreeSet<>(group.roles());
    List<String> words = new ArrayList<>();
    if (left.removeAll(
        Set.of("discharge-coordinator", "ward-staff", "community-team", "manager"))) {
      words.add("trust");
    }
    if (left.containsAll(Set.of("housing-officer", "social-worker"))) {
      left.removeAll(Set.of("housing-officer", "social-worker"));
      words.add("council");
    }
    left.forEach(role -> words.add(Role.titleOf(role)));
    return words.isEmpty() ? "everybody in the case" : String.join(", ", words);
  }

  private static TreeSet<String> inFiles(Path folder, String pattern) throws IOException {
    TreeSet<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(file));
        while (matcher.find()) {
          found.add(matcher.group(1));
        }
      }
    }
    return found;
  }
}
