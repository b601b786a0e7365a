package org.homeward.embeddedcamunda.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One search: filter, sort and page over the rows of a table. */
final class Search {
  private static final Set<String> PARTS = Set.of("filter", "sort", "page");

  private Search() {}

  static Map<String, Object> run(Table table, JsonNode query) {
    return run(table, table.rows(), query);
  }

  /**
   * Answers a query over some rows of the table.
   *
   * @throws BadQueryException if the query cannot be understood
   */
  static Map<String, Object> run(Table table, Collection<Row> rows, JsonNode query) {
    query
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!PARTS.contains(name)) {
                throw new BadQueryException("Unknown part of a search: '%s'".formatted(name));
              }
            });
    SortOrder order = SortOrder.of(table, query.path("sort"));
    Page page = Page.of(query.path("page"));
    List<Row> found =
        rows.stream().filter(Filter.of(table, query.path("filter"))).sorted(order).toList();
    List<Row> window = page.cut(found, order);

    Map<String, Object> paging = new LinkedHashMap<>();
    paging.put("totalItems", found.size());
    paging.put("hasMoreTotalItems", false); // the total is always counted to the end
    paging.put("startCursor", window.isEmpty() ? null : order.cursor(window.getFirst()));
    paging.put("endCursor", window.isEmpty() ? null : order.cursor(window.getLast()));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("items", window.stream().map(table::item).toList());
    answer.put("page", paging);
    return answer;
  }
}
