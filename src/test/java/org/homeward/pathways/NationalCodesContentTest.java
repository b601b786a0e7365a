package org.homeward.pathways;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** National lists in the forms are whole: no code missing, none too many. */
class NationalCodesContentTest {

  private static final Map<String, List<String>> LISTS =
      Map.ofEntries(
          Map.entry("delayReason", NationalCodes.DELAY_REASONS),
          Map.entry("attribution", NationalCodes.ATTRIBUTION),
          Map.entry("bedType", NationalCodes.BED_TYPES),
          Map.entry("dischargeMethod", NationalCodes.DISCHARGE_METHODS),
          Map.entry("dischargeDestination", NationalCodes.DISCHARGE_DESTINATIONS),
          Map.entry("accommodationBefore", NationalCodes.ACCOMMODATION_TYPES),
          Map.entry("accommodationFound", NationalCodes.ACCOMMODATION_TYPES),
          Map.entry("accommodationType", NationalCodes.ACCOMMODATION_TYPES),
          Map.entry("settledAccommodation", NationalCodes.SETTLED_ACCOMMODATION),
          Map.entry("contactMechanism", NationalCodes.CONTACT_MECHANISMS),
          Map.entry("supportContactHow", NationalCodes.CONTACT_MECHANISMS),
          Map.entry("employmentStatus", NationalCodes.EMPLOYMENT_STATUS),
          Map.entry("weeklyHours", NationalCodes.WEEKLY_HOURS),
          Map.entry("selfEmployed", NationalCodes.WORK_INDICATOR),
          Map.entry("sicknessAbsence", NationalCodes.WORK_INDICATOR),
          Map.entry("sspIndicator", NationalCodes.BENEFIT_INDICATOR),
          Map.entry("benefitIndicator", NationalCodes.BENEFIT_INDICATOR),
          Map.entry("empSupportInd", NationalCodes.EMPLOYMENT_SUITABILITY));

  @Test
  void everyListIsWhole() {
    Set<String> found = new java.util.HashSet<>();
    for (JsonNode form : PathwayFiles.formsById().values()) {
      for (JsonNode field : FormFields.of(form)) {
        String key = field.path("key").asString();
        if (LISTS.containsKey(key)) {
          assertThat(FormFields.options(form, key).keySet())
              .as("%s in %s", key, form.path("id").asString())
              .containsExactlyElementsOf(LISTS.get(key));
          found.add(key);
        }
      }
    }
    assertThat(found).isEqualTo(LISTS.keySet());
    assertThat(NationalCodes.DELAY_REASONS).hasSize(38);
  }

  @Test
  void bothFormsThatAskForTheReasonUseTheSameWords() {
    Map<String, JsonNode> forms = PathwayFiles.formsById();
    assertThat(FormFields.options(forms.get("delayed-discharge-delay-reason"), "delayReason"))
        .isEqualTo(FormFields.options(forms.get("delayed-discharge-ready"), "delayReason"))
        .containsEntry("18", "Housing - Awaiting supported accommodation")
        .containsEntry("98", "Reason not known");
  }
}
