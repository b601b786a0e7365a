package org.homeward.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The classes, tests and files that a page of the documentation names as proof. */
final class NamedProofs {

  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern TEST = Pattern.compile("(\\w+(?:Test|IT))(?:#(\\w+))?");
  private static final Pattern CLASS = Pattern.compile("[A-Z]\\w*[a-z]\\w*");
  private static final Pattern FILE =
      Pattern.compile("[\\w.-]*(?:/[\\w.-]+)+|pom\\.xml|\\w+\\.yml");

  private static final Pattern IS_TEST = Pattern.compile("@(?:Parameterized)?Test\\b");

  private static final Map<String, Path> TESTS = classes(Path.of("src/test/java"));
  private static final Map<String, Path> MAIN = classes(Path.of("src/main/java"));

  private NamedProofs() {}

  /**
   * The tests that a text names.
   *
   * @param text part of a page in Markdown
   * @return what stands in it as code and has the name of a test, such as {@code
   *     NhsNumberTest#knowsTheTestRange}
   */
  static List<String> tests(String text) {
    return code(text).stream().filter(name -> TEST.matcher(name).matches()).toList();
  }

  /** Whether a test of this name exists, and is one. */
  static boolean isTest(String name) {
    Matcher parts = TEST.matcher(name);
    if (!parts.matches() || !TESTS.containsKey(parts.group(1))) {
      return false;
    }
    String source = read(TESTS.get(parts.group(1)));
    if (parts.group(2) == null) {
      return IS_TEST.matcher(source).find();
    }
    int method = source.indexOf(" void " + parts.group(2) + "(");
    if (method < 0) {
      return false;
    }
    // What stands between the member before and this one.
    int before = source.lastIndexOf("\n  }\n", method);
    return IS_TEST.matcher(source.substring(Math.max(before, 0), method)).find();
  }

  /**
   * What a text names and does not exist: tests, classes of the application, files.
   *
   * @param text part of a page in Markdown
   */
  static List<String> missing(String text) {
    return code(text).stream().filter(name -> !exists(name)).toList();
  }

  private static boolean exists(String name) {
    if (TEST.matcher(name).matches()) {
      return isTest(name);
    }
    if (CLASS.matcher(name).matches()) {
      return MAIN.containsKey(name);
    }
    return !FILE.matcher(name).matches() || name.startsWith("/") || Files.exists(Path.of(name));
  }

  private static List<String> code(String text) {
    return CODE.matcher(text).results().map(result -> result.group(1)).toList();
  }

  private static Map<String, Path> classes(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      Map<String, Path> found = new HashMap<>();
      files
          .filter(file -> file.toString().endsWith(".java"))
          .forEach(file -> found.put(file.getFileName().toString().replace(".java", ""), file));
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
