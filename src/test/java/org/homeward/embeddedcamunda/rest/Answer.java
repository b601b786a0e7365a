package org.homeward.embeddedcamunda.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.homeward.embeddedcamunda.http.HttpResponse;

/** The forms a response can take. */
final class Answer {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Answer() {}

  static HttpResponse json(Object body) {
    return new HttpResponse(200, "application/json", bytes(body));
  }

  static HttpResponse xml(String body) {
    return new HttpResponse(200, "text/xml;charset=UTF-8", body.getBytes(StandardCharsets.UTF_8));
  }

  static HttpResponse noContent() {
    return new HttpResponse(204, null, null);
  }

  static HttpResponse problem(Problem problem, String path) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "about:blank");
    body.put("title", problem.title());
    body.put("status", problem.status());
    body.put("detail", problem.getMessage());
    body.put("instance", path);
    return new HttpResponse(problem.status(), "application/problem+json", bytes(body));
  }

  private static byte[] bytes(Object body) {
    try {
      return JSON.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
