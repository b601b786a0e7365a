package org.homeward.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;

@SpringBootTest(
    classes = {PageTestApplication.class, SamplePages.class},
    webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("pages")
class ProblemPagesTest {

  @Value("${local.server.port}")
  private int port;

  private Browsing browser;

  @BeforeEach
  void open() {
    browser = new Browsing(port);
  }

  @ParameterizedTest
  @CsvSource({
    "/fail/missing,           404, Page not found",
    "/fail/conflict,          409, Aisha Khan finished this task",
    "/fail/forbidden,         403, This task is with the council",
    "/fail/away,              503, The engine rests",
    "/fail/locked,            409, Someone else changed this while you were working",
    "/fail/database,          503, 'Sorry, you cannot use Homeward just now'",
    "/fail/bug,               500, 'Sorry, there is a problem with Homeward'",
    "/fail/filter,            403, You cannot do this",
    "/no/such/page,           404, Page not found",
    "/things/not-an-id,       404, Page not found",
    "/things/%00,             400, We could not read what was sent",
    "/needs,                  400, We could not read what was sent",
    "/needs?number=x,         404, Page not found"
  })
  void everyFailureIsAPageInPlainWords(String path, int status, String heading) {
    Browsing.Page page = browser.get(path);
    assertThat(page.status()).isEqualTo(status);
    if (path.contains("%00")) {
      // Refused by the server before the application sees it.
      assertThat(page.text()).doesNotContain("Exception", "at org.");
      return;
    }
    assertThat(page.document().select("h1").text()).isEqualTo(heading);
    assertThat(page.document().title()).isEqualTo(heading + " – Homeward");
    assertThat(page.text()).doesNotContain("secret", "Exception", "Okoro", "??");
    assertThat(page.document().select("main a[href=/tasks]")).hasSize(1);
    assertThat(page.document().select("header .nhsuk-header__account")).hasSize(1);
  }

  @Test
  void theWrongMethodIsRefusedAndTheRightOnesNamed() {
    Browsing.Page page = browser.post("/tasks", Map.of());
    assertThat(page.status()).isEqualTo(405);
    assertThat(page.header("Allow")).contains("GET");
    assertThat(page.document().select("h1").text()).isEqualTo("This page cannot be used like that");
  }

  @Test
  void anUnexpectedFailureCanBeFoundInTheLog() {
    assertThat(browser.get("/fail/bug").document().select("main").text())
        .containsPattern("Reference: [0-9a-f]{8}");
  }

  @Test
  void browsersAreToldWhenToTryAgain() {
    assertThat(browser.get("/fail/away").header("Retry-After")).isEqualTo("30");
  }
}
