package org.homeward.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.List;
import org.homeward.identity.SignInFailed.Reason;
import org.homeward.testsupport.AdjustableClock;
import org.homeward.testsupport.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@Tag("database")
@SpringBootTest(
    classes = SecuritySlice.class,
    properties = {
      "spring.main.banner-mode=off",
      "homeward.directory.also=classpath:directory/demo.yml",
      "homeward.sign-in.failures-per-username-and-address=3",
      "homeward.sign-in.failures-per-username=5",
      "homeward.sign-in.failures-per-address=8"
    })
@AutoConfigureMockMvc
@ContextConfiguration(initializers = TestDatabase.Initializer.class)
class SecurityTest {

  @Autowired private MockMvc mvc;
  @Autowired private JdbcClient jdbc;
  @Autowired private AdjustableClock clock;
  @Autowired private SecuritySlice.Events events;
  @Autowired private SecuritySlice.PasswordChecks checks;
  @Autowired private ClosedAccounts closed;

  @BeforeEach
  void nothingHasHappened() {
    jdbc.sql("DELETE FROM sign_in_failure").update();
    jdbc.sql("DELETE FROM SPRING_SESSION").update();
    events.heard.clear();
  }

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/tasks",
        "/cases/HW-1",
        "/no-such-page",
        "/",
        "/logins",
        "/actuator",
        "/actuator/env",
        "/actuator/healthy",
        "/assets/../tasks"
      })
  void whoIsNotLoggedInIsSentToTheLoginPage(String path) throws Exception {
    MockHttpServletResponse response = send(get(path));

    assertThat(response.getStatus()).isIn(302, 400);
    if (response.getStatus() == 302) {
      assertThat(response.getRedirectedUrl()).isEqualTo("/login");
    }
    assertThat(response.getContentAsString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/login",
        "/assets/page.css",
        "/actuator/health",
        "/actuator/health/liveness",
        "/actuator/health/readiness"
      })
  void publicPagesNeedNoLogin(String path) throws Exception {
    assertThat(send(get(path)).getStatus()).isEqualTo(200);
  }

  @Test
  void healthTellsNoDetails() throws Exception {
    assertThat(send(get("/actuator/health")).getContentAsString())
        .contains("UP")
        .doesNotContain("H2", "MySQL", "diskSpace", "components");
  }

  @Test
  void scriptsWithoutLoginGet401AndAreNotReturnedTo() throws Exception {
    MockHttpServletResponse response = send(get("/cases/HW-1").header("Sec-Fetch-Mode", "cors"));

    assertThat(response.getStatus()).isEqualTo(401);
    assertThat(response.getCookie("homeward")).isNull();
  }

  @Test
  void whoLogsInGetsTheirTasksUnderTheirOwnName() throws Exception {
    MockHttpServletResponse login = logIn("housing", "demo");

    assertThat(login.getRedirectedUrl()).isEqualTo("/tasks");
    assertThat(send(get("/tasks").cookie(session(login))).getContentAsString())
        .isEqualTo("Aisha Khan, Westminster City Council [housing-officer]");
    assertThat(events.heard)
        .singleElement()
        .isInstanceOfSatisfying(
            SignedIn.class,
            event -> {
              assertThat(event.user().getUsername()).isEqualTo("housing");
              assertThat(event.address()).isEqualTo("127.0.0.1");
            });
  }

  @Test
  void whoWantedAPageIsReturnedToIt() throws Exception {
    Cookie before = session(send(get("/cases/HW-1?view=timeline")));

    MockHttpServletResponse login =
        send(
            post("/login")
                .cookie(before)
                .with(csrf())
                .param("username", "housing")
                .param("password", "demo"));

    assertThat(login.getRedirectedUrl()).endsWith("/cases/HW-1?view=timeline");
  }

  @Test
  void loggingInChangesTheSessionSoThatAPlantedOneIsWorthless() throws Exception {
    Cookie planted = session(send(get("/tasks")));

    MockHttpServletResponse login =
        send(
            post("/login")
                .cookie(planted)
                .with(csrf())
                .param("username", "housing")
                .param("password", "demo"));

    assertThat(session(login).getValue()).isNotEqualTo(planted.getValue());
    assertThat(send(get("/tasks").cookie(planted)).getStatus()).isEqualTo(302);
  }

  @Test
  void theSessionCookieIsOutOfReachOfScriptsAndOtherSites() throws Exception {
    assertThat(logIn("housing", "demo").getHeader("Set-Cookie"))
        .contains("; HttpOnly", "; Secure", "; SameSite=Lax", "; Path=/");
  }

  @Test
  void thePasswordIsNotInTheSession() throws Exception {
    logIn("housing", "demo");

    List<String> attributes =
        jdbc.sql("SELECT ATTRIBUTE_BYTES FROM SPRING_SESSION_ATTRIBUTES")
            .query(
                (row, number) ->
                    new String(row.getBytes(1), java.nio.charset.StandardCharsets.ISO_8859_1))
            .list();
    assertThat(attributes).anyMatch(text -> text.contains("Aisha Khan"));
    assertThat(attributes).noneMatch(text -> text.contains("$2a$") || text.contains("bcrypt"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"housing", "nobody", "", " HOUSING "})
  void wrongDetailsAreAnsweredAlikeWhetherTheNameExistsOrNot(String username) throws Exception {
    MockHttpServletResponse login = logIn(username, "wrong");

    assertThat(login.getStatus()).isEqualTo(302);
    assertThat(login.getRedirectedUrl()).isEqualTo("/login?error");
    assertThat(events.heard)
        .singleElement()
        .isInstanceOfSatisfying(
            SignInFailed.class,
            event -> {
              assertThat(event.reason()).isEqualTo(Reason.WRONG_DETAILS);
              assertThat(event.username()).isEqualTo(username.strip().toLowerCase());
            });
  }

  @Test
  void usernamesAreAcceptedInAnyCase() throws Exception {
    assertThat(logIn(" Housing ", "demo").getRedirectedUrl()).isEqualTo("/tasks");
  }

  @Test
  void aPasswordLongerThanBcryptCanReadIsJustWrong() throws Exception {
    assertThat(logIn("housing", "demo".repeat(30)).getRedirectedUrl()).isEqualTo("/login?error");
    assertThat(logIn("nobody", "demo".repeat(30)).getRedirectedUrl()).isEqualTo("/login?error");
    assertThat(logIn("n".repeat(5000), "demo").getRedirectedUrl()).isEqualTo("/login?error");
  }

  @Test
  void aClosedAccountIsAnsweredLikeAnUnknownOne() throws Exception {
    jdbc.sql("UPDATE user_account SET enabled = FALSE WHERE username = 'housing2'").update();
    try {
      assertThat(logIn("housing2", "demo").getRedirectedUrl()).isEqualTo("/login?error");
    } finally {
      jdbc.sql("UPDATE user_account SET enabled = TRUE WHERE username = 'housing2'").update();
    }
  }

  /**
   * Comparing with a hash is what takes long, so it must be done once, with a hash as dear as those
   * of real accounts, whatever is wrong. The demo's own hashes are cheap ones.
   */
  @Test
  void aWrongNameTakesAsLongAsAWrongPassword() throws Exception {
    String dear = "{bcrypt}$2y$12$" + "N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy";
    jdbc.sql("UPDATE user_account SET password_hash = ? WHERE username = 'housing2'")
        .param(dear)
        .update();
    jdbc.sql("UPDATE user_account SET enabled = FALSE WHERE username = 'ward2'").update();
    String hash =
        jdbc.sql("SELECT password_hash FROM user_account WHERE username = 'manager2'")
            .query(String.class)
            .single();
    jdbc.sql("UPDATE user_account SET password_hash = NULL WHERE username = 'manager2'").update();
    try {
      // Wrong password, closed account, account without password, no account.
      for (String username : List.of("housing2", "ward2", "manager2", "nobody-at-all")) {
        checks.hashes.clear();
        assertThat(logIn(username, "demo").getRedirectedUrl()).isEqualTo("/login?error");
        assertThat(checks.hashes)
            .as(username)
            .singleElement()
            .asString()
            .matches("\\{bcrypt}\\$2[ay]\\$12\\$.+");
      }
    } finally {
      jdbc.sql("UPDATE user_account SET enabled = TRUE WHERE username = 'ward2'").update();
      jdbc.sql("UPDATE user_account SET password_hash = ? WHERE username IN (?, ?)")
          .params(hash, "manager2", "housing2")
          .update();
    }
  }

  @Test
  void whoseAccountIsClosedIsLoggedOutSoonWhoeverClosedIt() throws Exception {
    Cookie session = session(logIn("housing2", "demo"));
    Cookie other = session(logIn("housing", "demo"));
    jdbc.sql("UPDATE user_account SET enabled = FALSE WHERE username = 'housing2'").update();
    try {
      closed.logOut();

      assertThat(send(get("/tasks").cookie(session)).getRedirectedUrl()).startsWith("/login");
      assertThat(send(get("/tasks").cookie(other)).getStatus()).isEqualTo(200);
    } finally {
      jdbc.sql("UPDATE user_account SET enabled = TRUE WHERE username = 'housing2'").update();
    }
  }

  @Test
  void guessingIsStoppedForThatNameAtThatAddressUntilTheWindowHasPassed() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(logIn("housing", "wrong").getRedirectedUrl()).isEqualTo("/login?error");
    }
    events.heard.clear();

    assertThat(logIn("housing", "demo").getRedirectedUrl()).isEqualTo("/login?error&locked");
    assertThat(events.heard)
        .singleElement()
        .isInstanceOfSatisfying(
            SignInFailed.class,
            event -> assertThat(event.reason()).isEqualTo(Reason.TOO_MANY_ATTEMPTS));
    assertThat(logIn("manager", "demo").getRedirectedUrl()).isEqualTo("/tasks");
    assertThat(logInFrom("10.0.0.9", "housing", "demo").getRedirectedUrl()).isEqualTo("/tasks");

    clock.advance(Duration.ofMinutes(31));
    assertThat(logIn("housing", "demo").getRedirectedUrl()).isEqualTo("/tasks");
  }

  @Test
  void refusedAttemptsDoNotProlongTheWait() throws Exception {
    for (int i = 0; i < 3; i++) {
      logIn("housing", "wrong");
    }
    clock.advance(Duration.ofMinutes(20));
    logIn("housing", "wrong");
    clock.advance(Duration.ofMinutes(11));

    assertThat(logIn("housing", "demo").getRedirectedUrl()).isEqualTo("/tasks");
  }

  @Test
  void unknownNamesAreStoppedInTheSameWay() throws Exception {
    for (int i = 0; i < 3; i++) {
      logIn("nobody", "wrong");
    }

    assertThat(logIn("nobody", "wrong").getRedirectedUrl()).isEqualTo("/login?error&locked");
  }

  @Test
  void guessingFromManyAddressesIsStopped() throws Exception {
    for (int i = 0; i < 5; i++) {
      logInFrom("10.0.0." + i, "housing", "wrong");
    }

    assertThat(logInFrom("10.0.0.99", "housing", "demo").getRedirectedUrl())
        .isEqualTo("/login?error&locked");
  }

  @Test
  void guessingManyNamesFromOneAddressIsStopped() throws Exception {
    for (int i = 0; i < 8; i++) {
      logInFrom("10.0.0.1", "name" + i, "wrong");
    }

    assertThat(logInFrom("10.0.0.1", "housing", "demo").getRedirectedUrl())
        .isEqualTo("/login?error&locked");
    assertThat(logInFrom("10.0.0.2", "housing", "demo").getRedirectedUrl()).isEqualTo("/tasks");
  }

  @Test
  void aSuccessForgetsTheFailuresBeforeIt() throws Exception {
    for (int round = 0; round < 2; round++) {
      logIn("housing", "wrong");
      logIn("housing", "wrong");
      assertThat(logIn("housing", "demo").getRedirectedUrl()).isEqualTo("/tasks");
    }
  }

  @Test
  void loggingOutEndsTheSession() throws Exception {
    Cookie session = session(logIn("housing", "demo"));
    events.heard.clear();

    MockHttpServletResponse logout = send(post("/logout").cookie(session).with(csrf()));

    assertThat(logout.getRedirectedUrl()).isEqualTo("/login?loggedOut");
    assertThat(send(get("/tasks").cookie(session)).getRedirectedUrl()).startsWith("/login");
    assertThat(jdbc.sql("SELECT COUNT(*) FROM SPRING_SESSION").query(Integer.class).single())
        .isLessThanOrEqualTo(1);
    assertThat(events.heard)
        .singleElement()
        .isInstanceOfSatisfying(
            SignedOut.class, event -> assertThat(event.user().getUsername()).isEqualTo("housing"));
  }

  @Test
  void loggingOutEverywhereEndsAllSessionsOfThePersonAndNobodyElses() throws Exception {
    Cookie here = session(logIn("housing", "demo"));
    Cookie elsewhere = session(logIn("housing", "demo"));
    Cookie other = session(logIn("manager", "demo"));
    events.heard.clear();

    send(post("/logout").cookie(here).with(csrf()).param("everywhere", "true"));

    assertThat(send(get("/tasks").cookie(here)).getStatus()).isEqualTo(302);
    assertThat(send(get("/tasks").cookie(elsewhere)).getStatus()).isEqualTo(302);
    assertThat(send(get("/tasks").cookie(other)).getStatus()).isEqualTo(200);
    assertThat(events.heard)
        .singleElement()
        .isInstanceOfSatisfying(SignedOut.class, event -> assertThat(event.everywhere()).isTrue());
  }

  @Test
  void loggingOutHereLeavesTheOtherBrowserLoggedIn() throws Exception {
    Cookie here = session(logIn("housing", "demo"));
    Cookie elsewhere = session(logIn("housing", "demo"));

    send(post("/logout").cookie(here).with(csrf()));

    assertThat(send(get("/tasks").cookie(elsewhere)).getStatus()).isEqualTo(200);
  }

  @Test
  void aLinkCannotLogAnybodyOut() throws Exception {
    Cookie session = session(logIn("housing", "demo"));

    send(get("/logout").cookie(session));

    assertThat(send(get("/tasks").cookie(session)).getStatus()).isEqualTo(200);
  }

  @Test
  void aFormWithoutItsTokenIsRefused() throws Exception {
    Cookie session = session(logIn("housing", "demo"));

    assertThat(send(post("/tasks/1").cookie(session)).getStatus()).isEqualTo(403);
    assertThat(send(post("/tasks/1").cookie(session).with(csrf().useInvalidToken())).getStatus())
        .isEqualTo(403);
    assertThat(send(post("/logout").cookie(session)).getStatus()).isEqualTo(403);
    assertThat(
            send(post("/login").param("username", "housing").param("password", "demo")).getStatus())
        .isEqualTo(403);
    assertThat(send(post("/tasks/1").cookie(session).with(csrf())).getContentAsString())
        .isEqualTo("done by housing");
  }

  @Test
  void whoseSessionHasRunOutIsToldSo() throws Exception {
    Cookie session = session(logIn("housing", "demo"));
    jdbc.sql("UPDATE SPRING_SESSION SET LAST_ACCESS_TIME = 0, EXPIRY_TIME = 1").update();

    assertThat(send(get("/tasks").cookie(session)).getRedirectedUrl()).isEqualTo("/login?timeout");
    assertThat(send(post("/tasks/1").cookie(session)).getRedirectedUrl())
        .isEqualTo("/login?timeout");
    assertThat(send(get("/tasks").cookie(session).header("Sec-Fetch-Mode", "cors")).getStatus())
        .isEqualTo(401);
    assertThat(send(get("/assets/page.css").cookie(session)).getStatus()).isEqualTo(200);
    assertThat(send(get("/login?timeout").cookie(session)).getStatus()).isEqualTo(200);
  }

  @Test
  void aSessionEndsTwelveHoursAfterTheSignInWhateverHappensInIt() throws Exception {
    Cookie session = session(logIn("housing", "demo"));
    clock.advance(Duration.ofHours(12).minusMinutes(1));
    assertThat(send(get("/tasks").cookie(session)).getStatus()).isEqualTo(200);

    clock.advance(Duration.ofMinutes(2));
    MockHttpServletResponse ended = send(get("/tasks").cookie(session));
    assertThat(ended.getRedirectedUrl()).isEqualTo("/login?ended");
    assertThat(session(ended).getValue()).isNotEqualTo(session.getValue());
    assertThat(send(get("/tasks").cookie(session)).getRedirectedUrl()).startsWith("/login");
    clock.reset();
    assertThat(send(get("/tasks").cookie(session)).getStatus()).as("for good").isEqualTo(302);
  }

  @Test
  void aFormSentInASessionThatHasEndedLeadsToTheLoginPage() throws Exception {
    Cookie session = session(logIn("housing", "demo"));
    clock.advance(Duration.ofHours(13));

    assertThat(send(post("/tasks/1").cookie(session)).getRedirectedUrl()).isEqualTo("/login?ended");
  }

  @Test
  void aScriptInASessionThatHasEndedGets401AndThePageAfterItStillSaysWhy() throws Exception {
    Cookie session = session(logIn("housing", "demo"));
    clock.advance(Duration.ofHours(13));

    assertThat(send(get("/tasks").cookie(session).header("Sec-Fetch-Mode", "cors")).getStatus())
        .isEqualTo(401);
    assertThat(
            send(get("/assets/page.css").cookie(session).header("Sec-Fetch-Mode", "no-cors"))
                .getStatus())
        .isEqualTo(200);
    assertThat(send(get("/tasks").cookie(session)).getRedirectedUrl()).isEqualTo("/login?ended");
  }

  @Test
  void theTwelveHoursBeginWithTheSignInAndNotWithTheFirstLook() throws Exception {
    Cookie before = session(send(get("/tasks")));
    clock.advance(Duration.ofHours(11));
    Cookie session =
        session(
            send(
                post("/login")
                    .cookie(before)
                    .with(csrf())
                    .param("username", "housing")
                    .param("password", "demo")));
    clock.advance(Duration.ofHours(2));

    assertThat(send(get("/tasks").cookie(session)).getStatus()).isEqualTo(200);
  }

  @Test
  void sessionsLastThirtyMinutes() throws Exception {
    logIn("housing", "demo");

    assertThat(
            jdbc.sql("SELECT MAX_INACTIVE_INTERVAL FROM SPRING_SESSION")
                .query(Integer.class)
                .single())
        .isEqualTo(30 * 60);
  }

  @Test
  void aSessionThatCannotBeReadAnyMoreMeansLoggingInAgain() throws Exception {
    Cookie session = session(logIn("housing", "demo"));
    jdbc.sql("UPDATE SPRING_SESSION_ATTRIBUTES SET ATTRIBUTE_BYTES = ?")
        .param(new byte[] {1, 2, 3})
        .update();

    assertThat(send(get("/tasks").cookie(session)).getRedirectedUrl()).startsWith("/login");
  }

  @Test
  void whoIsLoggedInDoesNotSeeTheLoginPageAgain() throws Exception {
    assertThat(send(get("/login").cookie(session(logIn("housing", "demo")))).getRedirectedUrl())
        .isEqualTo("/tasks");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/login", "/tasks"})
  void pagesCarryTheHeadersThatProtectThem(String path) throws Exception {
    MockHttpServletResponse response =
        send(get(path).secure(true).cookie(session(logIn("housing", "demo"))));

    assertThat(response.getHeader("Content-Security-Policy"))
        .isEqualTo(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src"
                + " 'self'; connect-src 'self'; base-uri 'none'; form-action 'self';"
                + " frame-ancestors 'none'");
    assertThat(response.getHeader("X-Frame-Options")).isEqualTo("DENY");
    assertThat(response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(response.getHeader("Referrer-Policy")).isEqualTo("same-origin");
    assertThat(response.getHeader("Permissions-Policy")).contains("camera=()");
    assertThat(response.getHeader("Strict-Transport-Security")).contains("max-age=31536000");
    assertThat(response.getHeader("Cache-Control")).contains("no-store");
    assertThat(response.getHeader("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
  }

  private MockHttpServletResponse logIn(String username, String password) throws Exception {
    return logInFrom("127.0.0.1", username, password);
  }

  private MockHttpServletResponse logInFrom(String address, String username, String password)
      throws Exception {
    return send(
        post("/login")
            .with(csrf())
            .with(
                request -> {
                  request.setRemoteAddr(address);
                  return request;
                })
            .param("username", username)
            .param("password", password));
  }

  private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
    return mvc.perform(request).andReturn().getResponse();
  }

  private static Cookie session(MockHttpServletResponse response) {
    Cookie cookie = response.getCookie("homeward");
    assertThat(cookie).isNotNull();
    return new Cookie(cookie.getName(), cookie.getValue());
  }
}
