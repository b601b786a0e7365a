package org.homeward.consent;

import java.util.Set;
import org.homeward.form.FormCatalogue;
import org.homeward.form.FormDefinition;
import org.springframework.stereotype.Component;

/** The form of this feature. */
@Component
class ConsentForms {

  private final FormCatalogue forms =
      FormCatalogue.ofFeature(
          "consent", Set.of(AgencyChoices.COUNCILS, AgencyChoices.PARTNERS), "record");

  FormDefinition record() {
    return forms.form("consent-record");
  }
}
