package org.homeward.embeddedcamunda.rest;

import static org.homeward.embeddedcamunda.rest.Fields.key;
import static org.homeward.embeddedcamunda.rest.JsonBody.DEFAULT_TENANT;

import io.camunda.zeebe.protocol.impl.record.value.message.MessageCorrelationRecord;
import io.camunda.zeebe.protocol.impl.record.value.message.MessageRecord;
import io.camunda.zeebe.protocol.impl.record.value.signal.SignalRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.MessageCorrelationIntent;
import io.camunda.zeebe.protocol.record.intent.MessageIntent;
import io.camunda.zeebe.protocol.record.intent.SignalIntent;
import org.homeward.embeddedcamunda.engine.Command;
import org.homeward.embeddedcamunda.engine.Reply;
import org.homeward.embeddedcamunda.http.HttpResponse;

/** Messages and signals. */
final class MessageEndpoints {
  void register(Router router) {
    router.post("/v2/messages/publication", MessageEndpoints::publish);
    router.post("/v2/messages/correlation", MessageEndpoints::correlate);
    router.post("/v2/signals/broadcast", MessageEndpoints::broadcast);
  }

  private static HttpResponse publish(Call call) {
    JsonBody body = call.body();
    body.checkTenant();
    MessageRecord message =
        new MessageRecord()
            .setName(body.required("name"))
            .setCorrelationKey(body.text("correlationKey", ""))
            .setTimeToLive(body.number("timeToLive", 0))
            .setMessageId(body.text("messageId", ""))
            .setVariables(body.variables());
    Reply reply = call.send(Command.of(MessageIntent.PUBLISH, ValueType.MESSAGE, message));
    return Answer.json(Fields.of("messageKey", key(reply.key()), "tenantId", DEFAULT_TENANT));
  }

  private static HttpResponse correlate(Call call) {
    JsonBody body = call.body();
    body.checkTenant();
    MessageCorrelationRecord message =
        new MessageCorrelationRecord()
            .setName(body.required("name"))
            .setCorrelationKey(body.text("correlationKey", ""))
            .setVariables(body.variables());
    MessageCorrelationRecord correlated =
        call.send(
                Command.of(
                    MessageCorrelationIntent.CORRELATE, ValueType.MESSAGE_CORRELATION, message))
            .as(new MessageCorrelationRecord());
    return Answer.json(
        Fields.of(
            "messageKey", key(correlated.getMessageKey()),
            "tenantId", DEFAULT_TENANT,
            "processInstanceKey", key(correlated.getProcessInstanceKey())));
  }

  private static HttpResponse broadcast(Call call) {
    JsonBody body = call.body();
    body.checkTenant();
    SignalRecord signal =
        new SignalRecord()
            .setSignalName(body.required("signalName"))
            .setVariables(body.variables());
    Reply reply = call.send(Command.of(SignalIntent.BROADCAST, ValueType.SIGNAL, signal));
    return Answer.json(Fields.of("signalKey", key(reply.key()), "tenantId", DEFAULT_TENANT));
  }
}
