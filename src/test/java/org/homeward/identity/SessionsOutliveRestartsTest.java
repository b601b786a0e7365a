package org.homeward.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.homeward.testsupport.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** Starts real servers on one database and logs in over HTTP. */
@Tag("database")
class SessionsOutliveRestartsTest {

  private final TestDatabase database = TestDatabase.create();
  private final HttpClient browser =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

  @TempDir private Path folder;
  private ConfigurableApplicationContext server;

  /** A page that shows the token a form needs. */
  @Import(SecuritySlice.class)
  static class Server {

    @Bean
    RouterFunction<ServerResponse> tokenPage() {
      return RouterFunctions.route()
          .GET(
              "/assets/token",
              request ->
                  ServerResponse.ok()
                      .body(
                          ((CsrfToken) request.attribute(CsrfToken.class.getName()).orElseThrow())
                              .getToken()))
          .build();
    }
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void whoIsLoggedInStaysSoWhenTheApplicationStartsAnew() throws Exception {
    start("classpath:directory/demo.yml");
    assertThat(logIn("housing").uri().getPath()).isEqualTo("/tasks");

    server.close();
    start("classpath:directory/demo.yml");

    assertThat(get("/tasks").body()).startsWith("Aisha Khan");
  }

  @Test
  void anyCopyOfTheApplicationServesTheSession() throws Exception {
    start("classpath:directory/demo.yml");
    ConfigurableApplicationContext first = server;
    try {
      logIn("housing");

      start("classpath:directory/demo.yml");

      assertThat(get("/tasks").body()).startsWith("Aisha Khan");
    } finally {
      first.close();
    }
  }

  @Test
  void whoseAccountIsClosedAtTheRestartIsLoggedOut() throws Exception {
    start("classpath:directory/demo.yml");
    logIn("housing");
    server.close();
    Path others = folder.resolve("others.yml");
    Files.writeString(
        others, "accounts: [{username: manager, name: Helen Marsh, teams: [cnwl-managers]}]");

    start(others.toUri().toString());

    assertThat(get("/tasks").uri().toString()).endsWith("/login?timeout");
  }

  private void start(String accounts) {
    Map<String, Object> properties = new HashMap<>(database.asProperties());
    properties.put("spring.main.banner-mode", "off");
    properties.put("server.port", "0");
    // Plain HTTP here; a real installation is behind TLS.
    properties.put("server.servlet.session.cookie.secure", "false");
    properties.put("homeward.directory.also", accounts);
    server =
        new SpringApplicationBuilder(Server.class)
            .web(WebApplicationType.SERVLET)
            .run(
                properties.entrySet().stream()
                    .map(property -> "--" + property.getKey() + "=" + property.getValue())
                    .toArray(String[]::new));
  }

  private HttpResponse<String> logIn(String username) throws IOException, InterruptedException {
    String form =
        "username="
            + username
            + "&password=demo&_csrf="
            + URLEncoder.encode(get("/assets/token").body(), StandardCharsets.UTF_8);
    HttpResponse<String> redirect =
        browser.send(
            request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build(),
            BodyHandlers.ofString());
    assertThat(redirect.statusCode()).as(redirect.body()).isEqualTo(302);
    return get(URI.create(redirect.headers().firstValue("Location").orElseThrow()).getPath());
  }

  /** Follows redirects by hand, so that the last address can be seen. */
  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    HttpResponse<String> response = browser.send(request(path).build(), BodyHandlers.ofString());
    if (response.statusCode() == 302) {
      URI location = URI.create(response.headers().firstValue("Location").orElseThrow());
      return browser.send(
          request(
                  location.getPath()
                      + (location.getQuery() == null ? "" : "?" + location.getQuery()))
              .build(),
          BodyHandlers.ofString());
    }
    return response;
  }

  private HttpRequest.Builder request(String path) {
    int port = ((ServletWebServerApplicationContext) server).getWebServer().getPort();
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
  }
}
