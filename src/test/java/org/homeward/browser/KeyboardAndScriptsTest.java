package org.homeward.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.Product;
import org.homeward.testsupport.ProductTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages by keyboard alone, and without scripts. */
@ProductTest
class KeyboardAndScriptsTest {

  @Autowired Product product;

  @Test
  void firstStopOfTheKeyboardSkipsToTheContent() {
    try (Visitor visitor = Visitor.to(product).logIn("ward").open("/cases")) {
      visitor.page().keyboard().press("Tab");
      assertThat(visitor.page().locator("*:focus")).hasText("Skip to main content");
      visitor.page().keyboard().press("Enter");
      assertThat(visitor.page().locator("#maincontent")).isFocused();
    }
  }

  @Test
  void logsInByKeyboard() {
    try (Visitor visitor = Visitor.to(product).open("/login")) {
      visitor.page().locator("#username").focus();
      visitor.page().keyboard().type("ward");
      visitor.page().keyboard().press("Tab");
      visitor.page().keyboard().type("demo");
      visitor.page().keyboard().press("Enter");
      assertThat(visitor.page().locator("h1")).hasText("My work");
    }
  }

  @Test
  void errorSummaryTakesTheFocusAndLeadsToTheQuestion() {
    try (Visitor visitor =
        Visitor.to(product).logIn("coordinator").open("/referrals/new/delayed-discharge")) {
      visitor.fill("givenName", "Sam").press("Start the case");
      assertThat(visitor.page().locator(".nhsuk-error-summary")).isFocused();
      assertThat(visitor.page().locator("#givenName")).hasValue("Sam");

      visitor.page().locator(".nhsuk-error-summary a").first().click();
      assertThat(visitor.page().locator("#familyName")).isFocused();
      visitor.page().getByText("Enter the date of admission").first().click();
      assertThat(visitor.page().locator("#admissionDate-day")).isFocused();
      visitor.assertNoComplaints();
    }
  }

  @Test
  void questionThatNoLongerAppliesIsHiddenAgainAndNotAskedFor() {
    String name = Product.someName();
    Colleague coordinator = product.logIn("coordinator");
    coordinator.startDelayedDischarge(name, product.today().minusDays(9));
    try (Visitor visitor = Visitor.to(product).logIn("coordinator")) {
      visitor.openTask("clinically ready", name);
      visitor.choose("attribution", "05");
      assertThat(visitor.shows("responsibleCouncil")).isTrue();
      visitor.choose("attribution", "04");
      assertThat(visitor.shows("responsibleCouncil")).isFalse();

      visitor.press("Finish task");
      assertThat(visitor.page().locator(".nhsuk-error-summary")).not().containsText("council");
      visitor.choose("attribution", "06").press("Finish task");
      assertThat(visitor.page().locator(".nhsuk-error-summary")).containsText("council");
      assertThat(visitor.shows("responsibleCouncil")).as("after an error").isTrue();
    }
  }

  @Test
  void referralWorksWithoutScripts() {
    String name = Product.someName();
    try (Visitor visitor = Visitor.withoutScripts(product).logIn("coordinator")) {
      visitor
          .open("/referrals/new/delayed-discharge")
          .fill("givenName", "Sam")
          .fill("familyName", name)
          .date("dateOfBirth", LocalDate.of(1991, 5, 3))
          .press("Start the case");
      assertThat(visitor.page().locator(".nhsuk-error-summary")).isVisible();
      assertThat(visitor.page().locator("#familyName")).hasValue(name);
      visitor
          .select("ward", "cnwl-juniper-ward")
          .date("admissionDate", product.today().minusDays(40))
          .select("bedType", "200")
          .select("legalStatus", "informal")
          .select("borough", "westminster")
          .select("accommodationBefore", "12")
          .choose("homelessnessRisk", "no")
          .press("Start the case");
      assertThat(visitor.page().locator("h1")).containsText("Case overview");

      visitor.openTask("clinically ready", name);
      assertThat(visitor.shows("responsibleCouncil")).as("all questions are there").isTrue();
      for (String statement :
          new String[] {"careElsewhere", "planCoversNeeds", "viewsHeard", "partnersInvolved"}) {
        visitor.choose(statement, "true");
      }
      visitor
          .date("readyOn", product.today())
          .fill("decidedBy", "Dr Ruth Osei")
          .select("decidedByRole", "consultant")
          .select("delayReason", "10")
          .choose("attribution", "04")
          .finish();
    }
  }
}
