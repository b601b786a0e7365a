package org.homeward.copy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Stream;
import org.homeward.form.FormCatalogue;
import org.homeward.form.FormDefinition;
import org.homeward.form.FormSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The forms of this feature. */
@Component
class CopyForms {

  private final FormCatalogue forms =
      FormCatalogue.of(Stream.of("find", "ask").map(CopyForms::file).toList(), Set.of());

  private static FormSource.File file(String name) {
    String path = "copy/" + name + ".form";
    try {
      return new FormSource.File(
          path, new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  FormDefinition find() {
    return forms.form("copy-find");
  }

  FormDefinition ask() {
    return forms.form("copy-ask");
  }
}
