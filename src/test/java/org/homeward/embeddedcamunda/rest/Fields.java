package org.homeward.embeddedcamunda.rest;

import java.util.LinkedHashMap;
import java.util.Map;

/** Builds a JSON object whose values may be null. */
final class Fields {
  private Fields() {}

  /** Returns an object with the given names and values in turn. */
  static Map<String, Object> of(Object... namesAndValues) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return fields;
  }

  static String key(long key) {
    return Long.toString(key);
  }
}
