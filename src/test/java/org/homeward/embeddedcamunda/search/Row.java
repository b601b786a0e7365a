package org.homeward.embeddedcamunda.search;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A row of a {@link Table}: the values of the API's item by field name, and some hidden ones. */
final class Row {
  private final String key;
  private final Map<String, Object> values = new LinkedHashMap<>();

  Row(String key) {
    this.key = key;
  }

  String key() {
    return key;
  }

  Object get(String field) {
    return values.get(field);
  }

  String text(String field) {
    return (String) values.get(field);
  }

  Row set(String field, Object value) {
    values.put(field, value);
    return this;
  }

  Row setOnce(String field, Object value) {
    values.putIfAbsent(field, value);
    return this;
  }

  /** Returns the fields to be shown, as a copy. */
  Map<String, Object> without(Set<String> hidden) {
    Map<String, Object> shown = new LinkedHashMap<>(values);
    shown.keySet().removeAll(hidden);
    return shown;
  }
}
