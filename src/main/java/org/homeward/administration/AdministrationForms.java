package org.homeward.administration;

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

/** The forms of this feature. */
@Component
class AdministrationForms {

  private final FormCatalogue forms =
      FormCatalogue.of(
          List.of(file("work"), file("close"), file("assurance")),
          Set.of(TeamsOffered.NAME, RolesOffered.NAME));

  private static FormSource.File file(String name) {
    String path = "administration/" + name + ".form";
    try {
      return new FormSource.File(
          path, new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  FormDefinition work() {
    return forms.form("administration-work");
  }

  FormDefinition close() {
    return forms.form("administration-close");
  }

  FormDefinition assurance() {
    return forms.form("administration-assurance");
  }
}
