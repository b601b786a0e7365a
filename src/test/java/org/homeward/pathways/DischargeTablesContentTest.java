package org.homeward.pathways;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Escalation ladder, legal duties and clocks of the duty to refer. */
class DischargeTablesContentTest {

  private static final LocalDate READY = LocalDate.of(2026, 11, 2);

  @ParameterizedTest(name = "reasons {0}, admitted {1}, out of area {2}: {3}")
  @CsvSource({
    "07, 2026-10-20, no,  2@2026-11-09 3@2026-11-23 4@2026-12-19",
    "12, 2026-10-20, no,  2@2026-11-09 3@2026-11-23 3@2026-11-02 4@2026-12-19",
    "13, 2026-10-20, ,    2@2026-11-09 3@2026-11-23 3@2026-11-02 4@2026-12-19",
    "07 housing 12, 2026-10-20, no, 2@2026-11-09 3@2026-11-23 3@2026-11-02 4@2026-12-19",
    "07 32, 2026-10-20, no, 2@2026-11-09 3@2026-11-23 4@2026-12-19 4@2026-11-02",
    "32, 2026-10-20, no,  2@2026-11-09 3@2026-11-23 4@2026-12-19 4@2026-11-02",
    "07, 2026-10-20, yes, 2@2026-11-09 3@2026-11-23 4@2026-12-19 4@2026-11-02",
    "07, 2026-07-01, no,  2@2026-11-09 3@2026-11-23 4@2026-11-02"
  })
  void eachLevelHasItsDate(String reasons, String admitted, String outOfArea, String levels) {
    List<String> all = List.of(reasons.split(" "));
    Map<String, Object> variables = new HashMap<>();
    variables.put("delayReason", all.getFirst());
    variables.put("contributingReasons", all.size() == 1 ? null : all.subList(1, all.size()));
    variables.put("admissionDate", admitted);
    variables.put("delayedSince", READY.toString());
    variables.put("outOfArea", outOfArea);
    assertThat(table("escalation-ladder").collect("escalation-ladder", variables))
        .map(rung -> (Map<?, ?>) rung)
        .allSatisfy(
            rung -> {
              assertThat(rung.get("board")).isEqualTo(rung.get("level").equals(4));
              assertThat((String) rung.get("role")).isIn(PathwayConventions.ROLES);
            })
        .map(rung -> rung.get("level") + "@" + rung.get("dueOn"))
        .containsExactly(levels.split(" "));
  }

  @ParameterizedTest(name = "{0}, capacity {1}, consult {2}, required {3}, {4} days: {5}")
  @CsvSource({
    "informal, yes, , , 90, ''",
    "section-2, yes, , , 10, imha",
    "section-3, yes, , , 10, section-117 imha",
    "section-37, yes, , , 10, section-117 imha",
    "section-47-48, yes, , , 10, section-117 imha",
    "other-section, yes, , , 10, imha",
    "dols, yes, , , 10, ''",
    "informal, no, no, no, 29, imca",
    "informal, no, no, no, 28, ''",
    "informal, no, yes, no, 60, ''",
    "informal, no, no, yes, 60, ''",
    "informal, not-assessed, no, no, 60, ''",
    "section-3, no, no, no, 60, section-117 imca imha",
    "section-3, no, no, no, 28, section-117 imca imha",
    "section-3, no, no, yes, 28, section-117 imha",
    "section-45a, yes, , , 10, section-117 imha",
    "cto, yes, , , 10, section-117 imha"
  })
  void theLawAsksForSomeThingsEarly(
      String status, String capacity, String consult, String required, int days, String duties) {
    Map<String, Object> variables = new HashMap<>();
    variables.put("legalStatus", status);
    variables.put("capacityForHome", capacity);
    variables.put("someoneToConsult", consult);
    variables.put("requiredToLive", required);
    variables.put("stayDays", days);
    variables.put("expectedDays", 0);
    assertThat(table("legal-duties").collect("legal-duties", variables))
        .containsExactlyElementsOf(
            duties.isEmpty() ? List.of() : Arrays.asList((Object[]) duties.split(" ")));
    variables.put("stayDays", 0);
    variables.put("expectedDays", days);
    assertThat(table("legal-duties").collect("legal-duties", variables))
        .as("a stay that is expected to be as long")
        .hasSize(duties.isEmpty() ? 0 : duties.split(" ").length);
  }

  /** Aftercare follows from any such detention, whatever the person's status is now. */
  @ParameterizedTest(name = "{0}, then {1}, before {2}: {3}")
  @CsvSource({
    "section-3, informal, , section-117",
    "section-2, section-3 informal, no, section-117",
    "section-2, informal, no, ''",
    "section-2, informal, yes, section-117",
    "section-45a, informal, no, section-117",
    "informal, section-2, no, imha",
    "informal, , yes, section-117",
    "informal, , not-known, ''",
    "informal, , , ''"
  })
  void aftercareIsOwedAfterAnEarlierDetention(
      String first, String later, String before, String duties) {
    Map<String, Object> variables = status(first, later, before);
    variables.put("capacityForHome", "yes");
    assertThat(table("legal-duties").collect("legal-duties", variables))
        .containsExactlyElementsOf(
            duties.isEmpty() ? List.of() : Arrays.asList((Object[]) duties.split(" ")));
    variables.putAll(
        Map.of("capacityForHome", "no", "someoneToConsult", "no", "requiredToLive", "no"));
    assertThat(table("legal-duties").collect("legal-duties", variables).contains("imca"))
        .as("an advocate in a short stay that ends in aftercare")
        .isEqualTo(duties.contains("section-117"));
  }

  @Test
  void everyDutyIsReached() {
    Set<String> reached = new HashSet<>();
    for (String first : List.of("section-3", "informal")) {
      for (int days : List.of(10, 40)) {
        Map<String, Object> variables = status(first, null, "yes");
        variables.put("stayDays", days);
        variables.putAll(
            Map.of("capacityForHome", "no", "someoneToConsult", "no", "requiredToLive", "no"));
        reached.addAll(table("legal-duties").rules("legal-duties", variables));
      }
    }
    assertThat(reached).hasSameSizeAs(DmnDescriptions.ofRules(path("legal-duties")));
  }

  private static Map<String, Object> status(String first, String later, String before) {
    Map<String, Object> variables = new HashMap<>();
    variables.put("legalStatus", first);
    if (later != null) {
      variables.put("laterStatuses", List.of(later.split(" ")));
    }
    variables.put("detainedBefore", before);
    variables.put("stayDays", 10);
    variables.put("expectedDays", 0);
    return variables;
  }

  @ParameterizedTest
  @CsvSource({
    "today, 4 hours",
    "week, 3 working days",
    "later, 10 working days",
    ", 10 working days"
  })
  void theCouncilsClocksFollowTheUrgency(String urgency, String contactIn) {
    Map<String, Object> variables = new HashMap<>();
    variables.put("dutyUrgency", urgency);
    assertThat(table("duty-clocks").decide("duty-clocks", variables).outputs())
        .containsEntry("contactIn", contactIn)
        .hasEntrySatisfying("dutyDays", days -> assertThat(days.toString()).isEqualTo("56"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"housing-officer", "social-worker", "ward-staff"})
  void howLateIsTooLateIsTheSameForEverybodyUntilItIsAgreedOtherwise(String role) {
    Map<String, Object> variables = Map.of("barrierItem", Map.of("role", role));
    assertThat(table("barrier-late").value("barrier-late", variables)).isEqualTo(3);
  }

  @Test
  void everyRowIsReached() {
    Set<String> ladder = new HashSet<>();
    for (String reason : List.of("12", "32")) {
      ladder.addAll(
          table("escalation-ladder")
              .rules(
                  "escalation-ladder",
                  Map.of(
                      "delayReason", reason,
                      "outOfArea", "yes",
                      "admissionDate", "2026-10-20",
                      "delayedSince", "2026-11-02")));
    }
    assertThat(ladder).hasSameSizeAs(DmnDescriptions.ofRules(path("escalation-ladder")));
  }

  private static DecisionFile table(String name) {
    return new DecisionFile(path(name));
  }

  private static Path path(String name) {
    return Path.of("processes/delayed-discharge/" + name + ".dmn");
  }
}
