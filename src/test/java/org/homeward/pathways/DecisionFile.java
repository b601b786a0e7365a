package org.homeward.pathways;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.dmn.DecisionEngine;
import io.camunda.zeebe.dmn.DecisionEngineFactory;
import io.camunda.zeebe.dmn.DecisionEvaluationResult;
import io.camunda.zeebe.dmn.MatchedRule;
import io.camunda.zeebe.dmn.ParsedDecision;
import io.camunda.zeebe.dmn.ParsedDecisionRequirementsGraph;
import io.camunda.zeebe.protocol.impl.encoding.MsgPackConverter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A DMN file, evaluated by the engine's own decision engine without a running engine. */
final class DecisionFile {

  private static final DecisionEngine ENGINE = DecisionEngineFactory.createDecisionEngine();

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ParsedDecisionRequirementsGraph graph;

  DecisionFile(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      graph = ENGINE.parse(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(graph.isValid()).as("%s: %s", file, graph.getFailureMessage()).isTrue();
  }

  /** The ids of the decisions in the file. */
  List<String> ids() {
    return graph.getDecisions().stream().map(ParsedDecision::getId).toList();
  }

  /** What the decision says, and by which rules. */
  Answer decide(String id, Map<String, Object> variables) {
    DecisionEvaluationResult result = evaluate(id, variables);
    return new Answer(MsgPackConverter.convertToMap(result.getOutput()), rules(result));
  }

  /** What a decision with a single output says. */
  Object value(String id, Map<String, Object> variables) {
    return MsgPackConverter.convertToObject(evaluate(id, variables).getOutput(), Object.class);
  }

  /** By which rules the decision says what it says. */
  List<String> rules(String id, Map<String, Object> variables) {
    return rules(evaluate(id, variables));
  }

  /** What a decision says that collects the outputs of several rules. */
  @SuppressWarnings("unchecked")
  List<Map<String, Object>> list(String id, Map<String, Object> variables) {
    return (List<Map<String, Object>>)
        MsgPackConverter.convertToObject(evaluate(id, variables).getOutput(), Object.class);
  }

  private DecisionEvaluationResult evaluate(String id, Map<String, Object> variables) {
    DecisionEvaluationResult result = ENGINE.evaluateDecisionById(graph, id, () -> variables);
    assertThat(result.isFailure()).as(result.getFailureMessage()).isFalse();
    return result;
  }

  private static List<String> rules(DecisionEvaluationResult result) {
    return result.getEvaluatedDecisions().getLast().matchedRules().stream()
        .map(MatchedRule::ruleId)
        .toList();
  }

  /** What a decision that collects says: one entry for each rule that fits, in their order. */
  @SuppressWarnings("unchecked")
  List<Object> collect(String id, Map<String, Object> variables) {
    var result = ENGINE.evaluateDecisionById(graph, id, () -> variables);
    assertThat(result.isFailure()).as(result.getFailureMessage()).isFalse();
    Object output =
        JSON.readValue(MsgPackConverter.convertToJson(result.getOutput()), Object.class);
    return output == null ? List.of() : (List<Object>) output;
  }

  /** The outputs by name, and the ids of the rules that gave them. */
  record Answer(Map<String, Object> outputs, List<String> rules) {}
}
