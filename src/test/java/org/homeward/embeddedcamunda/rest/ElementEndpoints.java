package org.homeward.embeddedcamunda.rest;

import io.camunda.zeebe.protocol.impl.record.value.incident.IncidentRecord;
import io.camunda.zeebe.protocol.impl.record.value.variable.VariableDocumentRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.VariableDocumentIntent;
import io.camunda.zeebe.protocol.record.value.VariableDocumentUpdateSemantic;
import org.homeward.embeddedcamunda.engine.Command;
import org.homeward.embeddedcamunda.http.HttpResponse;

/** Variables of an element instance, and the incidents that happen to it. */
final class ElementEndpoints {
  void register(Router router) {
    router.put("/v2/element-instances/{key}/variables", ElementEndpoints::setVariables);
    router.post("/v2/incidents/{key}/resolution", ElementEndpoints::resolve);
  }

  private static HttpResponse setVariables(Call call) {
    JsonBody body = call.body();
    if (!body.has("variables")) {
      throw Problem.invalid("No variables provided");
    }
    VariableDocumentRecord document =
        new VariableDocumentRecord()
            .setScopeKey(call.key("key"))
            .setVariables(body.variables())
            .setUpdateSemantics(
                body.flag("local", false)
                    ? VariableDocumentUpdateSemantic.LOCAL
                    : VariableDocumentUpdateSemantic.PROPAGATE);
    call.send(Command.of(VariableDocumentIntent.UPDATE, ValueType.VARIABLE_DOCUMENT, document));
    return Answer.noContent();
  }

  private static HttpResponse resolve(Call call) {
    call.body();
    call.send(
        Command.of(
            IncidentIntent.RESOLVE, ValueType.INCIDENT, call.key("key"), new IncidentRecord()));
    return Answer.noContent();
  }
}
