package org.homeward.embeddedcamunda.rest;

import static org.homeward.embeddedcamunda.rest.Fields.key;

import io.camunda.zeebe.protocol.impl.record.value.decision.DecisionEvaluationRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.DecisionEvaluationIntent;
import io.camunda.zeebe.protocol.record.value.EvaluatedDecisionValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.homeward.embeddedcamunda.engine.Command;
import org.homeward.embeddedcamunda.engine.Reply;
import org.homeward.embeddedcamunda.http.HttpResponse;
import org.homeward.embeddedcamunda.search.DecisionDetails;

/** Evaluates a decision outside of any process. */
final class DecisionEvaluation {
  void register(Router router) {
    router.post("/v2/decision-definitions/evaluation", DecisionEvaluation::evaluate);
  }

  private static HttpResponse evaluate(Call call) {
    JsonBody body = call.body();
    body.checkTenant();
    boolean byKey = body.has("decisionDefinitionKey");
    if (byKey == body.has("decisionDefinitionId")) {
      throw Problem.invalid(
          "Exactly one of [decisionDefinitionId, decisionDefinitionKey] is required");
    }
    DecisionEvaluationRecord evaluation =
        new DecisionEvaluationRecord().setVariables(body.variables());
    if (byKey) {
      evaluation.setDecisionKey(body.key("decisionDefinitionKey"));
    } else {
      evaluation.setDecisionId(body.required("decisionDefinitionId"));
    }
    Reply reply =
        call.send(
            Command.of(
                DecisionEvaluationIntent.EVALUATE, ValueType.DECISION_EVALUATION, evaluation));
    return Answer.json(answer(reply.key(), reply.as(new DecisionEvaluationRecord())));
  }

  private static Map<String, Object> answer(long evaluationKey, DecisionEvaluationRecord done) {
    List<Map<String, Object>> decisions = new ArrayList<>();
    for (EvaluatedDecisionValue decision : done.getEvaluatedDecisions()) {
      decisions.add(decision(evaluationKey + "-" + (decisions.size() + 1), decision));
    }
    return Fields.of(
        "decisionDefinitionId", done.getDecisionId(),
        "decisionDefinitionName", done.getDecisionName(),
        "decisionDefinitionVersion", done.getDecisionVersion(),
        "decisionDefinitionKey", key(done.getDecisionKey()),
        "decisionRequirementsId", done.getDecisionRequirementsId(),
        "decisionRequirementsKey", key(done.getDecisionRequirementsKey()),
        "output", done.getDecisionOutput(),
        "failedDecisionDefinitionId", done.getFailedDecisionId(),
        "failureMessage", done.getEvaluationFailureMessage(),
        "tenantId", done.getTenantId(),
        "decisionInstanceKey", key(evaluationKey),
        "decisionEvaluationKey", key(evaluationKey),
        "evaluatedDecisions", decisions);
  }

  private static Map<String, Object> decision(String instanceKey, EvaluatedDecisionValue decision) {
    return Fields.of(
        "decisionEvaluationInstanceKey", instanceKey,
        "decisionDefinitionId", decision.getDecisionId(),
        "decisionDefinitionName", decision.getDecisionName(),
        "decisionDefinitionVersion", decision.getDecisionVersion(),
        "decisionDefinitionKey", key(decision.getDecisionKey()),
        "decisionDefinitionType", decision.getDecisionType(),
        "output", decision.getDecisionOutput(),
        "tenantId", decision.getTenantId(),
        "evaluatedInputs", DecisionDetails.inputs(decision),
        "matchedRules", DecisionDetails.rules(decision));
  }
}
