package org.homeward.document;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homeward.casefile.CircleOffered;
import org.homeward.form.FormCatalogue;
import org.homeward.form.FormContext;
import org.homeward.form.FormContexts;
import org.homeward.form.FormDefinition;
import org.homeward.form.Option;
import org.springframework.stereotype.Component;

/** The forms of this feature; the file itself is chosen above them. */
@Component
class DocumentForms {

  private final FormCatalogue forms =
      FormCatalogue.ofFeature(
          "document", Set.of(CircleOffered.NAME, DocumentKinds.NAME), "add", "add-own", "remove");

  private final FormContexts contexts;

  DocumentForms(FormContexts contexts) {
    this.contexts = contexts;
  }

  /**
   * The form for a new document.
   *
   * @param alone whether there is no other agency to choose
   */
  FormDefinition add(boolean alone) {
    return forms.form(alone ? "document-add-own" : "document-add");
  }

  FormDefinition remove() {
    return forms.form("document-remove");
  }

  /**
   * What a form may look at.
   *
   * @param offered names of the agencies to choose from, by code
   */
  FormContext context(Map<String, String> offered) {
    List<Option> options =
        offered.entrySet().stream()
            .map(each -> new Option(each.getKey(), each.getValue()))
            .toList();
    return contexts.of(Map.of(CircleOffered.OFFERED, options));
  }
}
