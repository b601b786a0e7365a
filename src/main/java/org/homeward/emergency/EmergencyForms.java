package org.homeward.emergency;

import java.util.Set;
import org.homeward.form.FormCatalogue;
import org.homeward.form.FormDefinition;
import org.springframework.stereotype.Component;

/** The forms of this feature. */
@Component
class EmergencyForms {

  private final FormCatalogue forms =
      FormCatalogue.ofFeature("emergency", Set.of(), "open", "review");

  FormDefinition open() {
    return forms.form("emergency-open");
  }

  FormDefinition review() {
    return forms.form("emergency-review");
  }
}
