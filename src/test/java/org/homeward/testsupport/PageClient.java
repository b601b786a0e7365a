package org.homeward.testsupport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/**
 * A person's browser without scripts and pictures: follows links and redirects, keeps cookies and
 * sends forms with all their hidden fields.
 *
 * <p>It stands where the proxy that ends TLS stands in production: it speaks plain HTTP, says that
 * the person came by HTTPS, and keeps cookies meant for HTTPS only.
 */
public final class PageClient {

  private static final int MOST_REDIRECTS = 10;
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /**
   * What the server answered in the end, after redirects.
   *
   * @param status HTTP status
   * @param path path and query of the address
   * @param document the page
   */
  public record Page(int status, String path, Document document) {

    /**
     * @return the words of the page's main part, or of the whole page if it has none
     */
    public String text() {
      Element main = document.selectFirst("main");
      return (main == null ? document : main).text();
    }

    /**
     * @param css selects a form or something inside it
     * @return the first form that fits
     * @throws IllegalStateException with the words of the page if there is none
     */
    public FormElement form(String css) {
      Element found = document.selectFirst(css);
      Element form = found == null ? null : found.closest("form");
      if (form instanceof FormElement result) {
        return result;
      }
      throw new IllegalStateException(
          "No form at '%s' on %s (%d): %s".formatted(css, path, status, text()));
    }

    /**
     * @param words parts of the link's text, all of which must be there
     * @return the path the first such link leads to
     * @throws AssertionError with the words of the page if there is none
     */
    public String linkWith(String... words) {
      return findLinkWith(words)
          .orElseThrow(
              () ->
                  new AssertionError(
                      "No link with %s on %s (%d): %s"
                          .formatted(List.of(words), path, status, text())));
    }

    /**
     * @param words parts of the link's text
     * @return the path the first such link leads to
     */
    public Optional<String> findLinkWith(String... words) {
      return document.select("a[href]").stream()
          .filter(link -> Stream.of(words).allMatch(link.text()::contains))
          .map(link -> link.attr("href"))
          .findFirst();
    }

    /**
     * @param words part of the link's text
     * @return the path the first such link leads to
     * @throws IllegalStateException with the words of the page if there is none
     */
    public String link(String words) {
      return document.select("a[href]").stream()
          .filter(link -> link.text().contains(words))
          .map(link -> link.attr("href"))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalStateException(
                      "No link '%s' on %s (%d): %s".formatted(words, path, status, text())));
    }
  }

  private final URI base;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(TIMEOUT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final Map<String, String> cookies = new LinkedHashMap<>();

  /**
   * @param base where the server is, for example {@code http://127.0.0.1:8080}
   */
  public PageClient(URI base) {
    this.base = base;
  }

  /**
   * Opens a page.
   *
   * @param path path and query
   * @return the page at the end of all redirects
   * @throws UncheckedIOException if the server cannot be reached
   */
  public Page get(String path) {
    return follow(send(request(path).GET().build()));
  }

  /**
   * Fills in a form and sends it.
   *
   * @param page the page it stands on
   * @param form the form
   * @param values what is typed or chosen, by field name; fields not named stay as they are
   * @return the page at the end of all redirects
   * @throws IllegalArgumentException if the form has no field of a given name
   */
  public Page submit(Page page, FormElement form, Map<String, String> values) {
    return follow(answer(page, form, values));
  }

  /**
   * Fills in a form and sends it, and leaves it at the first answer.
   *
   * @param page the page it stands on
   * @param form the form
   * @param values what is typed or chosen, by field name; fields not named stay as they are
   * @return a page; if the answer is a redirect, an empty one with the path it leads to
   * @throws IllegalArgumentException if the form has no field of a given name
   */
  public Page send(Page page, FormElement form, Map<String, String> values) {
    return first(answer(page, form, values));
  }

  /**
   * Fills in a form that is answered with a file, and sends it.
   *
   * @param page the page it stands on
   * @param form the form
   * @param values what is typed or chosen, by field name; fields not named stay as they are
   * @return the file
   * @throws IllegalStateException if there is no file in the answer
   */
  public byte[] download(Page page, FormElement form, Map<String, String> values) {
    HttpResponse<byte[]> response =
        exchange(filled(page, form, values), BodyHandlers.ofByteArray());
    if (response.statusCode() != 200
        || response
            .headers()
            .firstValue("Content-Disposition")
            .filter(value -> value.startsWith("attachment"))
            .isEmpty()) {
      throw new IllegalStateException(
          response.statusCode()
              + " without a file: "
              + Jsoup.parse(new String(response.body(), StandardCharsets.UTF_8)).text());
    }
    return response.body();
  }

  /**
   * Asks for an address and leaves it at the first answer.
   *
   * @param path path and query, as it goes over the wire
   * @return a page; if the answer is a redirect, an empty one with the path it leads to
   */
  public Page ask(String path) {
    return first(send(request(path).GET().build()));
  }

  /**
   * Posts something that no form offers, and leaves it at the first answer.
   *
   * @param path path and query, as it goes over the wire
   * @param values what is sent
   * @return as {@link #ask}
   */
  public Page post(String path, Map<String, String> values) {
    String body =
        values.entrySet().stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    return first(
        send(
            request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build()));
  }

  /**
   * A file that somebody chooses in a form.
   *
   * @param name its name, as the browser sends it
   * @param content what is in it
   */
  public record ChosenFile(String name, byte[] content) {}

  /**
   * Fills in a form with a file and sends it.
   *
   * @param page the page it stands on
   * @param form the form
   * @param field name of the field for the file
   * @param file the file
   * @param values what is typed or chosen, by field name, one or several for each
   * @return the page at the end of all redirects
   */
  public Page upload(
      Page page,
      FormElement form,
      String field,
      ChosenFile file,
      Map<String, List<String>> values) {
    String boundary = "----homeward" + file.content().length;
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    form.formData().stream()
        .filter(each -> !values.containsKey(each.key()) && !each.key().equals(field))
        .forEach(each -> part(body, boundary, each.key(), each.value()));
    values.forEach((key, each) -> each.forEach(value -> part(body, boundary, key, value)));
    body.writeBytes(
        """
        --%s\r
        Content-Disposition: form-data; name="%s"; filename="%s"\r
        Content-Type: application/octet-stream\r
        \r
        """
            .formatted(boundary, field, file.name())
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(file.content());
    body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return follow(
        send(
            request(form.attr("action"))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .build()));
  }

  /**
   * Sends a body that no form makes, and leaves it at the first answer.
   *
   * @param path path and query
   * @param contentType what the body is said to be
   * @param body the body
   * @return as {@link #ask}
   */
  public Page postBody(String path, String contentType, byte[] body) {
    return first(
        send(
            request(path)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofByteArray(body))
                .build()));
  }

  private static void part(ByteArrayOutputStream to, String boundary, String name, String value) {
    to.writeBytes(
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
            .formatted(boundary, name, value)
            .getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Asks for a file.
   *
   * @param path path and query
   * @return the first answer, as it came
   */
  public HttpResponse<byte[]> file(String path) {
    return exchange(request(path).GET().build(), BodyHandlers.ofByteArray());
  }

  private static Page first(HttpResponse<String> response) {
    return response.statusCode() / 100 == 3
        ? new Page(response.statusCode(), pathOf(target(response)), new Document(""))
        : page(response);
  }

  private HttpResponse<String> answer(Page page, FormElement form, Map<String, String> values) {
    return send(filled(page, form, values));
  }

  private HttpRequest filled(Page page, FormElement form, Map<String, String> values) {
    for (String name : values.keySet()) {
      if (form.elements().stream().noneMatch(field -> field.attr("name").equals(name))) {
        throw new IllegalArgumentException(
            "No field '%s' in the form on %s, only %s"
                .formatted(
                    name,
                    page.path(),
                    form.elements().stream().map(field -> field.attr("name")).distinct().toList()));
      }
    }
    Stream<Map.Entry<String, String>> untouched =
        form.formData().stream()
            .filter(field -> !values.containsKey(field.key()))
            .map(field -> Map.entry(field.key(), field.value()));
    String body =
        Stream.concat(untouched, values.entrySet().stream())
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    String target = form.attr("action").isEmpty() ? page.path() : form.attr("action");
    if (form.attr("method").equalsIgnoreCase("post")) {
      return request(URI.create(page.path()).resolve(target).toString())
          .header("Content-Type", "application/x-www-form-urlencoded")
          .POST(BodyPublishers.ofString(body))
          .build();
    }
    return request(URI.create(page.path()).resolve(target).getPath() + "?" + body).GET().build();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(TIMEOUT)
            .header("Accept", "text/html,application/xhtml+xml")
            .header("X-Forwarded-Proto", "https");
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    return request;
  }

  private HttpResponse<String> send(HttpRequest request) {
    return exchange(request, BodyHandlers.ofString());
  }

  private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> body) {
    try {
      HttpResponse<T> response = http.send(request, body);
      for (String header : response.headers().allValues("Set-Cookie")) {
        keep(HttpCookie.parse(header).getFirst());
      }
      return response;
    } catch (IOException e) {
      throw new UncheckedIOException(request.uri() + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void keep(HttpCookie cookie) {
    if (cookie.getMaxAge() == 0) {
      cookies.remove(cookie.getName());
    } else {
      cookies.put(cookie.getName(), cookie.getValue());
    }
  }

  private Page follow(HttpResponse<String> first) {
    HttpResponse<String> response = first;
    for (int redirects = 0; response.statusCode() / 100 == 3; redirects++) {
      if (redirects == MOST_REDIRECTS) {
        throw new IllegalStateException("Too many redirects, last to " + response.uri());
      }
      response = send(request(pathOf(target(response))).GET().build());
    }
    return page(response);
  }

  private static URI target(HttpResponse<String> redirect) {
    String location = redirect.headers().firstValue("Location").orElseThrow();
    return redirect.uri().resolve(location);
  }

  private static Page page(HttpResponse<String> response) {
    return new Page(
        response.statusCode(),
        pathOf(response.uri()),
        Jsoup.parse(response.body(), response.uri().toString()));
  }

  /** Redirects name the address people know, with https; the way there is through the base. */
  private static String pathOf(URI uri) {
    return uri.getRawQuery() == null
        ? uri.getRawPath()
        : uri.getRawPath() + "?" + uri.getRawQuery();
  }
}
