package org.homeward.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** docs/data-protection.md names measures and tests that exist. */
class DataProtectionPageTest {

  @Test
  void everyRiskHasAMeasureThatATestShows() throws IOException {
    String page = Files.readString(Path.of("docs/data-protection.md"));
    List<String[]> risks =
        page.lines()
            .filter(line -> line.startsWith("| DP-"))
            .map(line -> line.split(" *\\| *"))
            .toList();

    assertThat(risks).hasSizeGreaterThan(5).allMatch(columns -> columns.length == 6);
    assertThat(risks).extracting(columns -> columns[1]).doesNotHaveDuplicates();
    assertThat(risks)
        .allSatisfy(
            columns -> assertThat(NamedProofs.tests(columns[4])).as(columns[1]).isNotEmpty());
    assertThat(NamedProofs.missing(page)).isEmpty();
  }
}
