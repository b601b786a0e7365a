package org.homeward.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.homeward.identity.SignInFailed.Reason;
import org.homeward.testsupport.FreePort;
import org.homeward.testsupport.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;

/** Homeward starts without its provider, and says so to who wants to log in. */
@Tag("database")
@SpringBootTest(classes = SecuritySlice.class, properties = "spring.main.banner-mode=off")
@AutoConfigureMockMvc
@ContextConfiguration(initializers = TestDatabase.Initializer.class)
class ProviderAwayTest {

  @Autowired private MockMvc mvc;
  @Autowired private SecuritySlice.Events events;

  @DynamicPropertySource
  static void nobodyThere(DynamicPropertyRegistry settings) {
    settings.add("homeward.oidc.issuer", () -> "http://localhost:" + FreePort.find());
    settings.add("homeward.oidc.client-id", () -> "homeward");
  }

  @Test
  void whoWantsToLogInIsToldThatTheProviderIsAway() throws Exception {
    events.heard.clear();

    MvcResult result = mvc.perform(get(ProviderSignIn.START)).andReturn();

    assertThat(result.getResponse().getForwardedUrl()).isEqualTo(ProviderSignIn.REFUSAL_PAGE);
    assertThat(result.getRequest().getAttribute(ProviderSignIn.REFUSED))
        .isEqualTo(Reason.PROVIDER_AWAY);
    assertThat(events.heard)
        .singleElement()
        .isInstanceOfSatisfying(
            SignInFailed.class,
            event -> assertThat(event.reason()).isEqualTo(Reason.PROVIDER_AWAY));
  }

  @Test
  void anAnswerWithoutAnAttemptIsRefusedAlike() throws Exception {
    MvcResult result = mvc.perform(get("/login/oauth2/code/provider?code=a&state=b")).andReturn();

    assertThat(result.getResponse().getForwardedUrl()).isEqualTo(ProviderSignIn.REFUSAL_PAGE);
  }

  @Test
  void passwordsAreNotTakenWhileThereIsAProvider() throws Exception {
    MvcResult result =
        mvc.perform(
                post("/login").with(csrf()).param("username", "housing").param("password", "demo"))
            .andReturn();

    assertThat(result.getResponse().getStatus()).isEqualTo(405);
  }

  @Test
  void whatTheProviderIsIsAskedAgainUntilItAnswersAsTheRightOne() throws Exception {
    int port = FreePort.find();
    String issuer = "http://localhost:" + port;
    ProviderClient client = client(issuer);
    assertThat(client.endSession()).as("away").isEmpty();

    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    String[] says = {"https://somebody.else"};
    server.createContext(
        "/.well-known/openid-configuration",
        exchange -> {
          byte[] body = metadata(issuer, says[0]).getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      assertThat(client.endSession()).as("another issuer").isEmpty();
      says[0] = issuer;
      assertThat(client.endSession()).contains(issuer + "/end");
    } finally {
      server.stop(0);
    }
    ClientRegistration registration = client.findByRegistrationId(ProviderClient.ID);
    assertThat(registration.getClientAuthenticationMethod())
        .as("without a secret")
        .isEqualTo(ClientAuthenticationMethod.NONE);
    assertThat(registration.getClientSettings().isRequireProofKey()).isTrue();
    assertThat(registration.getScopes()).contains("openid");
    assertThat(client.findByRegistrationId("other")).isNull();
  }

  private static String metadata(String at, String issuer) {
    return """
    {"issuer": "%2$s", "authorization_endpoint": "%1$s/auth", "token_endpoint": "%1$s/token",
     "jwks_uri": "%1$s/keys", "subject_types_supported": ["public"], "end_session_endpoint": "%1$s/end",
     "response_types_supported": ["code"], "id_token_signing_alg_values_supported": ["RS256"]}"""
        .formatted(at, issuer);
  }

  private static ProviderClient client(String issuer) {
    return new ProviderClient(
        new ProviderProperties(
            issuer,
            "homeward",
            "",
            "P",
            List.of("profile"),
            "preferred_username",
            "name",
            "job_title",
            Duration.ofSeconds(2),
            List.of()),
        Clock.systemUTC());
  }
}
