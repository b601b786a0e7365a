package org.homeward.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** A form that cannot be used fails the build. */
class PackagedFormsTest {

  /** What the features offer to forms. */
  static final Set<String> OPTION_SOURCES =
      Set.of(
          "wards",
          "councils",
          "boroughs",
          "employment-advisers",
          "vacant-units",
          "void-reasons",
          "gender-rules",
          "home-tenures",
          "scheme-kinds",
          "support-levels",
          "specified-accommodation",
          "housing-risks");

  @Test
  void everyPackagedFormCanBeUsed() {
    assertThat(FormCatalogue.packagedFiles()).isNotEmpty();
    assertThat(FormCatalogue.problems(FormCatalogue.packagedFiles(), OPTION_SOURCES)).isEmpty();
  }
}
