package org.homeward.embeddedcamunda.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import org.homeward.embeddedcamunda.search.Table.Column;

/**
 * The {@code sort} of a search, with the row's key as the last word, so that the order is total.
 * The place of a row in it can be written as a cursor, which keeps its meaning when rows come and
 * go.
 */
final class SortOrder implements Comparator<Row> {
  private static final ObjectMapper JSON = new ObjectMapper();

  private record Level(Column column, boolean descending) {
    Comparable<?> valueIn(Row row) {
      Object value = row.get(column.field());
      return value == null ? null : column.type().ofRow(value);
    }
  }

  private final List<Level> levels = new ArrayList<>();

  private SortOrder() {}

  /**
   * Reads the order.
   *
   * @throws BadQueryException if a field or direction is unknown
   */
  static SortOrder of(Table table, JsonNode sort) {
    SortOrder order = new SortOrder();
    for (JsonNode level : sort) {
      if (!level.hasNonNull("field")) {
        throw new BadQueryException("Sort field must not be null");
      }
      String field = level.path("field").asText();
      Column column = table.column(field);
      if (column == null) {
        throw new BadQueryException("Unexpected value '%s' for sort field".formatted(field));
      }
      order.levels.add(new Level(column, descending(level.path("order").asText("ASC"))));
    }
    return order;
  }

  private static boolean descending(String order) {
    return switch (order.toUpperCase(java.util.Locale.ROOT)) {
      case "ASC" -> false;
      case "DESC" -> true;
      default -> throw new BadQueryException("Unexpected value '%s' for order".formatted(order));
    };
  }

  @Override
  public int compare(Row left, Row right) {
    for (Level level : levels) {
      int order = Values.compare(level.valueIn(left), level.valueIn(right));
      if (order != 0) {
        return level.descending ? -order : order;
      }
    }
    return compareKeys(left.key(), right.key());
  }

  /** Keys are numbers, some with a part after a dash or underscore. */
  private static int compareKeys(String left, String right) {
    return left.length() != right.length()
        ? Integer.compare(left.length(), right.length())
        : left.compareTo(right);
  }

  /** Writes the place of a row. */
  String cursor(Row row) {
    ArrayNode place = JSON.createArrayNode().add(row.key());
    for (Level level : levels) {
      Object value = row.get(level.column.field());
      place.addPOJO(value);
    }
    try {
      return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(place));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Reads a place back, as a row that holds nothing but what the order looks at.
   *
   * @throws BadQueryException if this is no cursor of a search with the same sort
   */
  Row place(String cursor) {
    try {
      JsonNode place = JSON.readTree(Base64.getUrlDecoder().decode(cursor));
      if (!place.isArray() || place.size() != levels.size() + 1) {
        throw new IllegalArgumentException();
      }
      Row row = new Row(place.get(0).asText());
      for (int i = 0; i < levels.size(); i++) {
        row.set(levels.get(i).column.field(), JSON.treeToValue(place.get(i + 1), Object.class));
      }
      return row;
    } catch (IOException | IllegalArgumentException e) {
      throw new BadQueryException("'%s' is no cursor of a search sorted so".formatted(cursor));
    }
  }
}
