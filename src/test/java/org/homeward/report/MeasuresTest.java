package org.homeward.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Definitions are the same wherever they stand, and nothing changes without being counted. */
class MeasuresTest {

  private static final String HOW = ".how";

  /** Message files in the order in which they are read, each with its measures in its own order. */
  @Test
  void pagesAndDocumentsDefineTheSame() throws IOException {
    StringBuilder expected = new StringBuilder();
    for (String file : messageFiles()) {
      Map<String, String> words = words(file);
      words.forEach(
          (key, name) -> {
            if (key.contains(".measure.") && !key.endsWith(HOW)) {
              expected.append("### ").append(name).append("\n\n");
              expected.append(words.get(key + HOW)).append("\n\n");
            }
          });
    }
    String page = Files.readString(Path.of("docs/measures.md"));
    String defined =
        Pattern.compile("^## .*\n\n", Pattern.MULTILINE)
            .matcher(page.substring(page.indexOf("\n## ") + 1))
            .replaceAll("");
    assertThat(defined.strip()).isEqualTo(expected.toString().strip());
  }

  private static List<String> messageFiles() throws IOException {
    Matcher names =
        Pattern.compile("basename: (.*)")
            .matcher(Files.readString(Path.of("src/main/resources/application.yml")));
    assertThat(names.find()).isTrue();
    return List.of(names.group(1).split(","));
  }

  private static Map<String, String> words(String file) throws IOException {
    Map<String, String> words = new LinkedHashMap<>();
    for (String line :
        Files.readAllLines(Path.of("src/main/resources", file.strip() + ".properties"))) {
      String[] parts = line.split("=", 2);
      if (!line.startsWith("#") && parts.length == 2) {
        words.put(parts[0], parts[1]);
      }
    }
    return words;
  }

  /**
   * Statements past the entities of cases and tasks would change them without the figures
   * following. The one there is notes it by itself.
   */
  @Test
  void nothingChangesCasesAndTasksPastTheirEntities() throws IOException {
    Pattern past =
        Pattern.compile(
            "(?i)(insert\\s+into|update|delete\\s+from|delete)\\s+"
                + "(human_task|pathway_case|task_return|TaskEntity|CaseEntity)\\b");
    List<String> found = new ArrayList<>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source : sources.filter(path -> path.toString().endsWith(".java")).toList()) {
        Matcher matcher = past.matcher(Files.readString(source));
        while (matcher.find()) {
          found.add(source.getFileName() + ": " + matcher.group().replaceAll("\\s+", " "));
        }
      }
    }
    assertThat(found)
        .containsExactlyInAnyOrder(
            "TaskRepository.java: update TaskEntity",
            // That followers were told that it is overdue: in no figure.
            "OverdueTasks.java: UPDATE human_task",
            // A task that is sent back, or comes back, is changed in the same transaction.
            "TaskReturns.java: INSERT INTO task_return",
            "TaskReturns.java: UPDATE task_return",
            "TaskReturns.java: UPDATE task_return");
  }
}
