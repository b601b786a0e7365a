package org.homeward.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** A browser without scripts: fetches pages over HTTP and parses them. */
public final class Browsing {

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI base;

  /**
   * @param port port of the server on this machine
   */
  public Browsing(int port) {
    this.base = URI.create("http://localhost:" + port);
  }

  /** A page with its status and headers. */
  public record Page(int status, Map<String, List<String>> headers, String text) {

    /**
     * @return the parsed page
     */
    public Document document() {
      return Jsoup.parse(text);
    }

    /**
     * @return the first value of a header, or null
     */
    public String header(String name) {
      List<String> values = headers.get(name.toLowerCase(java.util.Locale.ROOT));
      return values == null ? null : values.getFirst();
    }
  }

  /**
   * @param path path and query
   * @return the page there
   */
  public Page get(String path) {
    return send(HttpRequest.newBuilder(base.resolve(path)).GET());
  }

  /**
   * @param path where to send it
   * @param values values by name of the control
   * @return the page that answers
   */
  public Page post(String path, Map<String, List<String>> values) {
    String body =
        values.entrySet().stream()
            .flatMap(e -> e.getValue().stream().map(v -> encode(e.getKey()) + "=" + encode(v)))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  private Page send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          client.send(
              request.header("Accept", "text/html").build(),
              BodyHandlers.ofString(StandardCharsets.UTF_8));
      return new Page(response.statusCode(), response.headers().map(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
