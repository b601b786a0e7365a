package org.homeward.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.homeward.testsupport.Product;

/**
 * Somebody at a real browser of their own. Whatever the browser complains about on the way (script
 * errors, breaches of the content security policy, files that are not there) is kept for {@link
 * #assertNoComplaints}.
 */
final class Visitor implements AutoCloseable {

  private static final int WIDE = 1280;
  private static final int HIGH = 800;

  private final Product product;
  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new ArrayList<>();

  private Visitor(Product product, boolean scripts) {
    this.product = product;
    this.context =
        Chromium.running()
            .newContext(
                new Browser.NewContextOptions()
                    .setBaseURL("http://localhost:" + product.address().getPort())
                    .setViewportSize(WIDE, HIGH)
                    .setLocale("en-GB")
                    .setJavaScriptEnabled(scripts));
    this.page = context.newPage();
    page.onConsoleMessage(this::hear);
    page.onPageError(error -> complaints.add(page.url() + ": " + error));
    page.onResponse(this::see);
  }

  /** A browser in which nobody is logged in. */
  static Visitor to(Product product) {
    return new Visitor(product, true);
  }

  /** As {@link #to}, with scripts switched off. */
  static Visitor withoutScripts(Product product) {
    return new Visitor(product, false);
  }

  /** What the console says; an error page is said there too, and is no fault of the page. */
  private void hear(ConsoleMessage message) {
    boolean documentAnswered =
        message.text().startsWith("Failed to load resource")
            && message.location().startsWith(page.url());
    if (List.of("error", "warning").contains(message.type()) && !documentAnswered) {
      complaints.add(page.url() + ": " + message.text());
    }
  }

  private void see(Response response) {
    if (response.status() >= 400 && !response.request().resourceType().equals("document")) {
      complaints.add(response.url() + " answered " + response.status());
    }
  }

  Page page() {
    return page;
  }

  Visitor logIn(String username) {
    page.navigate("/login");
    page.fill("#username", username);
    page.fill("#password", "demo");
    page.click("main button[type=submit]");
    assertThat(page.locator("h1")).hasText("My work");
    return this;
  }

  Visitor open(String path) {
    page.navigate(path);
    return this;
  }

  /** The words of the page's main part, with single spaces between them. */
  String text() {
    // A page that still arrives has only its first words.
    page.waitForLoadState();
    return page.locator("main").innerText().replaceAll("\\s+", " ");
  }

  /** The path of the page, without host. */
  String path() {
    return java.net.URI.create(page.url()).getPath();
  }

  /** Asks for the page again until its main part shows the words. */
  Visitor waitFor(String path, String... words) {
    product.await(
        String.join(", ", words) + " on " + path,
        () -> assertThat(open(path).text()).contains(words));
    return this;
  }

  /** Opens My work and follows the link to a task there, as soon as it has come. */
  Visitor openTask(String title, String personName) {
    product.await(
        title + " for " + personName + " in My work",
        () -> assertThat(turnToTask(title, personName)).isTrue());
    row(title, personName).first().click();
    assertThat(page.locator("h1")).containsText(title);
    page.waitForLoadState();
    return this;
  }

  /**
   * Turns the pages of My work, where other tests leave their tasks too, to the one that has it.
   */
  private boolean turnToTask(String title, String personName) {
    open("/tasks");
    Deque<String> further = new ArrayDeque<>();
    do {
      page.waitForLoadState();
      if (row(title, personName).count() > 0) {
        return true;
      }
      page.locator("main a[rel=next]")
          .all()
          .forEach(next -> further.add(next.getAttribute("href")));
      if (!further.isEmpty()) {
        open(further.peek());
      }
    } while (further.poll() != null);
    return false;
  }

  /**
   * The link in the row of a task; the news above the lists may speak of it before its row does.
   */
  private Locator row(String title, String personName) {
    return page.locator("tr", new Page.LocatorOptions().setHasText(personName))
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(title));
  }

  Visitor press(String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
        .click();
    return this;
  }

  Visitor fill(String key, String text) {
    page.fill("#" + key, text);
    return this;
  }

  Visitor date(String key, LocalDate day) {
    Product.date(key, day).forEach(this::fill);
    return this;
  }

  Visitor choose(String key, String value) {
    page.check("input[name='%s'][value='%s']".formatted(key, value));
    return this;
  }

  Visitor select(String key, String value) {
    page.selectOption("#" + key, value);
    return this;
  }

  boolean shows(String key) {
    return page.locator("[name='%s'], [name='%s-day']".formatted(key, key)).first().isVisible();
  }

  /** Presses "Finish task" and comes back to My work. */
  Visitor finish() {
    press("Finish task");
    assertThat(page.locator(".nhsuk-notification-banner--success")).containsText("Finished: ");
    assertThat(page.locator("h1")).hasText("My work");
    return this;
  }

  void assertNoComplaints() {
    assertThat(complaints).as("what the browser complained about").isEmpty();
  }

  @Override
  public void close() {
    context.close();
  }
}
