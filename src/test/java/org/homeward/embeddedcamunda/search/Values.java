package org.homeward.embeddedcamunda.search;

import io.camunda.zeebe.protocol.record.Record;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Conversions from the engine's values to those of the API. */
final class Values {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Values() {}

  /** Returns a key as text, or null if there is none. */
  static String key(long key) {
    return key > 0 ? Long.toString(key) : null;
  }

  /** Returns the text, or null if it is empty. */
  static String text(String text) {
    return text == null || text.isEmpty() ? null : text;
  }

  static String date(long epochMillis) {
    return DATE.format(Instant.ofEpochMilli(epochMillis));
  }

  static String time(Record<?> record) {
    return date(record.getTimestamp());
  }

  /** Compares two values of the same column; null is the largest. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  static int compare(Comparable left, Comparable right) {
    if (left == null || right == null) {
      return left == right ? 0 : left == null ? 1 : -1;
    }
    return left.compareTo(right);
  }
}
