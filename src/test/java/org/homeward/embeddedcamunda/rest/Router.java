package org.homeward.embeddedcamunda.rest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.homeward.embeddedcamunda.engine.EngineStoppedException;
import org.homeward.embeddedcamunda.http.HttpRequest;
import org.homeward.embeddedcamunda.http.HttpResponse;

/** Finds the handler of a request, and turns what it throws into a problem. */
final class Router {
  /** Answers requests to one endpoint. */
  @FunctionalInterface
  interface Handler {
    HttpResponse handle(Call call);
  }

  private record Route(String method, String[] template, Handler handler) {
    /** Returns the parameters in the path, or null if it does not fit. */
    Map<String, String> match(String[] path) {
      if (path.length != template.length) {
        return null;
      }
      Map<String, String> parameters = new HashMap<>();
      for (int i = 0; i < path.length; i++) {
        if (template[i].startsWith("{")) {
          parameters.put(template[i].substring(1, template[i].length() - 1), path[i]);
        } else if (!template[i].equals(path[i])) {
          return null;
        }
      }
      return parameters;
    }
  }

  private final List<Route> routes = new ArrayList<>();
  private final Supplier<Running> running;
  private final AtomicInteger open = new AtomicInteger();
  private volatile boolean stopping;

  Router(Supplier<Running> running) {
    this.running = running;
  }

  void get(String template, Handler handler) {
    add("GET", template, handler);
  }

  void post(String template, Handler handler) {
    add("POST", template, handler);
  }

  void put(String template, Handler handler) {
    add("PUT", template, handler);
  }

  void patch(String template, Handler handler) {
    add("PATCH", template, handler);
  }

  void delete(String template, Handler handler) {
    add("DELETE", template, handler);
  }

  private void add(String method, String template, Handler handler) {
    routes.add(new Route(method, template.split("/"), handler));
  }

  /** From now on every new request is answered with 503. */
  void stop() {
    stopping = true;
  }

  /** Returns how many requests are being worked on. */
  int open() {
    return open.get();
  }

  HttpResponse handle(HttpRequest request) {
    open.incrementAndGet();
    try {
      if (stopping) {
        throw new EngineStoppedException();
      }
      return find(request);
    } catch (RuntimeException e) {
      return Answer.problem(Problems.of(e), request.path());
    } finally {
      open.decrementAndGet();
    }
  }

  private HttpResponse find(HttpRequest request) {
    String[] path = request.path().split("/");
    boolean pathKnown = false;
    for (Route route : routes) {
      Map<String, String> parameters = route.match(path);
      if (parameters != null && route.method.equals(request.method())) {
        return route.handler.handle(new Call(request, parameters, running.get()));
      }
      pathKnown |= parameters != null;
    }
    if (pathKnown) {
      throw new Problem(
          405, "Method Not Allowed", "Method '%s' is not supported".formatted(request.method()));
    }
    throw new Problem(
        404, "Not Found", "No endpoint %s %s".formatted(request.method(), request.path()));
  }
}
