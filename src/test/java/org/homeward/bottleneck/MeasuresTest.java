package org.homeward.bottleneck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Definitions are the same wherever they stand, and nothing changes without being counted. */
class MeasuresTest {

  private static final Path WORDS = Path.of("src/main/resources/messages/bottleneck.properties");

  @Test
  void pagesAndDocumentsDefineTheSame() throws IOException {
    Properties words = new Properties();
    try (Reader reader = Files.newBufferedReader(WORDS)) {
      words.load(reader);
    }
    StringBuilder expected = new StringBuilder();
    for (Measure measure : Measure.values()) {
      expected
          .append("## ")
          .append(words.getProperty(measure.key()))
          .append("\n\n")
          .append(words.getProperty(measure.key() + ".how"))
          .append("\n\n");
    }
    String page = Files.readString(Path.of("docs/measures.md"));
    assertThat(page.substring(page.indexOf("## ")).strip()).isEqualTo(expected.toString().strip());
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
