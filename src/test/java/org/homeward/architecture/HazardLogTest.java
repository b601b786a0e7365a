package org.homeward.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The hazard log says for each hazard what controls it and which test shows that, or "open". */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HazardLogTest {

  private static final Pattern HEADING = Pattern.compile("(HZ-\\d\\d) (.+)");
  private static final Pattern FIELD = Pattern.compile("(?m)^- \\*\\*([^*]+):\\*\\* (.+)$");
  private static final Pattern RISK = Pattern.compile("([1-5]) x ([1-5]) = (\\d+) (.+)");

  private final Map<String, Map<String, String>> hazards = new LinkedHashMap<>();

  @BeforeAll
  void read() throws IOException {
    String page = Files.readString(Path.of("docs/clinical-safety/hazard-log.md"));
    String[] parts = page.split("(?m)^## ");
    for (int i = 1; i < parts.length; i++) {
      String title = parts[i].lines().findFirst().orElseThrow();
      Matcher heading = HEADING.matcher(title);
      assertThat(heading.matches()).as(title).isTrue();
      Map<String, String> fields = new LinkedHashMap<>();
      FIELD.matcher(parts[i]).results().forEach(f -> fields.put(f.group(1), f.group(2)));
      assertThat(hazards.put(heading.group(1), fields)).as("a second " + title).isNull();
    }
    assertThat(hazards).hasSizeGreaterThan(11);
  }

  @Test
  void everyHazardIsToldWhole() {
    hazards.forEach(
        (id, fields) ->
            assertThat(fields.keySet())
                .as(id)
                .containsExactly(
                    "Cause",
                    "Effect",
                    "Initial risk",
                    "Control",
                    "Shown by",
                    "Residual risk",
                    "Left to the deploying organisation",
                    "Status"));
  }

  @Test
  void everyHazardHasAControlAndATestOrIsOpen() {
    hazards.forEach(
        (id, fields) -> {
          String status = fields.get("Status");
          assertThat(status).as(id).matches("controlled|(controlled; )?open: .+\\.");
          if (status.startsWith("controlled")) {
            assertThat(fields.get("Control")).as(id).contains("`");
            assertThat(NamedProofs.tests(fields.get("Shown by"))).as(id).isNotEmpty();
          }
        });
  }

  @Test
  void whatIsNamedAsControlOrProofExists() {
    hazards.forEach(
        (id, fields) -> {
          assertThat(NamedProofs.missing(fields.get("Control"))).as(id).isEmpty();
          assertThat(NamedProofs.missing(fields.get("Shown by"))).as(id).isEmpty();
        });
  }

  @Test
  void proofsThatDoNotExistAreFound() {
    assertThat(
            NamedProofs.missing(
                "`NoSuchTest`, `HazardLogTest#noSuchMethod`, `HazardLogTest#read`, `NoSuchClass`,"
                    + " `docs/no-such-page.md`"))
        .hasSize(5);
    assertThat(
            NamedProofs.missing(
                "`HazardLogTest#proofsThatDoNotExistAreFound`, `NhsNumber`, `README.md`"))
        .isEmpty();
  }

  @Test
  void risksAreWorkedOutAsTheReadmeSaysAndNeverGrowByAControl() {
    hazards.forEach(
        (id, fields) -> {
          List<Integer> before = risk(id, fields.get("Initial risk"));
          List<Integer> after = risk(id, fields.get("Residual risk"));
          assertThat(after.getFirst()).as(id).isLessThanOrEqualTo(before.getFirst());
          assertThat(after.getLast()).as(id).isLessThanOrEqualTo(before.getLast());
        });
  }

  private static List<Integer> risk(String id, String text) {
    Matcher risk = RISK.matcher(text);
    assertThat(risk.matches()).as(id + ": " + text).isTrue();
    int severity = Integer.parseInt(risk.group(1));
    int product = severity * Integer.parseInt(risk.group(2));
    assertThat(Integer.parseInt(risk.group(3))).as(id).isEqualTo(product);
    String word =
        product > 14 ? "very high" : product > 9 ? "high" : product > 4 ? "moderate" : "low";
    assertThat(risk.group(4)).as(id).isEqualTo(word);
    return List.of(severity, product);
  }
}
