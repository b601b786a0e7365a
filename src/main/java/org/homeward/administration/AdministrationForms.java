package org.homeward.administration;

import java.util.Set;
import org.homeward.form.FormCatalogue;
import org.homeward.form.FormDefinition;
import org.springframework.stereotype.Component;

/** The forms of this feature. */
@Component
class AdministrationForms {

  private final FormCatalogue forms =
      FormCatalogue.ofFeature(
          "administration",
          Set.of(TeamsOffered.NAME, RolesOffered.NAME),
          "work",
          "close",
          "mail",
          "assurance",
          "contact");

  FormDefinition work() {
    return forms.form("administration-work");
  }

  FormDefinition close() {
    return forms.form("administration-close");
  }

  FormDefinition mail() {
    return forms.form("administration-mail");
  }

  FormDefinition assurance() {
    return forms.form("administration-assurance");
  }

  FormDefinition contact() {
    return forms.form("administration-contact");
  }
}
