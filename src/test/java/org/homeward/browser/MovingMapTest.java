package org.homeward.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.Product;
import org.homeward.testsupport.ProductTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The process map that can be moved and zoomed, on top of the one the server draws. */
@ProductTest
class MovingMapTest {

  @Autowired Product product;

  @Test
  void movesZoomsAndGoesBackToTheStillMap() {
    Colleague coordinator = product.logIn("coordinator");
    String name = Product.someName();
    coordinator.startDelayedDischarge(name, product.today().minusDays(3));
    String task = coordinator.taskFor("clinically ready", name);
    String casePage =
        coordinator.open(task).document().select("main a[href^=/cases/CASE]").stream()
            .map(a -> a.attr("href"))
            .findFirst()
            .orElseGet(
                () ->
                    coordinator
                        .open(task)
                        .document()
                        .select("a[href^=/cases/]")
                        .first()
                        .attr("href"))
            .replaceAll("^(/cases/[^/?#]+).*", "$1");
    try (Visitor visitor = Visitor.to(product).logIn("coordinator")) {
      Page page = visitor.open(casePage + "/map").page();
      assertThat(page.locator("script[src*=bpmn]")).hasCount(0);
      assertThat((Boolean) page.evaluate("'BpmnJS' in window")).as("fetched unasked").isFalse();
      Locator figure = page.locator("#map-1");
      Locator still = figure.locator(".hw-map__drawing");
      figure.locator("[data-hw-map-open]").click();

      Locator moving = figure.locator(".djs-container svg[role=img]");
      assertThat(moving).hasCount(1);
      assertThat(moving)
          .hasAttribute(
              "aria-label",
              java.util.regex.Pattern.compile("Process map: .*The lists above say the same.*"));
      assertThat(still).isHidden();
      assertThat(figure.locator("[data-element-id=record-ready].hw-is-now")).hasCount(1);
      assertThat(figure.locator(".hw-map-badge.hw-is-now")).hasText("Now");
      assertThat(figure.locator("a[href*='bpmn.io']")).isVisible();
      assertThat(figure.locator("[data-hw-map-act=in]")).isFocused();

      String fitted = view(figure);
      figure.locator("[data-hw-map-act=in]").click();
      String zoomed = view(figure);
      assertThat(zoomed).isNotEqualTo(fitted);
      moving.focus();
      page.keyboard().press("ArrowLeft");
      assertThat(view(figure)).isNotEqualTo(zoomed);
      page.keyboard().press("-");
      page.keyboard().press("0");
      assertThat(view(figure)).isEqualTo(fitted);
      assertThat(Accessibility.violations(page)).isEmpty();

      figure.locator("[data-hw-map-act=back]").click();
      assertThat(still).isVisible();
      assertThat(moving).hasCount(0);
      assertThat(figure.locator("[data-hw-map-open]")).isFocused();
      visitor.assertNoComplaints();

      page.route("**/map/**", route -> route.abort());
      figure.locator("[data-hw-map-open]").click();
      assertThat(figure.locator("[data-hw-map-message]")).containsText("could not be shown");
      assertThat(still).isVisible();
    }
  }

  /** Where the picture stands and how large it is. */
  private static String view(Locator figure) {
    return figure.locator(".djs-container g.viewport").getAttribute("transform");
  }
}
