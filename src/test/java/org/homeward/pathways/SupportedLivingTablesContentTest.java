package org.homeward.pathways;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is asked to pay, and in which words a search ends. */
class SupportedLivingTablesContentTest {

  private static final Path FOLDER = Path.of("processes/supported-living-placement");
  private static final DecisionFile PAYERS = new DecisionFile(FOLDER.resolve("payers.dmn"));
  private static final DecisionFile OUTCOME = new DecisionFile(FOLDER.resolve("outcome.dmn"));

  @ParameterizedTest
  @CsvSource({
    "yes, , yes, s117-council s117-nhs rent",
    "yes, care-act, no, s117-council s117-nhs rent-no-benefits",
    "no, continuing-healthcare, yes, chc rent",
    "no, care-act, yes, care-act rent",
    "no, care-act, not-known, care-act rent",
    "no, not-assessed, no, not-assessed rent-no-benefits",
    "no, none, yes, no-duty rent",
    ", none, , no-duty rent"
  })
  void everyDutyHasItsPayers(String section117, String duty, String publicFunds, String rules) {
    assertThat(PAYERS.rules("placement-payers", facts(section117, duty, publicFunds)))
        .containsExactly(
            java.util.Arrays.stream(rules.split(" "))
                .map("placement-payers-"::concat)
                .toArray(String[]::new));
  }

  @Test
  void forEveryAnswerSomebodyPaysForTheSupportAndSomebodyForTheRent() {
    Choices form = new Choices("supported-living-placement-needs");
    Set<String> rules = new HashSet<>();
    for (String section117 : form.values("section117")) {
      for (String duty : form.values("careEntitlement")) {
        for (String publicFunds : form.values("publicFunds")) {
          Map<String, Object> facts = facts(section117, duty, publicFunds);
          rules.addAll(PAYERS.rules("placement-payers", facts));
          List<Map<String, Object>> payers = PAYERS.list("placement-payers", facts);
          assertThat(payers)
              .extracting(payer -> payer.get("subject"))
              .as("%s", facts)
              .doesNotHaveDuplicates()
              .contains("pay-rent")
              .hasSizeGreaterThan(1);
          for (Map<String, Object> payer : payers) {
            assertThat(PathwayConventions.ROLES).contains((String) payer.get("role"));
            assertThat((String) payer.get("ask")).endsWith(".").hasSizeBetween(20, 160);
            assertThat((String) payer.get("title")).isNotBlank();
          }
        }
      }
    }
    assertThat(rules).as("every row is reached").hasSize(8);
  }

  @ParameterizedTest
  @CsvSource({
    "interruptedBy=withdrawn screeningDecision=to-panel panelDecision=approve, withdrawn, withdrawn",
    "interruptedBy=consent-withdrawn consentAgain=no panelDecision=approve, no-consent, withdrawn",
    "interruptedBy=consent-withdrawn consentAgain=yes panelDecision=decline, panel, not-approved",
    "interruptedBy=needs-changed panelDecision=decline, panel, not-approved",
    "screeningDecision=not-accepted, not-accepted, declined",
    "screeningDecision=to-panel panelDecision=decline, panel, not-approved",
    "panelDecision=approve fundingNext=stop, funding, declined",
    "panelDecision=approve fundingNext=ask-again searchEnd=refused, refused, person-refused",
    "panelDecision=approve searchEnd=gave-up, no-home, closed"
  })
  void everyEndHasItsWords(String answers, String rule, String code) {
    Map<String, Object> facts = new HashMap<>();
    for (String answer : answers.split(" ")) {
      facts.put(answer.split("=")[0], answer.split("=")[1]);
    }
    DecisionFile.Answer answer = OUTCOME.decide("placement-outcome", facts);
    assertThat(answer.rules()).containsExactly("placement-outcome-" + rule);
    assertThat(answer.outputs()).containsEntry("code", code);
    assertThat((String) answer.outputs().get("words")).isNotBlank().doesNotEndWith(".");
  }

  private static Map<String, Object> facts(String section117, String duty, String publicFunds) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("section117", section117);
    facts.put("careEntitlement", duty);
    facts.put("publicFunds", publicFunds);
    return facts;
  }

  /** The values one may choose in a form. */
  private record Choices(String form) {
    List<String> values(String key) {
      return new ArrayList<>(FormFields.options(PathwayFiles.formsById().get(form), key).keySet());
    }
  }
}
