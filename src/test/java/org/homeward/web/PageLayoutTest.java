package org.homeward.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;

@SpringBootTest(
    classes = {PageTestApplication.class, SamplePages.class},
    webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("pages")
class PageLayoutTest {

  @Value("${local.server.port}")
  private int port;

  private Browsing browser;

  @BeforeEach
  void open() {
    browser = new Browsing(port);
  }

  @Test
  void framesThePage() {
    Document page = browser.get("/tasks").document();
    assertThat(page.title()).isEqualTo("Assess housing need – My work – Homeward");
    assertThat(page.select("html").attr("lang")).isEqualTo("en-GB");
    assertThat(page.body().child(0).tagName()).isEqualTo("script");
    assertThat(page.body().child(1).attr("href")).isEqualTo("#maincontent");
    assertThat(page.select("main#maincontent")).hasSize(1);
    assertThat(page.select("h1").eachText())
        .containsExactly("Sam Okoro Assess housing need Overdue");
    assertThat(page.select(".nhsuk-header__account").text())
        .contains("Aisha Khan, housing officer, Northshire Council");
    assertThat(page.select("form[action=/logout][method=post] button").text()).isEqualTo("Log out");
    assertThat(page.select("footer a").eachText()).containsExactly("Help");
  }

  @Test
  void showsTheLinksOfTheRoleAndMarksWhereOneIs() {
    Document page = browser.get("/tasks").document();
    assertThat(page.select(".nhsuk-header__navigation-link[href]").eachText())
        .containsExactly("My work", "Cases");
    assertThat(page.select("[aria-current=page].nhsuk-header__navigation-link").eachAttr("href"))
        .containsExactly("/tasks");
    assertThat(browser.get("/tasks/one").document().select("header [aria-current=true]").text())
        .isEqualTo("My work");
  }

  @Test
  void theBarSaysWhomThePageIsAboutButTheTitleDoesNot() {
    Document page = browser.get("/tasks").document();
    assertThat(page.select(".hw-person").text())
        .isEqualTo(
            "Sam Okoro Born 3 May 1991 (35) NHS number 999 123 4567 Where Ash Ward Case NW-0412");
    assertThat(page.title()).doesNotContain("Okoro");
  }

  @Test
  void errorsComeFirstAndPushTheBannerAside() {
    Document page = browser.get("/tasks?state=errors").document();
    assertThat(page.title()).startsWith("Error: Assess housing need");
    Element main = page.selectFirst("main");
    assertThat(main.selectFirst(".nhsuk-error-summary a").attr("href")).isEqualTo("#ready-day");
    assertThat(main.select(".nhsuk-notification-banner")).isEmpty();
    assertThat(main.text().indexOf("There is a problem"))
        .isLessThan(main.text().indexOf("Assess housing need"));
  }

  @Test
  void theBannerSaysWhatWasDoneAndWhereToGo() {
    Document page = browser.get("/tasks?state=browse").document();
    Element banner = page.selectFirst(".nhsuk-notification-banner--success");
    assertThat(banner.attr("role")).isEqualTo("alert");
    assertThat(page.getElementById(banner.attr("aria-labelledby")).text()).isEqualTo("Success");
    assertThat(banner.select("a").attr("href")).isEqualTo("/cases/NW-0412");
    assertThat(page.select("nav.nhsuk-breadcrumb a").eachText())
        .containsExactly("My work", "Back to My work");
  }

  @Test
  void assetsAreKeptForAYearUnderAnAddressThatChangesWithTheContent() {
    Document page = browser.get("/tasks").document();
    List<String> assets =
        page.select("link[href], script[src]").stream()
            .map(e -> e.hasAttr("href") ? e.attr("href") : e.attr("src"))
            .toList();
    assertThat(assets).hasSize(4).allMatch(a -> a.matches("/assets/[a-z]+-[0-9a-f]{32}\\.\\w+"));
    for (String asset : assets) {
      Browsing.Page answer = browser.get(asset);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("Cache-Control")).contains("max-age=31536000", "immutable");
    }
    String script =
        browser.get(assets.stream().filter(a -> a.contains("app-")).findFirst().get()).text();
    assertThat(script).contains("./nhsuk-frontend-");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/tasks",
        "/tasks?state=errors",
        "/tasks?state=browse",
        "/login",
        "/help",
        "/login?error"
      })
  void nothingIsInlineAndNothingComesFromElsewhere(String path) {
    Browsing.Page answer = browser.get(path);
    assertThat(answer.status()).isEqualTo(200);
    Document page = answer.document();
    assertThat(page.select("[style], style, script:not([src])")).isEmpty();
    assertThat(page.getAllElements())
        .allMatch(
            e -> e.attributes().asList().stream().noneMatch(a -> a.getKey().startsWith("on")));
    assertThat(page.select("[src^=http], link[href^=http]")).isEmpty();
    assertThat(page.text()).doesNotContain("??");
    assertThat(page.select("h1")).hasSize(1);
    assertThat(page.getAllElements().stream().filter(e -> e.hasAttr("id")).map(Element::id))
        .doesNotHaveDuplicates();
  }

  @Test
  void theLogInPageSaysWhatIsWrongOnceAndForBothFields() {
    Document page = browser.get("/login?error").document();
    assertThat(page.title()).isEqualTo("Error: Log in to Homeward – Homeward");
    assertThat(page.select(".nhsuk-error-summary a").attr("href")).isEqualTo("#username");
    assertThat(page.getElementById("username").attr("aria-describedby"))
        .isEqualTo("username-error");
    assertThat(page.select("form[method=post][action=/login] input").eachAttr("name"))
        .containsExactly("username", "password");
    assertThat(page.getElementById("password").attr("autocomplete")).isEqualTo("current-password");
    assertThat(browser.get("/login?error&locked").document().select(".nhsuk-error-summary").text())
        .contains("Your account is locked");
    assertThat(browser.get("/login?timeout").document().select(".nhsuk-inset-text").text())
        .contains("You were logged out");
    assertThat(browser.get("/login?ended").document().select(".nhsuk-inset-text").text())
        .contains("logged in for a long time");
    assertThat(browser.get("/login?loggedOut").document().select(".nhsuk-inset-text").text())
        .contains("You have logged out");
  }

  @Test
  void countsHaveANounAndNothingIsShownForNone() {
    Document page = browser.get("/tasks").document();
    assertThat(page.select(".hw-subnav__link").eachText())
        .containsExactly("To do 1,234 tasks", "Waiting on others 5 tasks", "Done");
  }
}
