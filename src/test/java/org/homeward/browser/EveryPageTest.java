package org.homeward.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.homeward.browser.ScreenSize.NARROW;
import static org.homeward.browser.ScreenSize.WIDE;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homeward.testsupport.Product;
import org.homeward.testsupport.ProductTest;
import org.homeward.testsupport.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What every page owes its readers, in every state it can be in. */
@ProductTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryPageTest {

  /** What reaches over the edge of a small screen, so that the failure says where to look. */
  private static final String TOO_WIDE =
      """
      [...document.querySelectorAll('main *')]
        .filter(e => e.getBoundingClientRect().right > 320 && e.children.length === 0)
        .map(e => e.tagName + '.' + e.className + ' ' + e.textContent.trim().slice(0, 60))
        .slice(0, 5).join('; ')\
      """;

  /** The pages the documentation shows. */
  private static final List<String> PICTURES =
      List.of(
          "my-work",
          "cases",
          "case-parallel",
          "case-escalated",
          "case-closed",
          "task-overdue",
          "task-errors",
          "task-answer",
          "comments",
          "referral",
          "bottlenecks");

  @Autowired Product product;

  private final Map<String, Visitor> visitors = new HashMap<>();

  List<Stages.View> views() {
    Chromium.running();
    return Stages.of(product).views();
  }

  @AfterAll
  void closeBrowsers() {
    visitors.values().forEach(Visitor::close);
  }

  @ParameterizedTest
  @MethodSource("views")
  void isAccessibleAndFitsEveryScreen(Stages.View view) {
    Visitor visitor = open(view);
    Page page = visitor.page();

    assertThat(page.locator("h1")).hasCount(1);
    assertThat(page.locator("h1")).containsText(view.heading());
    assertThat(page.title())
        .startsWith(view.name().contains("error") || view.name().contains("known") ? "Error: " : "")
        .contains(view.heading())
        .endsWith(" – Homeward")
        .doesNotContain(
            "Okafor",
            "Bellweather",
            "Moreau",
            "Castellano",
            "Dlamini",
            "Rahimi",
            "Mensah",
            "Farouk",
            "Lindgren",
            "Osman",
            "Petrov",
            "Quigley");
    assertThat(page.locator("body").evaluate("body => getComputedStyle(body).fontFamily"))
        .asString()
        .startsWith("arial");
    assertThat(violations(page)).as("axe").isEmpty();

    page.setViewportSize(320, 640);
    assertThat(page.evaluate("document.documentElement.scrollWidth"))
        .as("width at 320 pixels, too wide: %s", page.evaluate(TOO_WIDE))
        .isEqualTo(320);
    assertThat(violations(page)).as("axe at 320 pixels").isEmpty();
    visitor.assertNoComplaints();
  }

  /**
   * The pictures of the documentation, drawn only when asked for: {@code mvn test
   * -Dtest=EveryPageTest -Dgroups=pictures -DexcludedGroups=mysql}. With {@code
   * -Dhomeward.screenshots=} and a regular expression the pages of that name are drawn into {@code
   * target/pictures}.
   */
  @Test
  @Tag("pictures")
  void drawPictures() {
    String wanted = System.getProperty("homeward.screenshots");
    Path folder = wanted == null ? Path.of("docs", "images") : Path.of("target", "pictures");
    for (Stages.View view : views()) {
      if (wanted == null ? PICTURES.contains(view.name()) : view.name().matches(wanted)) {
        for (ScreenSize size : List.of(WIDE, NARROW)) {
          Visitor visitor = open(view);
          size.picture(visitor.page(), folder.resolve(view.name() + size.suffix() + ".png"));
        }
      }
    }
  }

  private Visitor open(Stages.View view) {
    Visitor visitor =
        visitors.computeIfAbsent(
            String.valueOf(view.user()),
            user ->
                view.user() == null ? Visitor.to(product) : Visitor.to(product).logIn(view.user()));
    visitor.page().setViewportSize(1280, 800);
    view.way().go(visitor);
    assertThat(visitor.page().locator("h1")).containsText(view.heading());
    visitor.page().waitForLoadState();
    return visitor;
  }

  /**
   * What axe finds. It reads the page and not the database, so it looks at each page once, with the
   * database that needs no installation; that the pages open is tried with both.
   */
  private static List<String> violations(Page page) {
    if (TestDatabase.isMySql()) {
      return List.of();
    }
    return Accessibility.violations(page);
  }
}
