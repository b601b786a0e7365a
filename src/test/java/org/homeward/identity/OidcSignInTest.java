package org.homeward.identity;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeward.browser.Accessibility;
import org.homeward.browser.Chromium;
import org.homeward.testsupport.AdjustableClock;
import org.homeward.testsupport.EnginelessTest;
import org.homeward.testsupport.KeycloakServer;
import org.homeward.testsupport.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Signing in with a real Keycloak in a real browser. Does not run again on MySQL. */
@EnginelessTest
@Tag("provider")
@DirtiesContext
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OidcSignInTest {

  private static final String DISCHARGE = "00000000-0000-4000-8000-000000000102";
  private static final String MANAGERS = "00000000-0000-4000-8000-000000000103";
  private static final String RAMAN = "00000000-0000-4000-8000-000000000201";
  private static final String MOVER = "00000000-0000-4000-8000-000000000206";
  private static final String CLIENT = "00000000-0000-4000-8000-000000000301";

  private static KeycloakServer keycloak;

  @Autowired Product product;
  @Autowired JdbcClient jdbc;
  @Autowired Accounts accounts;
  @Autowired AdjustableClock clock;

  private String homeward;
  private final List<BrowserContext> browsers = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private Page page;

  @BeforeAll
  static void startProvider() {
    Chromium.running();
  }

  @DynamicPropertySource
  static void provider(DynamicPropertyRegistry settings) {
    keycloak = KeycloakServer.start("/keycloak/homeward-realm.json");
    settings.add("homeward.oidc.issuer", keycloak::issuer);
    settings.add("homeward.oidc.client-id", () -> "homeward");
    settings.add("homeward.oidc.client-secret", () -> "of-homeward");
    settings.add("homeward.oidc.name", () -> "Keycloak");
    rule(settings, 0, "/cnwl/discharge", "cnwl-discharge");
    rule(settings, 1, "/cnwl/managers", "cnwl-managers");
    rule(settings, 2, "/westminster/housing", "westminster-housing");
  }

  private static void rule(
      DynamicPropertyRegistry settings, int number, String group, String team) {
    String rule = "homeward.oidc.mapping[" + number + "].";
    settings.add(rule + "claim", () -> "groups");
    settings.add(rule + "value", () -> group);
    settings.add(rule + "team", () -> team);
  }

  @BeforeEach
  void openBrowser() {
    homeward = "http://localhost:" + product.address().getPort();
    keycloak.administer(
        "PUT",
        "/clients/" + CLIENT,
        """
        {"clientId": "homeward", "redirectUris": ["%1$s/login/oauth2/code/provider"],
         "attributes": {"pkce.code.challenge.method": "S256",
                        "post.logout.redirect.uris": "%1$s/login?loggedOut"}}"""
            .formatted(homeward));
    page = newBrowser();
  }

  private Page newBrowser() {
    BrowserContext browser =
        Chromium.running()
            .newContext(new Browser.NewContextOptions().setBaseURL(homeward).setLocale("en-GB"));
    browsers.add(browser);
    // Keycloak's forms work without its style sheets and scripts, which are large.
    browser.route(
        url -> url.startsWith(keycloak.issuer().split("/realms")[0]) && url.contains("/resources/"),
        Route::abort);
    Page opened = browser.newPage();
    opened.onRequest(request -> asked.add(request.url()));
    opened.onConsoleMessage(
        message -> {
          if (message.text().contains("Content Security Policy")) {
            complaints.add(message.text());
          }
        });
    return opened;
  }

  @AfterEach
  void closeBrowsers() {
    browsers.forEach(BrowserContext::close);
    clock.reset();
    assertThat(complaints).isEmpty();
  }

  @AfterAll
  static void stopProvider() {
    if (keycloak != null) {
      keycloak.close();
    }
  }

  @Test
  @Order(1)
  void whoComesForTheFirstTimeGetsAnAccountWithTheTeamsOfTheirGroups() {
    signIn("p.raman");

    assertThat(page.locator("h1")).hasText("My work");
    assertThat(page.locator(".nhsuk-header__account")).containsText("Priya Raman");
    Account account = accounts.find("p.raman").orElseThrow();
    assertThat(account.displayName()).isEqualTo("Priya Raman");
    assertThat(account.agencyCode()).isEqualTo("cnwl");
    assertThat(account.teamCodes()).containsExactly("cnwl-discharge");
    assertThat(account.roles()).containsExactly("discharge-coordinator");
    assertThat(audited("p.raman")).containsExactly("account.access", "login");
  }

  @Test
  @Order(2)
  void theRequestIsBoundToThisBrowserByPkceStateAndNonce() {
    signIn("p.raman");

    Map<String, String> request = query(askedFor("/protocol/openid-connect/auth"));
    assertThat(request)
        .containsEntry("response_type", "code")
        .containsEntry("code_challenge_method", "S256")
        .containsKeys("code_challenge", "state", "nonce");
    assertThat(request.get("code_challenge")).hasSize(43);
    assertThat(audited("p.raman")).as("the account is there already").last().isEqualTo("login");
    assertThat(accounts.find("p.raman-2")).isEmpty();
  }

  @Test
  @Order(3)
  void theSessionHoldsNeitherAccessTokenNorRefreshToken() {
    signIn("p.raman");
    assertThat(page.locator("h1")).hasText("My work");

    List<String> attributes =
        jdbc.sql("SELECT ATTRIBUTE_BYTES FROM SPRING_SESSION_ATTRIBUTES")
            .query(
                (row, number) ->
                    new String(row.getBytes(1), java.nio.charset.StandardCharsets.ISO_8859_1))
            .list();
    assertThat(attributes).anyMatch(text -> text.contains("Priya Raman"));
    assertThat(attributes)
        .noneMatch(text -> text.contains("RefreshToken") || text.contains("AccessToken"))
        .noneMatch(text -> text.contains("AuthorizedClient") || text.contains("OidcUser"));
  }

  @Test
  @Order(4)
  void whoWantedAPageIsReturnedToItAndThereIsNoPasswordFormOfHomewards() {
    page.navigate("/cases");
    assertThat(page.locator("h1")).hasText("Log in to Homeward");
    assertThat(page.locator("input[type=password]")).hasCount(0);
    assertThat(Accessibility.violations(page)).isEmpty();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in with Keycloak"))
        .click();
    atKeycloak("p.raman");

    assertThat(page.locator("h1")).hasText("Cases");
  }

  @Test
  @Order(5)
  void whoHasNoGroupIsToldSoAndLeftOutside() {
    signIn("o.stranger");

    assertThat(page.locator("h1")).hasText("You do not have access to Homeward");
    assertThat(page.locator("main"))
        .containsText("You are signed in to Keycloak, but nobody has given you access to Homeward");
    assertThat(Accessibility.violations(page)).isEmpty();
    assertThat(lastCallback().status()).isEqualTo(403);
    assertLeftOutside();
    assertThat(accounts.find("o.stranger")).isEmpty();
    assertThat(audited("o.stranger")).containsExactly("login.failed");
  }

  @Test
  @Order(6)
  void whoIsInGroupsOfTwoAgenciesIsNotGuessedAbout() {
    signIn("t.twice");

    assertThat(page.locator("h1")).hasText("You do not have access to Homeward");
    assertThat(accounts.find("t.twice")).isEmpty();
  }

  @Test
  @Order(7)
  void aClosedAccountStaysOut() {
    signIn("c.leaver");
    assertThat(page.locator("h1")).hasText("My work");
    jdbc.sql("UPDATE user_account SET enabled = FALSE WHERE username = 'c.leaver'").update();
    page = newBrowser();

    signIn("c.leaver");

    assertThat(page.locator("h1")).hasText("Your Homeward account is closed");
    assertThat(lastCallback().status()).isEqualTo(403);
    assertLeftOutside();
    assertThat(accounts.find("c.leaver").orElseThrow().enabled()).isFalse();
    assertThat(audited("c.leaver")).last().isEqualTo("login.failed");
  }

  @Test
  @Order(8)
  void aNameThatSomebodyElseHasTakesNothingFromThem() {
    Account before = accounts.find("housing").orElseThrow();
    assertThat(before.displayName()).isEqualTo("Aisha Khan");

    signIn("housing");

    assertThat(page.locator(".nhsuk-header__account")).containsText("Harriet Osei");
    assertThat(accounts.find("housing")).contains(before);
    Account other = accounts.find("housing-2").orElseThrow();
    assertThat(other.displayName()).isEqualTo("Harriet Osei");
    assertThat(other.teamCodes()).containsExactly("westminster-housing");
  }

  @Test
  @Order(9)
  void otherGroupsAtTheProviderAreOtherTeamsAtTheNextSignInAndEndOlderSessions() {
    signIn("m.mover");
    Page older = page;
    assertThat(accounts.find("m.mover").orElseThrow().roles())
        .containsExactly("discharge-coordinator");

    keycloak.administer("DELETE", "/users/" + MOVER + "/groups/" + DISCHARGE, "");
    keycloak.administer("PUT", "/users/" + MOVER + "/groups/" + MANAGERS, "");
    page = newBrowser();
    signIn("m.mover");

    assertThat(page.locator("h1")).hasText("My work");
    assertThat(accounts.find("m.mover").orElseThrow().roles()).containsExactly("manager");
    older.navigate("/tasks");
    assertThat(older.locator("h1")).hasText("Log in to Homeward");

    keycloak.administer("DELETE", "/users/" + MOVER + "/groups/" + MANAGERS, "");
    Page still = page;
    page = newBrowser();
    signIn("m.mover");

    assertThat(page.locator("h1")).hasText("You do not have access to Homeward");
    assertThat(accounts.find("m.mover").orElseThrow().teamCodes()).isEmpty();
    still.navigate("/tasks");
    assertThat(still.locator("h1")).hasText("Log in to Homeward");
  }

  @Test
  @Order(10)
  void anotherNameAtTheProviderIsStillTheSamePerson() {
    keycloak.administer(
        "PUT", "/users/" + RAMAN, "{\"firstName\": \"Priya\", \"lastName\": \"Raman-Cole\"}");

    signIn("p.raman");

    assertThat(page.locator(".nhsuk-header__account")).containsText("Priya Raman-Cole");
    assertThat(accounts.find("p.raman").orElseThrow().displayName()).isEqualTo("Priya Raman-Cole");
  }

  @Test
  @Order(11)
  void loggingOutEndsTheSessionAtTheProviderToo() {
    signIn("p.raman");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log out").setExact(true))
        .click();

    assertThat(page.locator(".nhsuk-inset-text")).containsText("You have logged out");
    assertThat(query(askedFor("/protocol/openid-connect/logout")))
        .containsKey("id_token_hint")
        .containsEntry("client_id", "homeward");
    page.navigate("/tasks");
    assertThat(page.locator("h1")).hasText("Log in to Homeward");
    page.navigate("/oauth2/authorization/provider");
    assertThat(page.locator("#password")).isVisible();
    assertThat(page.url()).startsWith(keycloak.issuer());
  }

  @Test
  @Order(11)
  void aSessionThatIsTooOldEndsAndLoggingInAgainLeadsBack() {
    signIn("p.raman");
    clock.advance(Duration.ofHours(13));
    page.navigate("/cases");

    assertThat(page.locator(".nhsuk-inset-text")).containsText("logged in for a long time");
    clock.reset();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in with Keycloak"))
        .click();
    assertThat(page.locator("h1")).hasText("Cases");
  }

  @Test
  @Order(12)
  void theAccountPageSaysWhoOneIsAndLogsOutEverywhere() {
    signIn("p.raman");
    Page elsewhere = page;
    page = newBrowser();
    signIn("p.raman");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Priya Raman")).click();

    assertThat(page.locator("h1")).hasText("Your account");
    assertThat(page.locator("main"))
        .containsText("Central and North West London NHS Foundation Trust");
    assertThat(page.locator("main")).containsText("CNWL discharge coordination team");
    assertThat(Accessibility.violations(page)).isEmpty();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log out everywhere"))
        .click();

    assertThat(page.locator(".nhsuk-inset-text")).containsText("You have logged out");
    elsewhere.navigate("/tasks");
    assertThat(elsewhere.locator("h1")).hasText("Log in to Homeward");
  }

  @Test
  @Order(13)
  void anAnswerThatNobodyAskedForIsRefused() {
    Response forged = page.navigate("/login/oauth2/code/provider?code=abc&state=made-up");

    assertThat(forged.status()).isEqualTo(403);
    assertThat(page.locator("h1")).hasText("We could not log you in");
    assertLeftOutside();

    page.navigate("/oauth2/authorization/provider");
    Response otherState = page.navigate("/login/oauth2/code/provider?code=abc&state=made-up");
    assertThat(otherState.status()).isEqualTo(403);

    page.navigate("/oauth2/authorization/provider");
    String state = query(lastAuth()).get("state");
    Response badCode = page.navigate("/login/oauth2/code/provider?code=abc&state=" + encode(state));
    assertThat(badCode.status()).isEqualTo(403);
    assertLeftOutside();
    assertThat(
            jdbc.sql("SELECT detail FROM audit_entry WHERE action = 'login.failed' ORDER BY id")
                .query(String.class)
                .list())
        .last()
        .asString()
        .endsWith("NOT_CONFIRMED");
  }

  @Test
  @Order(14)
  void aMadeUpAnswerDoesNotLogOutWhoIsLoggedIn() {
    signIn("p.raman");
    assertThat(page.locator("h1")).hasText("My work");

    page.navigate("/login/oauth2/code/provider?code=abc&state=made-up");
    page.navigate("/tasks");

    assertThat(page.locator("h1")).hasText("My work");
  }

  @Test
  @Order(15)
  void homewardsOwnPasswordsAreNotTaken() {
    page.navigate("/login");
    int status =
        ((Number)
                page.evaluate(
                    """
                    fetch('/login', {method: 'POST', redirect: 'manual',
                      body: new URLSearchParams({username: 'housing', password: 'demo'})})
                      .then(answer => answer.status)"""))
            .intValue();

    assertThat(status).isIn(403, 405);
    page.navigate("/tasks");
    assertThat(page.locator("h1")).hasText("Log in to Homeward");
  }

  /** The last: the provider does not come back. */
  @Test
  @Order(100)
  void aProviderThatGoesAwayIsSaidToBeAway() {
    page.navigate("/oauth2/authorization/provider");
    String state = query(lastAuth()).get("state");
    keycloak.close();

    Response answer = page.navigate("/login/oauth2/code/provider?code=abc&state=" + encode(state));

    assertThat(answer.status()).isEqualTo(503);
    assertThat(page.locator("h1")).hasText("We cannot reach Keycloak just now");
    assertLeftOutside();
  }

  private void signIn(String username) {
    page.navigate("/oauth2/authorization/provider");
    atKeycloak(username);
  }

  private Response callback;

  private void atKeycloak(String username) {
    page.fill("#username", username);
    page.fill("#password", "demo");
    page.onResponse(
        response -> {
          if (response.url().contains("/login/oauth2/code/")) {
            callback = response;
          }
        });
    page.click("#kc-login");
    page.waitForURL(url -> url.startsWith(homeward));
    page.waitForLoadState();
  }

  private Response lastCallback() {
    return callback;
  }

  /** No session is left, so the next page asks to log in. */
  private void assertLeftOutside() {
    assertThat(page.context().cookies()).noneMatch(c -> c.name.equals("homeward"));
    page.navigate("/tasks");
    assertThat(page.locator("h1")).hasText("Log in to Homeward");
  }

  private List<String> audited(String username) {
    return jdbc.sql(
            """
            SELECT action FROM audit_entry
             WHERE username = ? AND (action LIKE 'log%' OR action LIKE 'account%') ORDER BY id""")
        .param(username)
        .query(String.class)
        .list();
  }

  private String askedFor(String path) {
    return asked.stream().filter(url -> url.contains(path)).findFirst().orElseThrow();
  }

  private String lastAuth() {
    return asked.stream()
        .filter(url -> url.contains("/protocol/openid-connect/auth"))
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  private static Map<String, String> query(String url) {
    return Stream.of(URI.create(url).getRawQuery().split("&"))
        .map(part -> part.split("=", 2))
        .collect(
            Collectors.toMap(
                part -> part[0],
                part ->
                    java.net.URLDecoder.decode(part[1], java.nio.charset.StandardCharsets.UTF_8)));
  }

  private static String encode(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
  }
}
