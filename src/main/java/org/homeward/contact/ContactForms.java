package org.homeward.contact;

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

/** The forms of contacts. */
@Component
class ContactForms {

  private final FormCatalogue forms =
      FormCatalogue.ofFeature(
          "contact",
          Set.of(CircleOffered.NAME, ContactRelations.NAME),
          "write",
          "write-own",
          "remove");

  private final FormContexts contexts;

  ContactForms(FormContexts contexts) {
    this.contexts = contexts;
  }

  /**
   * The form for a new contact, and to change one.
   *
   * @param alone whether there is no other agency to choose
   */
  FormDefinition write(boolean alone) {
    return forms.form(alone ? "contact-write-own" : "contact-write");
  }

  FormDefinition remove() {
    return forms.form("contact-remove");
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
