package org.homeward.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homeward.testsupport.EnginelessTest;
import org.homeward.testsupport.PageClient;
import org.homeward.testsupport.Product;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.webmvc.autoconfigure.error.BasicErrorController;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What every answer of the running application carries, and what no request may lack. */
@EnginelessTest
class HardeningTest {

  private static final String USERNAME = "two-teams";

  private static final Set<RequestMethod> READING = Set.of(RequestMethod.GET, RequestMethod.HEAD);

  @Autowired Product product;
  @Autowired JdbcClient jdbc;
  @Autowired WebApplicationContext context;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  @ParameterizedTest
  @CsvSource({
    "GET, /login, 200",
    "GET, (style sheet), 200",
    "GET, /favicon.ico, 404",
    "GET, /assets/none.css, 404",
    "GET, /actuator/health, 200",
    "GET, /tasks, 302",
    "GET, /error, 500",
    "POST, /login, 403",
    "PUT, /login, 403"
  })
  void everyAnswerCarriesTheHeadersThatProtect(String method, String path, int status)
      throws Exception {
    HttpResponse<String> answer = send(method, path.startsWith("(") ? styleSheet() : path, true);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().map())
        .containsEntry("strict-transport-security", List.of("max-age=31536000 ; includeSubDomains"))
        .containsEntry("x-content-type-options", List.of("nosniff"))
        .containsEntry("x-frame-options", List.of("DENY"))
        .containsEntry("referrer-policy", List.of("same-origin"))
        .containsEntry("cross-origin-opener-policy", List.of("same-origin"))
        .containsEntry("cross-origin-resource-policy", List.of("same-origin"));
    assertThat(answer.headers().allValues("Content-Security-Policy"))
        .singleElement()
        .asString()
        .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
        .doesNotContain("unsafe", "*", "http", "data:");
    assertThat(answer.headers().map()).doesNotContainKeys("server", "x-powered-by");
    assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
  }

  @Test
  void whoComesWithoutHttpsIsNotToldToComeByHttpsOnly() throws Exception {
    assertThat(send("GET", "/login", false).headers().map())
        .doesNotContainKey("strict-transport-security");
  }

  @Test
  void everyCookieIsOutOfReach() throws Exception {
    assertThat(send("GET", "/login", true).headers().allValues("Set-Cookie"))
        .isNotEmpty()
        .allSatisfy(
            cookie -> assertThat(cookie).contains("; HttpOnly", "; Secure", "; SameSite=Lax"));
  }

  @Test
  void aRequestIsNeverSentBack() throws Exception {
    HttpResponse<String> answer = send("TRACE", "/login?sent-back", true);

    assertThat(answer.statusCode()).isBetween(400, 499);
    assertThat(answer.body()).doesNotContain("sent-back", "X-Forwarded-Proto");
  }

  @Test
  void whoLogsInAndOutAndWhoTriesToIsKept() {
    long before =
        jdbc.sql("SELECT COALESCE(MAX(id), 0) FROM audit_entry").query(Long.class).single();
    PageClient browser = product.browser();
    for (String password : List.of("wrong", "demo")) {
      PageClient.Page login = browser.get("/login");
      browser.submit(
          login,
          login.form("input[name=password]"),
          Map.of("username", USERNAME, "password", password));
    }
    PageClient.Page tasks = browser.get("/tasks");
    browser.submit(tasks, tasks.form("form[action=/logout]"), Map.of());

    assertThat(
            jdbc.sql("SELECT action FROM audit_entry WHERE username = ? AND id > ? ORDER BY id")
                .params(USERNAME, before)
                .query(String.class)
                .list())
        .filteredOn(action -> action.startsWith("log"))
        .containsExactly("login.failed", "login", "logout");
  }

  @Test
  void nothingIsChangedByAnAddressAlone() {
    mappings
        .getHandlerMethods()
        .forEach(
            (mapping, handler) -> {
              if (handler.getBeanType() != BasicErrorController.class) {
                assertThat(mapping.getMethodsCondition().getMethods())
                    .as("%s", handler)
                    .isNotEmpty();
              }
            });
  }

  @Test
  void whatChangesSomethingNeedsTheTokenOfItsForm() throws Exception {
    MockMvc mvc = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    List<String> tried = new ArrayList<>();
    for (Map.Entry<RequestMappingInfo, HandlerMethod> each :
        mappings.getHandlerMethods().entrySet()) {
      for (RequestMethod method : each.getKey().getMethodsCondition().getMethods()) {
        for (String pattern : each.getKey().getPatternValues()) {
          if (!READING.contains(method)) {
            String path = pattern.replaceAll("\\{[^}]+}", "1");
            HttpMethod http = HttpMethod.valueOf(method.name());
            assertThat(mvc.perform(request(http, path)).andReturn().getResponse().getStatus())
                .as("%s %s without token", method, path)
                .isEqualTo(403);
            // With it the same request gets further: to the login page.
            MockHttpServletResponse taken =
                mvc.perform(request(http, path).with(csrf())).andReturn().getResponse();
            assertThat(taken.getStatus()).as("%s %s with token", method, path).isEqualTo(302);
            assertThat(taken.getRedirectedUrl()).isEqualTo("/login");
            tried.add(path);
          }
        }
      }
    }
    assertThat(tried).hasSizeGreaterThan(20).contains("/tasks/1", "/referrals/new/1");
  }

  private String styleSheet() throws Exception {
    return Jsoup.parse(send("GET", "/login", true).body())
        .selectFirst("link[rel=stylesheet]")
        .attr("href");
  }

  private HttpResponse<String> send(String method, String path, boolean https)
      throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(product.address().resolve(path))
              .header("Accept", "text/html, */*")
              .method(method, HttpRequest.BodyPublishers.noBody());
      if (https) {
        request.header("X-Forwarded-Proto", "https");
      }
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }
}
