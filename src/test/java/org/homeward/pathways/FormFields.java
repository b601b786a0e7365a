package org.homeward.pathways;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The fields of a form: its components that hold an answer. */
final class FormFields {

  private FormFields() {}

  static List<JsonNode> of(JsonNode form) {
    return PathwayFiles.components(form).stream().filter(field -> field.has("key")).toList();
  }

  static JsonNode field(JsonNode form, String key) {
    return of(form).stream()
        .filter(field -> field.path("key").asString().equals(key))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No field " + key));
  }

  /** Value and label of each option, in the order shown. */
  static Map<String, String> options(JsonNode form, String key) {
    Map<String, String> options = new LinkedHashMap<>();
    field(form, key)
        .path("values")
        .valueStream()
        .forEach(
            option ->
                options.put(option.path("value").asString(), option.path("label").asString()));
    return options;
  }

  /** A property such as {@code homeward:check}, or null. */
  static String property(JsonNode field, String name) {
    JsonNode value = field.path("properties").path("homeward:" + name);
    return value.isString() ? value.asString() : null;
  }

  /** The expression that hides a field, or null. */
  static String hide(JsonNode field) {
    JsonNode value = field.path("conditional").path("hide");
    return value.isString() ? value.asString() : null;
  }
}
