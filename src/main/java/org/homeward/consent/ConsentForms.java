package org.homeward.consent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.homeward.form.FormCatalogue;
import org.homeward.form.FormDefinition;
import org.homeward.form.FormSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The form of this feature. */
@Component
class ConsentForms {

  private static final String PATH = "consent/record.form";

  private final FormCatalogue forms =
      FormCatalogue.of(List.of(file()), Set.of(AgencyChoices.COUNCILS, AgencyChoices.PARTNERS));

  private static FormSource.File file() {
    try {
      return new FormSource.File(
          PATH, new ClassPathResource(PATH).getContentAsString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  FormDefinition record() {
    return forms.form("consent-record");
  }
}
