package org.homeward.task;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a page of a list begins: after this task.
 *
 * @param rank its priority as it is kept
 * @param at when it is due, or whatever else the list is sorted by
 * @param taskKey its key
 */
record TaskCursor(int rank, Instant at, long taskKey) {

  /** The end of the year 9999, the last that MySQL can compare with, in microseconds. */
  private static final long LATEST = 253_402_214_400_000_000L;

  private static final Pattern SYNTAX = Pattern.compile("(\\d)-(\\d{1,18})-(\\d{1,18})");

  /** Reads a cursor from an address; anything that is none starts at the beginning. */
  static TaskCursor parse(String text) {
    Matcher parts = SYNTAX.matcher(text == null ? "" : text);
    if (!parts.matches()) {
      return null;
    }
    long micros = Long.parseLong(parts.group(2));
    if (micros > LATEST) {
      return null;
    }
    return new TaskCursor(
        Integer.parseInt(parts.group(1)),
        Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1000),
        Long.parseLong(parts.group(3)));
  }

  String text() {
    return rank + "-" + (at.getEpochSecond() * 1_000_000 + at.getNano() / 1000) + "-" + taskKey;
  }
}
