package org.homeward.form;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.homeward.browser.Accessibility;
import org.homeward.web.PageTestApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;

/** Forms in a real browser: scripts hide what does not apply, and nothing breaks the policy. */
@SpringBootTest(
    classes = {PageTestApplication.class, SampleFormPages.class},
    webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("pages")
class FormBrowserTest {

  private static Playwright playwright;
  private static Browser browser;

  @Value("${local.server.port}")
  private int port;

  private Page page;
  private final List<String> complaints = new ArrayList<>();

  @BeforeAll
  static void start() {
    Path chromium =
        Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
            .map(Path::of)
            .filter(Files::exists)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("This test needs Chromium."));
    playwright = Playwright.create();
    browser =
        playwright
            .chromium()
            .launch(
                new LaunchOptions()
                    .setExecutablePath(chromium)
                    .setArgs(List.of("--no-sandbox", "--disable-gpu")));
  }

  @AfterAll
  static void stop() {
    browser.close();
    playwright.close();
  }

  @BeforeEach
  void open() {
    page = browser.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    page.navigate("http://localhost:" + port + "/forms/everything");
  }

  @AfterEach
  void nothingWasBlockedOrBroken() {
    page.close();
    assertThat(complaints).isEmpty();
  }

  @Test
  void questionsAppearWhenTheyApply() {
    assertThat(page.locator("#whyNot")).isHidden();
    page.locator("label[for=agreed-2]").click();
    assertThat(page.locator("#whyNot")).isVisible();
    page.locator("label[for=agreed]").click();
    assertThat(page.locator("#whyNot")).isHidden();

    assertThat(page.locator("#otherNeed")).isHidden();
    page.locator("label[for=mustHave-3]").click();
    assertThat(page.locator("#otherNeed")).isVisible();
    page.locator("label[for=mustHave-3]").click();
    assertThat(page.locator("#otherNeed")).isHidden();
  }

  @Test
  void afterErrorsTheSummaryHasTheFocusAndLeadsToTheQuestion() {
    page.locator("label[for=agreed-2]").click();
    page.locator("button:has-text('Finish task')").click();
    assertThat(page.locator(".nhsuk-error-summary")).isFocused();
    page.locator(".nhsuk-error-summary a:has-text('Enter the ready date')").click();
    assertThat(page.locator("#readyOn-day")).isFocused();
    assertThat(page.locator("#whyNot")).isVisible();
    assertThat(Accessibility.violations(page)).isEmpty();
  }

  @Test
  void nothingIsInTheWayOfAssistiveTechnology() {
    assertThat(Accessibility.violations(page)).isEmpty();
  }

  @Test
  void nothingIsWiderThanASmallPhone() {
    page.setViewportSize(320, 640);
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
  }
}
