package org.homeward.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The guide for those who run Homeward names only settings that exist. */
class RunningGuideTest {

  private static final Pattern TABLE_VARIABLE = Pattern.compile("(?m)^\\| `([A-Z][A-Z0-9_]+)` \\|");

  @Test
  void everyVariableIsReadByTheApplication() throws IOException {
    String guide = Files.readString(Path.of("docs", "running.md"));
    ConfigurationNames names = ConfigurationNames.ofApplication();

    List<String> variables =
        TABLE_VARIABLE.matcher(guide).results().map(result -> result.group(1)).toList();

    assertThat(variables)
        .hasSizeGreaterThan(5)
        .doesNotHaveDuplicates()
        .allMatch(names::isKnownVariable, "is read by the application");
    assertThat(variables).containsAll(ComposeFile.read().environment("homeward").keySet());
  }
}
