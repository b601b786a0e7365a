package org.homeward.embeddedcamunda.search;

import io.camunda.zeebe.protocol.record.value.EvaluatedDecisionValue;
import io.camunda.zeebe.protocol.record.value.EvaluatedInputValue;
import io.camunda.zeebe.protocol.record.value.EvaluatedOutputValue;
import io.camunda.zeebe.protocol.record.value.MatchedRuleValue;
import java.util.List;
import java.util.Map;

/** The API's form of how a decision came about. */
public final class DecisionDetails {
  private DecisionDetails() {}

  /** Returns the inputs of the decision. */
  public static List<Map<String, Object>> inputs(EvaluatedDecisionValue decision) {
    return decision.getEvaluatedInputs().stream().map(DecisionDetails::input).toList();
  }

  /** Returns the rules that matched, with their outputs. */
  public static List<Map<String, Object>> rules(EvaluatedDecisionValue decision) {
    return decision.getMatchedRules().stream().map(DecisionDetails::rule).toList();
  }

  private static Map<String, Object> input(EvaluatedInputValue input) {
    return Map.of(
        "inputId", input.getInputId(),
        "inputName", input.getInputName(),
        "inputValue", input.getInputValue());
  }

  private static Map<String, Object> rule(MatchedRuleValue rule) {
    return Map.of(
        "ruleId", rule.getRuleId(),
        "ruleIndex", rule.getRuleIndex(),
        "evaluatedOutputs",
            rule.getEvaluatedOutputs().stream().map(DecisionDetails::output).toList());
  }

  private static Map<String, Object> output(EvaluatedOutputValue output) {
    return Map.of(
        "outputId", output.getOutputId(),
        "outputName", output.getOutputName(),
        "outputValue", output.getOutputValue());
  }
}
