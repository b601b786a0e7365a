package org.homeward.pathways;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The national rule of who is followed up within 72 hours, over every combination of codes. */
class FollowUpContentTest {

  private static final DecisionFile TABLE =
      new DecisionFile(Path.of("processes/delayed-discharge/follow-up.dmn"));

  private static final Set<String> COUNTED_BEDS = Set.of("200", "201", "202", "205", "212", "213");
  private static final Set<String> LEFT_OUT =
      Set.of("30", "37", "40", "42", "48", "49", "50", "53", "79", "84", "87", "89");

  @Test
  void itFollowsTheNationalRuleForEveryBedMethodAndDestination() {
    Set<String> rules = new LinkedHashSet<>();
    for (String destination : NationalCodes.DISCHARGE_DESTINATIONS) {
      for (String bed : NationalCodes.BED_TYPES) {
        rules.addAll(check(bed, "1", destination));
      }
      for (String method : NationalCodes.DISCHARGE_METHODS) {
        rules.addAll(check("200", method, destination));
        rules.addAll(check("206", method, destination));
      }
    }
    assertThat(rules).as("every rule is reached").hasSize(7);
  }

  private static List<String> check(String bed, String method, String destination) {
    boolean expected = !method.equals("4") && !LEFT_OUT.contains(destination);
    DecisionFile.Answer answer = decide(bed, method, destination);
    assertThat(answer.outputs())
        .as("bed %s, method %s, destination %s", bed, method, destination)
        .containsEntry("applies", expected)
        .containsEntry("countsNationally", expected && COUNTED_BEDS.contains(bed))
        .hasEntrySatisfying("reason", why -> assertThat((String) why).isNotBlank());
    return answer.rules();
  }

  @ParameterizedTest
  @CsvSource({
    "200, 1, 19, true, true",
    "212, 1, 55, true, true",
    "200, 1, 51, true, true",
    "200, 1, 53, false, false",
    "206, 1, 19, true, false",
    "204, 1, 56, true, false",
    "206, 1, 53, false, false",
    "206, 4, 19, false, false",
    "200, 5, 19, false, false",
    "200, 3, 37, false, false"
  })
  void examplesInWords(
      String bed, String method, String destination, boolean applies, boolean counts) {
    assertThat(decide(bed, method, destination).outputs())
        .containsEntry("applies", applies)
        .containsEntry("countsNationally", counts);
  }

  private static DecisionFile.Answer decide(String bed, String method, String destination) {
    return TABLE.decide(
        "follow-up",
        Map.of("bedType", bed, "dischargeMethod", method, "dischargeDestination", destination));
  }
}
