package org.homeward.embeddedcamunda.rest;

import io.camunda.zeebe.protocol.impl.record.value.clock.ClockRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.ClockIntent;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.homeward.embeddedcamunda.engine.Command;
import org.homeward.embeddedcamunda.engine.EngineHost;
import org.homeward.embeddedcamunda.http.HttpResponse;

/** The cluster (one broker, one partition, always healthy), its licence, and its clock. */
final class ClusterEndpoints {
  private final Control control;
  private final IntSupplier port;

  ClusterEndpoints(Control control, IntSupplier port) {
    this.control = control;
    this.port = port;
  }

  void register(Router router) {
    router.get("/v2/topology", call -> topology());
    router.get("/v2/status", call -> Answer.noContent());
    router.get("/v2/license", call -> licence());
    router.put("/v2/clock", ClusterEndpoints::pin);
    router.post("/v2/clock/reset", ClusterEndpoints::reset);
  }

  private HttpResponse topology() {
    Map<String, Object> partition =
        Fields.of("partitionId", EngineHost.PARTITION, "role", "leader", "health", "healthy");
    Map<String, Object> broker =
        Fields.of(
            "nodeId",
            0,
            "host",
            "127.0.0.1",
            "port",
            port.getAsInt(),
            "partitions",
            List.of(partition),
            "version",
            EngineHost.VERSION);
    return Answer.json(
        Fields.of(
            "brokers",
            List.of(broker),
            "clusterSize",
            1,
            "partitionsCount",
            1,
            "replicationFactor",
            1,
            "gatewayVersion",
            EngineHost.VERSION,
            "lastCompletedChangeId",
            Long.toString(control.lastChange())));
  }

  private static HttpResponse licence() {
    return Answer.json(
        Fields.of(
            "validLicense",
            false,
            "licenseType",
            "unknown",
            "isCommercial",
            false,
            "expiresAt",
            null));
  }

  private static HttpResponse pin(Call call) {
    long timestamp = call.body().number("timestamp", -1);
    if (timestamp < 0) {
      throw Problem.invalid("The timestamp must be a number that is not negative");
    }
    ClockRecord clock = new ClockRecord().pinAt(timestamp);
    call.send(Command.of(ClockIntent.PIN, ValueType.CLOCK, clock));
    return Answer.noContent();
  }

  private static HttpResponse reset(Call call) {
    call.send(Command.of(ClockIntent.RESET, ValueType.CLOCK, new ClockRecord()));
    return Answer.noContent();
  }
}
