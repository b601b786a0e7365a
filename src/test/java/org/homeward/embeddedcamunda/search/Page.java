package org.homeward.embeddedcamunda.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The {@code page} of a search: a window in the sorted rows. */
final class Page {
  private static final int USUAL_LIMIT = 100;
  private static final int LARGEST_LIMIT = 10_000;

  private final int from;
  private final int limit;
  private final String after;
  private final String before;

  private Page(int from, int limit, String after, String before) {
    this.from = from;
    this.limit = limit;
    this.after = after;
    this.before = before;
  }

  /**
   * Reads the page.
   *
   * @throws BadQueryException if the numbers are out of range or two ways of paging are mixed
   */
  static Page of(JsonNode page) {
    int from = number(page, "from", 0, Integer.MAX_VALUE);
    int limit = number(page, "limit", USUAL_LIMIT, LARGEST_LIMIT);
    String after = page.path("after").asText(null);
    String before = page.path("before").asText(null);
    int ways =
        (after != null ? 1 : 0) + (before != null ? 1 : 0) + (page.hasNonNull("from") ? 1 : 0);
    if (ways > 1) {
      throw new BadQueryException("Only one of from, after and before can be used");
    }
    return new Page(from, limit, after, before);
  }

  private static int number(JsonNode page, String name, int usual, int largest) {
    if (!page.hasNonNull(name)) {
      return usual;
    }
    JsonNode value = page.get(name);
    if (!value.isInt() || value.intValue() < 0 || value.intValue() > largest) {
      throw new BadQueryException(
          "The value for page.%s is '%s' but must be a number from 0 to %d"
              .formatted(name, value.asText(), largest));
    }
    return value.intValue();
  }

  List<Row> cut(List<Row> sorted, SortOrder order) {
    if (after != null) {
      Row place = order.place(after);
      return sorted.stream().filter(r -> order.compare(r, place) > 0).limit(limit).toList();
    }
    if (before != null) {
      Row place = order.place(before);
      List<Row> ahead = sorted.stream().filter(r -> order.compare(r, place) < 0).toList();
      return ahead.subList(Math.max(0, ahead.size() - limit), ahead.size());
    }
    return sorted.stream().skip(from).limit(limit).toList();
  }
}
