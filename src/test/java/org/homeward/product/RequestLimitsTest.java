package org.homeward.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.homeward.testsupport.EnginelessTest;
import org.homeward.testsupport.Product;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is too much is refused with a page, before anything is done with it. */
@EnginelessTest
class RequestLimitsTest {

  private static final String FORM = "application/x-www-form-urlencoded";

  @Autowired Product product;

  @Test
  void aFormThatIsTooLongIsRefusedWithAPage() throws Exception {
    HttpResponse<String> answer = post("note=" + "x".repeat(1_100_000), FORM);

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(Jsoup.parse(answer.body()).select("h1").text())
        .isEqualTo("What you sent is too long");
  }

  /** Sixty thousand characters, each three bytes long, with a token that is wrong. */
  @Test
  void theLongestFormThatIsAllowedIsRead() throws Exception {
    String note = URLEncoder.encode("…".repeat(60_000), StandardCharsets.UTF_8);

    assertThat(post("_csrf=wrong&note=" + note, FORM).statusCode()).isEqualTo(403);
  }

  @Test
  void tooManyFieldsAreRefusedWithAPage() throws Exception {
    String fields =
        IntStream.range(0, 600).mapToObj(i -> "f" + i + "=1").collect(Collectors.joining("&"));

    HttpResponse<String> answer = post(fields, FORM);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Jsoup.parse(answer.body()).select("h1").text())
        .isEqualTo("We could not read what was sent");
    assertThat(get("/login?" + fields).statusCode()).isEqualTo(400);
  }

  @Test
  void filesAreNotTaken() throws Exception {
    String part =
        "--b\r\nContent-Disposition: form-data; name=\"username\"; filename=\"a.txt\"\r\n\r\n"
            + "x\r\n--b--\r\n";

    assertThat(post(part, "multipart/form-data; boundary=b").statusCode()).isEqualTo(403);
  }

  @Test
  void headersThatAreTooLongAreRefused() throws Exception {
    HttpRequest tooLong =
        HttpRequest.newBuilder(product.address().resolve("/login"))
            .header("X-Long", "x".repeat(10_000))
            .build();

    assertThat(send(tooLong).statusCode()).isIn(400, 431);
    assertThat(get("/login?" + "x".repeat(10_000)).statusCode()).isIn(400, 414, 431);
  }

  private HttpResponse<String> post(String body, String type) throws Exception {
    return send(
        HttpRequest.newBuilder(product.address().resolve("/login"))
            .header("Content-Type", type)
            .header("Accept", "text/html")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(
        HttpRequest.newBuilder(product.address().resolve(path))
            .header("Accept", "text/html")
            .build());
  }

  private static HttpResponse<String> send(HttpRequest request)
      throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }
}
