package org.homeward.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.homeward.testsupport.PageClient.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PageClientTest {

  private static final String FORM =
      """
      <main><form method="post" action="/login"><input type="hidden" name="_csrf" value="t&amp;1">
      <input name="username"><input type="checkbox" name="remember" value="yes" checked>
      <button>Log in</button></form> <a href="/next?x=1">Go on</a></main>""";

  private HttpServer server;
  private PageClient client;
  private volatile String body;
  private volatile String cookies;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.createContext(
        "/login",
        exchange -> {
          if (exchange.getRequestMethod().equals("POST")) {
            body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Set-Cookie", "homeward=s1; Secure; HttpOnly");
            exchange.getResponseHeaders().add("Set-Cookie", "old=; Max-Age=0");
            exchange.getResponseHeaders().add("Location", "https://homeward.test/tasks?of=me");
            answer(exchange, 302, "");
          } else {
            exchange.getResponseHeaders().add("Set-Cookie", "old=1; Path=/");
            answer(exchange, 200, FORM);
          }
        });
    server.createContext(
        "/tasks",
        exchange -> {
          cookies = exchange.getRequestHeaders().getFirst("Cookie");
          answer(exchange, 404, "<h1>No tasks</h1>");
        });
    server.start();
    client = new PageClient(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void sendsAFormWithHiddenFieldsAndFollowsTheRedirectWithItsCookies() {
    Page login = client.get("/login");

    Page tasks = client.submit(login, login.form("button"), Map.of("username", "Zoë"));

    assertThat(body).isEqualTo("_csrf=t%261&remember=yes&username=Zo%C3%AB");
    assertThat(cookies).isEqualTo("homeward=s1");
    assertThat(tasks.path()).isEqualTo("/tasks?of=me");
    assertThat(tasks.status()).isEqualTo(404);
    assertThat(tasks.text()).isEqualTo("No tasks");
  }

  @Test
  void findsLinks() {
    assertThat(client.get("/login").link("Go on")).isEqualTo("/next?x=1");
  }

  @Test
  void saysWhatIsThereWhenSomethingIsNot() {
    Page login = client.get("/login");

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> login.form("#claim"))
        .withMessageContaining("#claim")
        .withMessageContaining("/login (200): ");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> client.submit(login, login.form("button"), Map.of("user", "x")))
        .withMessageContaining("username");
  }

  private static void answer(HttpExchange exchange, int status, String page) throws IOException {
    byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
