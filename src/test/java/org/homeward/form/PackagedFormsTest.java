package org.homeward.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** A form that cannot be used fails the build. */
class PackagedFormsTest {

  @Test
  void everyPackagedFormCanBeUsed() {
    assertThat(FormCatalogue.packagedFiles()).isNotEmpty();
    assertThat(
            FormCatalogue.problems(
                FormCatalogue.packagedFiles(), Set.of("wards", "councils", "boroughs")))
        .isEmpty();
  }
}
