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
      Map.of(
          "delayReason", NationalCodes.DELAY_REASONS,
          "attribution", NationalCodes.ATTRIBUTION,
          "bedType", NationalCodes.BED_TYPES,
          "dischargeMethod", NationalCodes.DISCHARGE_METHODS,
          "dischargeDestination", NationalCodes.DISCHARGE_DESTINATIONS,
          "accommodationBefore", NationalCodes.ACCOMMODATION_TYPES,
          "accommodationFound", NationalCodes.ACCOMMODATION_TYPES,
          "accommodationType", NationalCodes.ACCOMMODATION_TYPES,
          "settledAccommodation", NationalCodes.SETTLED_ACCOMMODATION,
          "contactMechanism", NationalCodes.CONTACT_MECHANISMS);

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
