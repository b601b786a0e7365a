package org.homeward.embeddedcamunda.rest;

import java.util.Map;
import org.homeward.embeddedcamunda.http.HttpResponse;
import org.homeward.embeddedcamunda.search.Kind;

/** Searching, and looking up by key, the same for all kinds of thing. */
final class SearchEndpoints {
  private static final Map<Kind, String> PATHS =
      Map.ofEntries(
          Map.entry(Kind.PROCESS_DEFINITION, "/v2/process-definitions"),
          Map.entry(Kind.PROCESS_INSTANCE, "/v2/process-instances"),
          Map.entry(Kind.ELEMENT_INSTANCE, "/v2/element-instances"),
          Map.entry(Kind.VARIABLE, "/v2/variables"),
          Map.entry(Kind.USER_TASK, "/v2/user-tasks"),
          Map.entry(Kind.INCIDENT, "/v2/incidents"),
          Map.entry(Kind.JOB, "/v2/jobs"),
          Map.entry(Kind.MESSAGE_SUBSCRIPTION, "/v2/message-subscriptions"),
          Map.entry(Kind.CORRELATED_MESSAGE_SUBSCRIPTION, "/v2/correlated-message-subscriptions"),
          Map.entry(Kind.DECISION_DEFINITION, "/v2/decision-definitions"),
          Map.entry(Kind.DECISION_REQUIREMENTS, "/v2/decision-requirements"),
          Map.entry(Kind.DECISION_INSTANCE, "/v2/decision-instances"));

  void register(Router router) {
    PATHS.forEach(
        (kind, path) -> {
          router.post(path + "/search", call -> search(kind, call));
          if (hasLookup(kind)) {
            router.get(path + "/{key}", call -> find(kind, call));
          }
        });
  }

  private static boolean hasLookup(Kind kind) {
    return switch (kind) {
      case JOB, MESSAGE_SUBSCRIPTION, CORRELATED_MESSAGE_SUBSCRIPTION -> false;
      default -> true;
    };
  }

  private static HttpResponse search(Kind kind, Call call) {
    return Answer.json(call.model().search(kind, call.body().node()));
  }

  private static HttpResponse find(Kind kind, Call call) {
    return Answer.json(item(call, kind, keyOf(kind, call)));
  }

  private static String keyOf(Kind kind, Call call) {
    return kind == Kind.DECISION_INSTANCE ? call.text("key") : Long.toString(call.key("key"));
  }

  /** Returns the item with this key. Throws a problem with status 404 if there is none. */
  static Map<String, Object> item(Call call, Kind kind, String key) {
    return found(call.model().find(kind, key), kind, key);
  }

  static <T> T found(T thing, Kind kind, String key) {
    if (thing == null) {
      String name = kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
      throw Problem.notFound("There is no %s with the key '%s'".formatted(name, key));
    }
    return thing;
  }
}
