package org.homeward.form;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.Ref;
import scala.Product;
import scala.Tuple2;
import scala.jdk.javaapi.CollectionConverters;

/** A FEEL expression of a form, parsed once. Has no side effects and is safe between threads. */
public final class FeelExpression {

  private static final FeelEngineApi ENGINE = FeelEngineBuilder.forJava().build();

  private final ParsedExpression parsed;

  private FeelExpression(ParsedExpression parsed) {
    this.parsed = parsed;
  }

  /**
   * @param text the expression, with or without the leading "="
   * @return the parsed expression
   * @throws IllegalArgumentException if it cannot be parsed, or reads the machine's clock
   */
  public static FeelExpression parse(String text) {
    String body = text.strip();
    if (body.startsWith("=")) {
      body = body.substring(1);
    }
    if (body.isBlank()) {
      throw new IllegalArgumentException("The FEEL expression is empty.");
    }
    ParseResult result = read(body);
    if (result.isFailure()) {
      throw new IllegalArgumentException(
          "The FEEL expression cannot be read: " + result.failure().message());
    }
    FeelExpression expression = new FeelExpression(result.parsedExpression());
    if (readsClock(expression.tree())) {
      throw new IllegalArgumentException(
          "The FEEL expression calls now() or today(); use the variable today.");
    }
    return expression;
  }

  /**
   * The parser goes down one level of the stack for each level of the expression. What is nested so
   * deeply that the stack ends is no rule that anybody wrote by hand.
   */
  private static ParseResult read(String body) {
    try {
      return ENGINE.parseExpression(body);
    } catch (StackOverflowError e) {
      throw new IllegalArgumentException("The FEEL expression is nested too deeply.");
    }
  }

  /**
   * @return the expression as written, without the leading "="
   */
  public String text() {
    return parsed.text();
  }

  /** The value in Java types, or null; also null when something it needs is missing. */
  Object evaluate(Map<String, Object> variables) {
    EvaluationResult result = ENGINE.evaluate(parsed, variables);
    return result.isSuccess() ? result.result() : null;
  }

  /**
   * @param variables what the expression may read, by name
   * @return true or false, or empty when the value is null or nothing of the kind
   */
  public Optional<Boolean> test(Map<String, Object> variables) {
    return evaluate(variables) instanceof Boolean value ? Optional.of(value) : Optional.empty();
  }

  /**
   * Whether it is true of a case as it stands.
   *
   * @param context the facts of the case and the day; days among the facts are dates
   * @return false also when the value is null or no yes or no
   */
  public boolean holds(FormContext context) {
    return test(FormScope.of(context)).orElse(false);
  }

  Exp tree() {
    return parsed.expression();
  }

  /** Names of the variables the expression reads, without those it binds itself. */
  Set<String> variables() {
    Set<String> read = new LinkedHashSet<>();
    Set<String> bound = new LinkedHashSet<>();
    collect(tree(), read, bound);
    read.removeAll(bound);
    return read;
  }

  private static void collect(Object node, Set<String> read, Set<String> bound) {
    if (node instanceof Ref ref) {
      read.add(ref.names().head());
    } else if (node instanceof scala.collection.Iterable<?> several) {
      CollectionConverters.asJava(several).forEach(part -> collect(part, read, bound));
    } else if (node instanceof Product product) {
      if (node instanceof Tuple2<?, ?> binding && binding._1() instanceof String name) {
        bound.add(name);
      }
      parts(product).forEach(part -> collect(part, read, bound));
    }
  }

  private static boolean readsClock(Object node) {
    if (node instanceof FunctionInvocation call
        && (call.function().equals("now") || call.function().equals("today"))) {
      return true;
    }
    if (node instanceof scala.collection.Iterable<?> several) {
      for (Object part : CollectionConverters.asJava(several)) {
        if (readsClock(part)) {
          return true;
        }
      }
      return false;
    }
    if (node instanceof Product product) {
      for (Object part : parts(product)) {
        if (readsClock(part)) {
          return true;
        }
      }
    }
    return false;
  }

  private static Iterable<Object> parts(Product product) {
    return () -> CollectionConverters.asJava(product.productIterator());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FeelExpression expression && text().equals(expression.text());
  }

  @Override
  public int hashCode() {
    return text().hashCode();
  }

  @Override
  public String toString() {
    return "=" + text();
  }
}
