package org.homeward.pathways;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Which employment support a person gets, and what work means for the rent. */
class EmploymentTablesContentTest {

  private static final Path FOLDER = Path.of("processes/employment-advisor-referral");
  private static final DecisionFile ROUTE =
      new DecisionFile(FOLDER.resolve("employment-route.dmn"));
  private static final DecisionFile RENT = new DecisionFile(FOLDER.resolve("employment-rent.dmn"));

  @ParameterizedTest
  @CsvSource({
    "yes, no, severe-mental-illness, ips, 30",
    "yes, yes, severe-mental-illness, ips, 30",
    "no, yes, talking-therapies, talking-therapies, 60",
    "not-known, yes, talking-therapies, talking-therapies, 60",
    "no, no, neither, ips, 30",
    "not-known, not-known, neither, ips, 30",
    ", , neither, ips, 30"
  })
  void everybodyHasARoute(
      String illness, String therapy, String rule, String code, int employerDays) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("severeMentalIllness", illness);
    facts.put("inTalkingTherapies", therapy);
    DecisionFile.Answer answer = ROUTE.decide("employment-route", facts);
    assertThat(answer.rules()).containsExactly("employment-route-" + rule);
    assertThat(answer.outputs())
        .containsEntry("code", code)
        .as("each route has its own team")
        .containsEntry("service", code)
        .containsEntry("firstContactTarget", "5 working days");
    assertThat(((Number) answer.outputs().get("employerContactDays")).intValue())
        .isEqualTo(employerDays);
    assertThat(((Number) answer.outputs().get("noContactDays")).intValue()).isEqualTo(28);
  }

  @ParameterizedTest
  @CsvSource({
    "exempt, ast, N, specified, true",
    "managed, , , specified, true",
    "refuge, licence, Y, specified, true",
    "council-hostel, , Z, specified, true",
    "not-known, licence, N, licence, true",
    ", placement, N, licence, true",
    "none, licence, N, no-benefits, false",
    ", ast, N, no-benefits, false",
    "none, licence, Y, other, true",
    "none, ast, U, other, true",
    ", , , other, true"
  })
  void whatWorkMeansForTheRentIsSaid(
      String specified, String tenure, String benefits, String rule, boolean betterOff) {
    DecisionFile.Answer answer = RENT.decide("employment-rent", home(specified, tenure, benefits));
    assertThat(answer.rules()).containsExactly("employment-rent-" + rule);
    assertThat(answer.outputs()).containsEntry("betterOff", betterOff);
  }

  @Test
  void onlyWhoeverHasNoBenefitsAndNoSupportedHomeIsNotAskedForACalculation() {
    Map<String, JsonNode> forms = PathwayFiles.formsById();
    JsonNode profile = forms.get("employment-advisor-referral-profile");
    JsonNode record = forms.get("employment-advisor-referral-first-record");
    Set<String> rules = new HashSet<>();
    for (String specified : FormFields.options(profile, "specifiedAccommodation").keySet()) {
      for (String tenure : FormFields.options(profile, "tenureType").keySet()) {
        for (String benefits : FormFields.options(record, "benefitIndicator").keySet()) {
          DecisionFile.Answer answer =
              RENT.decide("employment-rent", home(specified, tenure, benefits));
          rules.addAll(answer.rules());
          assertThat((String) answer.outputs().get("ask")).endsWith(".");
          if (Boolean.FALSE.equals(answer.outputs().get("betterOff"))) {
            assertThat(benefits).isEqualTo("N");
            assertThat(specified).isIn("none", "not-known");
          }
        }
      }
    }
    assertThat(rules).as("every row is reached").hasSize(4);
  }

  private static Map<String, Object> home(String specified, String tenure, String benefits) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("specifiedAccommodation", specified);
    facts.put("tenureType", tenure);
    facts.put("benefitIndicator", benefits);
    return facts;
  }
}
