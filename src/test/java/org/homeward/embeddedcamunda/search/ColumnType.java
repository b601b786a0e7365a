package org.homeward.embeddedcamunda.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;

/** How the values of a column compare, and how they are written in a query. */
enum ColumnType {
  /** A number of the engine, written as text. */
  KEY {
    @Override
    Comparable<?> ofQuery(JsonNode node) {
      return Long.valueOf(node.asText());
    }

    @Override
    Comparable<?> ofRow(Object value) {
      return Long.valueOf(value.toString());
    }
  },
  TEXT {
    @Override
    Comparable<?> ofQuery(JsonNode node) {
      return node.asText();
    }

    @Override
    Comparable<?> ofRow(Object value) {
      return value.toString();
    }
  },
  NUMBER {
    @Override
    Comparable<?> ofQuery(JsonNode node) {
      return Long.valueOf(node.asText());
    }

    @Override
    Comparable<?> ofRow(Object value) {
      return ((Number) value).longValue();
    }
  },
  BOOLEAN {
    @Override
    Comparable<?> ofQuery(JsonNode node) {
      if (!node.isBoolean()) {
        throw new IllegalArgumentException();
      }
      return node.booleanValue();
    }

    @Override
    Comparable<?> ofRow(Object value) {
      return (Boolean) value;
    }
  },
  /** A point in time, ISO 8601 with an offset. */
  DATE {
    @Override
    Comparable<?> ofQuery(JsonNode node) {
      return instant(node.asText());
    }

    @Override
    Comparable<?> ofRow(Object value) {
      return instant(value.toString());
    }
  };

  /** Reads a value in a query. Throws an unchecked exception if it is not of this type. */
  abstract Comparable<?> ofQuery(JsonNode node);

  abstract Comparable<?> ofRow(Object value);

  private static Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return ZonedDateTime.parse(text).toInstant(); // "2026-01-01T10:00:00+00:00[Europe/London]"
    }
  }
}
