package org.homeward.pathways;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;

/** FEEL as the engine and the forms evaluate it. */
final class Feel {

  private static final FeelEngineApi ENGINE = FeelEngineBuilder.forJava().build();

  private Feel() {}

  /** Fails unless the text after the leading "=" is a FEEL expression. */
  static void assertParses(String expression, String where) {
    assertThat(expression).as("FEEL expression of %s", where).startsWith("=");
    var parsed = ENGINE.parseExpression(expression.substring(1));
    assertThat(parsed.isSuccess()).as("%s: %s: %s", where, expression, parsed).isTrue();
  }

  /** The value of an expression that starts with "="; fails when it cannot be evaluated. */
  static Object evaluate(String expression, Map<String, Object> variables) {
    assertThat(expression).startsWith("=");
    var result = ENGINE.evaluateExpression(expression.substring(1), variables);
    assertThat(result.isSuccess()).as("%s: %s", expression, result).isTrue();
    return result.result();
  }
}
