package org.homeward.form;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.JsonNode;

/**
 * One JSON object of a form, read property by property. What is wrong is noted, not thrown, so that
 * an author sees everything at once.
 */
final class FormJson {

  private final JsonNode node;
  private final String name;
  private final Problems problems;

  /** Where problems are noted. */
  @FunctionalInterface
  interface Problems {
    void add(String component, String reason);
  }

  FormJson(JsonNode node, String name, Problems problems) {
    this.node = node;
    this.name = name;
    this.problems = problems;
  }

  void problem(String reason) {
    problems.add(name, reason);
  }

  /** Notes every property that is not among the given ones: it would silently do nothing. */
  void allow(Collection<String> properties, String where) {
    for (String property : node.propertyNames()) {
      if (!properties.contains(property)) {
        problem("Homeward does not support " + where + "\"" + property + "\".");
      }
    }
  }

  boolean has(String property) {
    return node.hasNonNull(property);
  }

  /** A text, or null when it is missing or blank. */
  String text(String property) {
    JsonNode value = node.get(property);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isString()) {
      problem("\"" + property + "\" must be a text.");
      return null;
    }
    return value.stringValue().isBlank() ? null : value.stringValue().strip();
  }

  boolean flag(String property) {
    JsonNode value = node.get(property);
    if (value == null || value.isNull()) {
      return false;
    }
    if (!value.isBoolean()) {
      problem("\"" + property + "\" must be true or false.");
      return false;
    }
    return value.booleanValue();
  }

  /** A number, or null; forms may hold FEEL there, which Homeward does not support. */
  BigDecimal number(String property) {
    JsonNode value = node.get(property);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isNumber()) {
      problem("\"" + property + "\" must be a number.");
      return null;
    }
    return value.decimalValue();
  }

  Integer integer(String property) {
    BigDecimal value = number(property);
    if (value == null) {
      return null;
    }
    try {
      return value.intValueExact();
    } catch (ArithmeticException e) {
      problem("\"" + property + "\" must be a whole number.");
      return null;
    }
  }

  Object anything(String property) {
    JsonNode value = node.get(property);
    if (value == null || value.isNull()) {
      return null;
    }
    if (value.isString()) {
      return value.stringValue();
    }
    if (value.isNumber()) {
      return value.decimalValue();
    }
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    if (value.isArray()) {
      return value.valueStream().map(JsonNode::asString).toList();
    }
    problem("\"" + property + "\" must be a text, a number, true, false or a list of texts.");
    return null;
  }

  FeelExpression feel(String property) {
    return parsed(property, FeelExpression::parse);
  }

  Pattern pattern(String property) {
    return parsed(
        property,
        text -> {
          try {
            return Pattern.compile(text);
          } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("The pattern cannot be read: " + e.getDescription());
          }
        });
  }

  private <T> T parsed(String property, Function<String, T> parser) {
    String text = text(property);
    if (text == null) {
      return null;
    }
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException e) {
      problem("\"" + property + "\": " + e.getMessage());
      return null;
    }
  }

  /** One of the given texts, or null. */
  String oneOf(String property, Set<String> allowed) {
    String text = text(property);
    if (text != null && !allowed.contains(text)) {
      problem("\"" + property + "\" is \"" + text + "\"; Homeward knows " + allowed + ".");
      return null;
    }
    return text;
  }

  /** The object under a property; empty when it is missing. */
  FormJson object(String property) {
    JsonNode value = node.path(property);
    if (!value.isObject() && !value.isMissingNode() && !value.isNull()) {
      problem("\"" + property + "\" must be an object.");
    }
    return new FormJson(value, name, problems);
  }

  List<FormJson> objects(String property) {
    JsonNode value = node.path(property);
    if (value.isMissingNode() || value.isNull()) {
      return List.of();
    }
    if (!value.isArray()) {
      problem("\"" + property + "\" must be a list.");
      return List.of();
    }
    return value
        .valueStream()
        .map(item -> new FormJson(item, componentName(item), problems))
        .toList();
  }

  /** Values of a question belong to the question; components have a name of their own. */
  private String componentName(JsonNode item) {
    for (String property : List.of("key", "id")) {
      if (item.path(property).isString()) {
        return item.path(property).stringValue();
      }
    }
    return name;
  }
}
