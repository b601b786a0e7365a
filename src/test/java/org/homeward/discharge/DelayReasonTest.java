package org.homeward.discharge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The enumerations say the same as the national list and as the forms. */
class DelayReasonTest {

  @Test
  void thereAreTheThirtySevenNationalReasonsAndNotKnown() {
    List<String> national =
        Stream.concat(IntStream.rangeClosed(1, 37).mapToObj("%02d"::formatted), Stream.of("98"))
            .toList();
    assertThat(Arrays.stream(DelayReason.values()).map(DelayReason::code)).isEqualTo(national);
    assertThat(DelayReason.values()).extracting(DelayReason::description).doesNotHaveDuplicates();
    assertThat(DelayReason.of("18")).contains(DelayReason.R18);
    assertThat(DelayReason.of("38")).isEmpty();
    assertThat(DelayReason.of(null)).isEmpty();
  }

  @Test
  void theyFallIntoTheFiveGroupsOfTheNationalDashboard() {
    Map<String, String> groups = new TreeMap<>();
    for (DelayReason.Group group : DelayReason.Group.values()) {
      groups.put(
          group.words(),
          Arrays.stream(DelayReason.values())
              .filter(reason -> reason.group() == group)
              .map(DelayReason::code)
              .collect(Collectors.joining(" ")));
    }
    assertThat(groups)
        .isEqualTo(
            Map.of(
                "Housing", "14 15 16 17 18 19 32",
                "Social care or local authority", "03 07 20 21 34",
                "Hospital", "11 35 36",
                "Not known", "98",
                "Community", "01 02 04 05 06 08 09 10 12 13 22 23 24 25 26 27 28 29 30 31 33 37"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ready", "delay-reason"})
  void theFormsOfferThemAll(String form) {
    assertThat(options(form, "delayReason").keySet())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(DelayReason.values()).map(DelayReason::code).toList());
    assertThat(options(form, "attribution").keySet())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Attribution.values()).map(Attribution::code).toList());
  }

  @Test
  void onlyAnAttributionToSocialCareNeedsACouncil() {
    assertThat(Attribution.NHS.needsCouncil()).isFalse();
    assertThat(Attribution.SOCIAL_CARE.needsCouncil()).isTrue();
    assertThat(Attribution.BOTH.needsCouncil()).isTrue();
  }

  private static Map<String, String> options(String form, String key) {
    JsonNode root =
        JsonMapper.builder()
            .build()
            .readTree(new File("forms/delayed-discharge/" + form + ".form"));
    Map<String, String> found = new LinkedHashMap<>();
    root.findParents("key").stream()
        .filter(field -> key.equals(field.path("key").asString("")))
        .forEach(
            field ->
                field
                    .path("values")
                    .forEach(
                        v -> found.put(v.path("value").asString(), v.path("label").asString())));
    return found;
  }
}
