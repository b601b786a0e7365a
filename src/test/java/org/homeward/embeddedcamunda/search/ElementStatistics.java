package org.homeward.embeddedcamunda.search;

import java.util.LinkedHashMap;
import java.util.Map;

/** Counts element instances by what became of them. */
final class ElementStatistics {
  private ElementStatistics() {}

  static void count(Map<String, Map<String, Object>> byElement, Row row) {
    Map<String, Object> counts =
        byElement.computeIfAbsent(row.text("elementId"), ElementStatistics::none);
    boolean incident = Boolean.TRUE.equals(row.get("hasIncident"));
    String counter =
        switch (row.text("state")) {
          case "COMPLETED" -> "completed";
          case "TERMINATED" -> "canceled";
          default -> incident ? "incidents" : "active";
        };
    counts.merge(counter, 1L, (a, b) -> (long) a + (long) b);
  }

  private static Map<String, Object> none(String elementId) {
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("elementId", elementId);
    counts.put("active", 0L);
    counts.put("canceled", 0L);
    counts.put("incidents", 0L);
    counts.put("completed", 0L);
    return counts;
  }
}
