package org.homeward.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** docs/security.md says "met" only where it names a test that exists. */
class SecurityPageTest {

  /** How many requirements of levels 1 and 2 chapters 1 to 16 of ASVS 5.0.0 have. */
  private static final int REQUIREMENTS = 246;

  private String page;
  private List<String[]> rows;

  @BeforeEach
  void read() throws IOException {
    page = Files.readString(Path.of("docs/security.md"));
    rows =
        page.lines()
            .filter(line -> line.matches("\\| \\d+\\.\\d+\\.\\d+ \\|.*"))
            .map(line -> line.substring(2).split(" *\\| ?", -1))
            .toList();
  }

  @Test
  void everyRequirementHasOneRow() {
    assertThat(rows).hasSize(REQUIREMENTS).allMatch(row -> row.length == 6);
    assertThat(rows).extracting(row -> row[0]).doesNotHaveDuplicates();
  }

  @Test
  void whatIsMetHasATestAndWhatIsOpenSaysWhatIsMissing() {
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(row[2]).as(row[0]).isIn("met", "built", "open", "yours", "none");
              if (row[2].equals("met")) {
                assertThat(NamedProofs.tests(row[4])).as(row[0]).isNotEmpty();
              }
              if (row[2].equals("open") || row[2].equals("built")) {
                assertThat(row[3]).as(row[0]).isNotBlank();
              }
            });
  }

  @Test
  void whatIsNamedExists() {
    assertThat(NamedProofs.missing(page)).isEmpty();
  }
}
