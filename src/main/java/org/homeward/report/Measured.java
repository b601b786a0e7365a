package org.homeward.report;

/**
 * Something that is counted. It is defined once, in words that pages and docs/measures.md share:
 * what is counted, its unit and what from.
 */
public interface Measured {

  /** The message key of its name; the same with {@code .how} behind it says how it is counted. */
  String key();
}
