package org.homeward.embeddedcamunda.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.homeward.embeddedcamunda.search.Table.Column;

/**
 * The condition on one column: a plain value, or an object of operators that must all hold.
 *
 * <p>Empty lists and nulls say nothing: the Java client sends {@code "$in": []} with every filter.
 */
final class Condition {
  private final Column column;

  private Condition(Column column) {
    this.column = column;
  }

  /**
   * Reads a condition.
   *
   * @throws BadQueryException if an operator is unknown or a value does not fit the column
   */
  static Predicate<Row> of(Column column, JsonNode wanted) {
    Predicate<Object> test = new Condition(column).parse(wanted);
    return row -> {
      Object value = row.get(column.field());
      // A column with many values, such as the candidate groups, fits if one of them does.
      return value instanceof Collection<?> many ? many.stream().anyMatch(test) : test.test(value);
    };
  }

  private Predicate<Object> parse(JsonNode wanted) {
    if (wanted.isArray()) {
      throw new BadQueryException("The filter '%s' cannot be a list".formatted(column.field()));
    }
    if (!wanted.isObject()) {
      return equal(wanted);
    }
    Predicate<Object> all = value -> true;
    for (Map.Entry<String, JsonNode> operator : wanted.properties()) {
      JsonNode operand = operator.getValue();
      if (!operand.isNull() && !(operand.isArray() && operand.isEmpty())) {
        all = all.and(operator(operator.getKey(), operand));
      }
    }
    return all;
  }

  private Predicate<Object> operator(String name, JsonNode operand) {
    return switch (name) {
      case "$eq" -> equal(operand);
      case "$neq" -> equal(operand).negate();
      case "$exists" -> {
        boolean wanted = operand.asBoolean();
        yield value -> (value != null) == wanted;
      }
      case "$in" -> anyOf(operand);
      case "$notIn" -> anyOf(operand).negate();
      case "$gt" -> compared(operand, order -> order > 0);
      case "$gte" -> compared(operand, order -> order >= 0);
      case "$lt" -> compared(operand, order -> order < 0);
      case "$lte" -> compared(operand, order -> order <= 0);
      case "$like" -> like(operand.asText());
      default ->
          throw new BadQueryException(
              "Unknown operator '%s' in the filter '%s'".formatted(name, column.field()));
    };
  }

  private Predicate<Object> anyOf(JsonNode operands) {
    if (!operands.isArray()) {
      throw new BadQueryException(
          "The filter '%s' needs a list of values".formatted(column.field()));
    }
    Predicate<Object> any = value -> false;
    for (JsonNode operand : operands) {
      any = any.or(equal(operand));
    }
    return any;
  }

  private Predicate<Object> equal(JsonNode operand) {
    return compared(operand, order -> order == 0);
  }

  private Predicate<Object> compared(JsonNode operand, Predicate<Integer> test) {
    Comparable<?> wanted = read(operand);
    return value -> value != null && test.test(Values.compare(column.type().ofRow(value), wanted));
  }

  private Comparable<?> read(JsonNode operand) {
    Comparable<?> value;
    try {
      value = column.type().ofQuery(operand);
    } catch (RuntimeException e) {
      throw new BadQueryException(
          "The value '%s' does not fit the field '%s'".formatted(operand.asText(), column.field()));
    }
    if (!column.allowed().isEmpty() && !column.allowed().contains(operand.asText())) {
      throw new BadQueryException(
          "Unexpected value '%s' for enum field '%s'".formatted(operand.asText(), column.field()));
    }
    return value;
  }

  /** Text with {@code *} for any and {@code ?} for one character; a backslash takes the meaning. */
  private static Predicate<Object> like(String wildcards) {
    StringBuilder expression = new StringBuilder();
    for (int i = 0; i < wildcards.length(); i++) {
      char c = wildcards.charAt(i);
      if (c == '*') {
        expression.append(".*");
      } else if (c == '?') {
        expression.append('.');
      } else {
        boolean escape = c == '\\' && i + 1 < wildcards.length();
        expression.append(Pattern.quote(String.valueOf(escape ? wildcards.charAt(++i) : c)));
      }
    }
    Pattern pattern = Pattern.compile(expression.toString(), Pattern.DOTALL);
    return value -> value != null && pattern.matcher(value.toString()).matches();
  }
}
