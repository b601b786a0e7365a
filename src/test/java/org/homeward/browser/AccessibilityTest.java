package org.homeward.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

class AccessibilityTest {

  /** Without this, a check that finds nothing anywhere would look like pages that are all well. */
  @Test
  void findsWhatIsWrongAndNothingElse() {
    try (Page page = Chromium.running().newPage()) {
      page.setContent(
          "<!DOCTYPE html><html lang='en'><head><title>A page</title></head>"
              + "<body><main><h1>A page</h1><img src='data:,'><input></main></body></html>");
      assertThat(Accessibility.violations(page))
          .hasSize(2)
          .anyMatch(violation -> violation.startsWith("image-alt (critical)"))
          .anyMatch(violation -> violation.startsWith("label (critical)"));
      page.setContent(
          "<!DOCTYPE html><html lang='en'><head><title>A page</title></head>"
              + "<body><main><h1>A page</h1><img src='data:,' alt='Map'></main></body></html>");
      assertThat(Accessibility.violations(page)).isEmpty();
    }
  }
}
