package org.homeward.casefile;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.homeward.camunda.EngineCommand;
import org.homeward.camunda.EngineJob;
import org.homeward.camunda.EngineJobHandler;
import org.homeward.camunda.EngineOutbox;
import org.springframework.stereotype.Component;

/**
 * Job type {@code case.tell-linked}: sends the {@code message} of its header to every open case
 * that is linked with this one, or only to those of the pathway in the header {@code toPathway},
 * with the variables that the header {@code carry} lists, which become facts of that case, too.
 * Where the header {@code when} names a variable, nothing is told unless that is true. A case that
 * does not wait for it goes on as if nothing had been said.
 */
@Component
class TellingLinkedCases implements EngineJobHandler {

  private final CaseFiles cases;
  private final CaseRepository repository;
  private final CaseFacts facts;
  private final CaseLinks links;
  private final EngineOutbox outbox;

  TellingLinkedCases(
      CaseFiles cases,
      CaseRepository repository,
      CaseFacts facts,
      CaseLinks links,
      EngineOutbox outbox) {
    this.cases = cases;
    this.repository = repository;
    this.facts = facts;
    this.links = links;
    this.outbox = outbox;
  }

  @Override
  public String type() {
    return "case.tell-linked";
  }

  @Override
  public Map<String, Object> handle(EngineJob job) {
    CaseFile from = cases.find(job.caseReference()).orElseThrow();
    String message = job.headers().get("message");
    if (message == null || message.isBlank()) {
      throw new IllegalStateException(job.elementId() + " names no message to send");
    }
    String when = job.headers().get("when");
    if (when != null && !Boolean.TRUE.equals(job.variables().get(when))) {
      return Map.of();
    }
    repository.lockPerson(from.personId());
    if (links.visited(from.id(), job.elementInstanceKey()).isPresent()) {
      return Map.of();
    }
    Map<String, Object> carried = carried(job);
    String only = job.headers().get("toPathway");
    cases.all(links.of(from.id())).values().stream()
        .filter(CaseFile::open)
        .filter(other -> only == null || only.isBlank() || only.equals(other.pathwayId()))
        .forEach(other -> tell(other, message, messageId(job, other), carried));
    links.remember(from.id(), job.elementInstanceKey(), null);
    return Map.of();
  }

  private void tell(CaseFile other, String message, String id, Map<String, Object> variables) {
    outbox.append(
        other.reference(),
        new EngineCommand.PublishMessage(message, other.reference(), id, variables));
    repository.lockCase(other.id());
    variables.forEach(
        (name, value) -> {
          if (value != null) {
            facts.workedOut(other.id(), name, value);
          }
        });
  }

  private static Map<String, Object> carried(EngineJob job) {
    Map<String, Object> carried = new HashMap<>();
    Arrays.stream(job.headers().getOrDefault("carry", "").split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .forEach(name -> carried.put(name, job.variables().get(name)));
    return carried;
  }

  /** The same for each try of a visit, so that the engine takes it once. */
  private static String messageId(EngineJob job, CaseFile other) {
    return job.caseReference() + "-" + job.elementInstanceKey() + "-" + other.reference();
  }
}
