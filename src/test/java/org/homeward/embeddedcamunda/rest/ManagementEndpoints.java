package org.homeward.embeddedcamunda.rest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.homeward.embeddedcamunda.http.HttpResponse;

/** The management API: the clock of the engine, and the purge of all data. */
final class ManagementEndpoints {
  private final Control control;

  ManagementEndpoints(Control control) {
    this.control = control;
  }

  void register(Router router) {
    router.get("/actuator/clock", call -> clock());
    router.post("/actuator/clock/add", this::add);
    router.post("/actuator/clock/pin", this::pin);
    router.delete("/actuator/clock", call -> reset());
    router.post("/actuator/cluster/purge", call -> purge());
    router.get("/actuator/health", call -> Answer.json(Map.of("status", "UP")));
  }

  private HttpResponse clock() {
    Instant now = control.now();
    return Answer.json(Fields.of("epochMilli", now.toEpochMilli(), "instant", now.toString()));
  }

  private HttpResponse add(Call call) {
    control.addTime(Duration.ofMillis(call.body().number("offsetMilli", 0)));
    return clock();
  }

  private HttpResponse pin(Call call) {
    if (!call.body().has("epochMilli")) {
      throw Problem.invalid("No epochMilli provided");
    }
    control.pinTime(Instant.ofEpochMilli(call.body().number("epochMilli", 0)));
    return clock();
  }

  private HttpResponse reset() {
    control.resetTime();
    return clock();
  }

  private HttpResponse purge() {
    return Answer.json(Fields.of("changeId", control.purge(), "plannedChanges", List.of()));
  }
}
