package org.homeward.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.homeward.audit.AuditFilter.Group;
import org.junit.jupiter.api.Test;

/** The audit pages say in words what was done: no action may lack them. */
class ActionsHaveWordsTest {

  /** A call up to the end of its statement, and whether it is about reading. */
  private static final Pattern CALL =
      Pattern.compile("(?s)\\baudit\\s*\\.\\s*(acted|byProcess|read|listed|account)\\((.*?);");

  private static final Pattern WORD = Pattern.compile("\"([a-z][a-z-]*(?:\\.[a-z-]+)*\\.?)\"");

  /** Where the action is handed on, it is named in a call of one of these. */
  private static final Pattern HANDED_ON =
      Pattern.compile("(?s)\\b(?:note|tell)\\([^;]*?\"((?:pathway|task)\\.[a-z-]+)\"");

  /** Files in which some call does not name its action. */
  private static final Set<String> HANDING_ON =
      Set.of("AssigningTasks.java", "ClaimingTask.java", "FolderPathways.java");

  /** What the states of a home add to "home.". */
  private static final List<String> HOME_CHANGES =
      List.of("notice", "empty", "ready", "out-of-use", "occupied");

  @Test
  void everyActionHasWords() throws IOException {
    TreeSet<String> actions = new TreeSet<>();
    TreeSet<String> without = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        if (!file.endsWith("AuditTrail.java")) {
          collect(file, actions, without);
        }
      }
    }
    assertThat(without).isEqualTo(HANDING_ON);
    assertThat(actions)
        .contains("read.case.page", "task.claim", "pathway.take", "home.ready", "login")
        .hasSizeGreaterThan(40);
    Properties words = words();
    assertThat(actions).allSatisfy(a -> assertThat(words).containsKey("audit.action." + a));
    assertThat(words.stringPropertyNames().stream().filter(key -> key.startsWith("audit.action.")))
        .as("words for actions that nobody does")
        .allSatisfy(key -> assertThat(actions).contains(key.substring("audit.action.".length())));
  }

  private static void collect(Path file, Set<String> actions, Set<String> without)
      throws IOException {
    String code = Files.readString(file);
    Matcher calls = CALL.matcher(code);
    while (calls.find()) {
      Matcher word = WORD.matcher(calls.group(2));
      if (!word.find()) {
        without.add(file.getFileName().toString());
      } else if (word.group(1).endsWith(".")) {
        HOME_CHANGES.forEach(change -> actions.add(word.group(1) + change));
      } else {
        boolean read = calls.group(1).equals("read") || calls.group(1).equals("listed");
        actions.add((read ? "read." : "") + word.group(1));
      }
    }
    HANDED_ON.matcher(code).results().forEach(found -> actions.add(found.group(1)));
  }

  /** The groups tell actions apart by how they begin. */
  @Test
  void nothingButSignInsBeginsLikeThem() throws IOException {
    assertThat(words().stringPropertyNames().stream().filter(k -> k.startsWith("audit.action.log")))
        .containsExactlyInAnyOrder(
            "audit.action.login", "audit.action.logout", "audit.action.login.failed");
    assertThat(Group.SIGN_INS.condition()).contains("'log%'");
  }

  private static Properties words() throws IOException {
    Properties words = new Properties();
    try (Reader file =
        Files.newBufferedReader(Path.of("src/main/resources/messages/audit.properties"))) {
      words.load(file);
    }
    return words;
  }
}
