package org.homeward.pathways;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The table that turns a delay reason into who is asked for what. */
class DelayPlanContentTest {

  private static final DecisionFile TABLE =
      new DecisionFile(Path.of("processes/delayed-discharge/delay-plan.dmn"));

  static List<String> reasons() {
    return NationalCodes.DELAY_REASONS;
  }

  @ParameterizedTest
  @MethodSource("reasons")
  void everyNationalReasonHasAPlan(String reason) {
    DecisionFile.Answer answer = plan(reason);
    Map<String, Object> plan = answer.outputs();

    assertThat(answer.rules()).containsExactly("delay-plan-reason-" + reason);
    assertThat(plan)
        .containsOnlyKeys(
            "leadRole",
            "target",
            "escalateAfterDays",
            "housingAsk",
            "housingTarget",
            "socialCareAsk",
            "socialCareTarget",
            "trustRole",
            "trustAsk",
            "trustTarget");
    assertThat((String) plan.get("target")).matches(PathwayConventions.TARGET);
    assertThat(((Number) plan.get("escalateAfterDays")).intValue()).isBetween(1, 60);

    List<String> asked =
        Stream.of(
                plan.get("housingAsk") == null ? null : "housing-officer",
                plan.get("socialCareAsk") == null ? null : "social-worker",
                (String) plan.get("trustRole"))
            .filter(Objects::nonNull)
            .toList();
    assertThat(asked).isNotEmpty().contains((String) plan.get("leadRole"));
    assertThat(PathwayConventions.ROLES).containsAll(asked);

    for (String agency : List.of("housing", "socialCare", "trust")) {
      String ask = (String) plan.get(agency + "Ask");
      String target = (String) plan.get(agency + "Target");
      if (ask == null) {
        assertThat(target).as(agency).isNull();
      } else {
        assertThat(ask).as(agency).endsWith(".").hasSizeBetween(20, 160);
        assertThat(target).as(agency).matches(PathwayConventions.TARGET);
      }
    }
    assertThat(plan.get("trustRole") == null).isEqualTo(plan.get("trustAsk") == null);
  }

  @ParameterizedTest
  @CsvSource({"10, false", "18, false", "32, true", "37, false"})
  void bothCouncilAgenciesAreAskedWhereBothMustAct(String reason, boolean trustToo) {
    Map<String, Object> plan = plan(reason).outputs();
    assertThat(plan.get("housingAsk")).isNotNull();
    assertThat(plan.get("socialCareAsk")).isNotNull();
    assertThat(plan.get("trustAsk") != null).isEqualTo(trustToo);
  }

  @ParameterizedTest
  @CsvSource({"20", "21", "22", "23", "29", "30", "98"})
  void theCoordinatorChecksWhatCannotBeRightForAnAdultOrIsNotKnown(String reason) {
    assertThat(plan(reason).outputs())
        .containsEntry("leadRole", "discharge-coordinator")
        .containsEntry("housingAsk", null)
        .containsEntry("socialCareAsk", null)
        .containsEntry("trustTarget", "1 working day");
  }

  @Test
  void theWordsOfTheTableAreTheWordsOfTheForm() {
    Map<String, String> labels =
        FormFields.options(PathwayFiles.formsById().get("delayed-discharge-ready"), "delayReason");
    assertThat(DmnDescriptions.ofRules(Path.of("processes/delayed-discharge/delay-plan.dmn")))
        .containsExactlyElementsOf(labels.values());
  }

  @Test
  void aCodeThatIsNotInTheListHasNoPlan() {
    assertThat(plan("07x").rules()).isEmpty();
  }

  private static DecisionFile.Answer plan(String reason) {
    return TABLE.decide("delay-plan", Map.of("delayReason", reason));
  }
}
