package org.homeward.embeddedcamunda.rest;

import java.time.Duration;
import java.util.Map;
import org.homeward.embeddedcamunda.engine.Command;
import org.homeward.embeddedcamunda.engine.Reply;
import org.homeward.embeddedcamunda.http.HttpRequest;
import org.homeward.embeddedcamunda.search.ReadModel;

/** A request that has found its handler. */
final class Call {
  private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(20);

  private final HttpRequest request;
  private final Map<String, String> parameters;
  private final Running running;
  private JsonBody body;

  Call(HttpRequest request, Map<String, String> parameters, Running running) {
    this.request = request;
    this.parameters = parameters;
    this.running = running;
  }

  HttpRequest request() {
    return request;
  }

  Running running() {
    return running;
  }

  ReadModel model() {
    return running.model();
  }

  JsonBody body() {
    if (body == null) {
      body = JsonBody.parse(request.body());
    }
    return body;
  }

  /** Returns a part of the path. */
  String text(String name) {
    return parameters.get(name);
  }

  /** Returns a part of the path that must be a key. */
  long key(String name) {
    String text = parameters.get(name);
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw Problem.invalid("The value for %s is '%s' but must be a key".formatted(name, text));
    }
  }

  Reply send(Command command) {
    return send(command, USUAL_TIMEOUT);
  }

  Reply send(Command command, Duration timeout) {
    return running.engine().commands().send(command, timeout);
  }
}
