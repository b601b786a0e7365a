package org.homeward.testsupport;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Camunda's own tools for diagrams and forms, which are npm packages: {@code src/test/frontend}.
 * They are installed when a test first asks for them, and again only when their lock file has
 * changed.
 */
public final class ContentTools {

  private static final Path FOLDER = Path.of("src", "test", "frontend");
  private static final int PATIENCE_MINUTES = 5;

  private static boolean prepared;

  private ContentTools() {}

  /**
   * The folder of the tools, ready to be used.
   *
   * @throws IllegalStateException if they cannot be installed; if the machine has no Node and the
   *     environment says {@code CI=true}
   * @throws org.opentest4j.TestAbortedException if it has no Node otherwise: the test is skipped
   */
  public static synchronized Path folder() {
    if (!prepared) {
      requireNode();
      node("prepare.mjs", List.of());
      prepared = true;
    }
    return FOLDER;
  }

  /**
   * Runs a script of the folder.
   *
   * @param script its file name
   * @param arguments what it is given
   * @return what it wrote to its output
   * @throws IllegalStateException if it ended with an error; the message has its output
   */
  public static String run(String script, List<String> arguments) {
    folder();
    return node(script, arguments);
  }

  private static String node(String script, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of("node", FOLDER.resolve(script).toString()));
    command.addAll(arguments);
    try {
      Path output = Files.createTempFile("content-tools", ".out");
      Path errors = Files.createTempFile("content-tools", ".err");
      try {
        Process process =
            new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
          process.destroyForcibly();
          throw new IllegalStateException(script + " takes too long");
        }
        if (process.exitValue() != 0) {
          throw new IllegalStateException(
              script + " failed: " + Files.readString(errors) + Files.readString(output));
        }
        return Files.readString(output);
      } finally {
        Files.delete(output);
        Files.delete(errors);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void requireNode() {
    boolean found =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .flatMap(folder -> Stream.of(Path.of(folder, "node"), Path.of(folder, "node.exe")))
            .anyMatch(Files::isExecutable);
    if (found) {
      return;
    }
    String message = "No Node found: install Node 20 or later, with npm";
    if ("true".equals(System.getenv("CI"))) {
      throw new IllegalStateException(message);
    }
    System.out.println("*** DIAGRAMS AND FORMS ARE NOT CHECKED BY CAMUNDA'S TOOLS. " + message);
    Assumptions.abort(message);
  }
}
