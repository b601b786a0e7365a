package org.homeward.copy;

import java.util.Set;
import org.homeward.form.FormCatalogue;
import org.homeward.form.FormDefinition;
import org.springframework.stereotype.Component;

/** The forms of this feature. */
@Component
class CopyForms {

  private final FormCatalogue forms = FormCatalogue.ofFeature("copy", Set.of(), "find", "ask");

  FormDefinition find() {
    return forms.form("copy-find");
  }

  FormDefinition ask() {
    return forms.form("copy-ask");
  }
}
