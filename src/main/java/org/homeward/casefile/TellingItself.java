package org.homeward.casefile;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.homeward.camunda.EngineCommand;
import org.homeward.camunda.EngineJob;
import org.homeward.camunda.EngineJobHandler;
import org.homeward.camunda.EngineOutbox;
import org.springframework.stereotype.Component;

/**
 * Job type {@code case.tell-itself}: sends the {@code message} of its header to the case it stands
 * in, with the variables that the header {@code carry} lists. What was decided beside the main way
 * of a pathway reaches it like that.
 *
 * <p>With the header {@code subject} = {@code new} what is told is a subject of its own: the
 * message carries {@code taskSubject}, and what is carried becomes facts of that subject, with
 * those that the header {@code keep} lists, which go no way through the engine. With {@code task}
 * it goes to the one that waits for the subject of the job.
 */
@Component
class TellingItself implements EngineJobHandler {

  private final CaseFiles cases;
  private final CaseLock lock;
  private final CaseLinks links;
  private final CaseFacts facts;
  private final EngineOutbox outbox;

  TellingItself(
      CaseFiles cases, CaseLock lock, CaseLinks links, CaseFacts facts, EngineOutbox outbox) {
    this.cases = cases;
    this.lock = lock;
    this.links = links;
    this.facts = facts;
    this.outbox = outbox;
  }

  @Override
  public String type() {
    return "case.tell-itself";
  }

  @Override
  public Map<String, Object> handle(EngineJob job) {
    String message = job.headers().get("message");
    if (message == null || message.isBlank()) {
      throw new IllegalStateException(job.elementId() + " names no message to send");
    }
    CaseFile file = cases.find(job.caseReference()).orElseThrow();
    lock.lock(file.id());
    if (links.visited(file.id(), job.elementInstanceKey()).isPresent()) {
      return Map.of();
    }
    Map<String, Object> carried = new HashMap<>();
    names(job, "carry").forEach(name -> carried.put(name, job.variables().get(name)));
    String key = file.reference();
    switch (job.headers().getOrDefault("subject", "")) {
      case "new" -> carried.put("taskSubject", begin(file, job, carried));
      case "task" -> key = key + " " + job.text("taskSubject");
      default -> {
        // It concerns the case as a whole.
      }
    }
    String id = file.reference() + "-" + job.elementInstanceKey();
    outbox.append(file.reference(), new EngineCommand.PublishMessage(message, key, id, carried));
    links.remember(file.id(), job.elementInstanceKey(), null);
    return Map.of();
  }

  /** A new subject has the number of the visit, so that no two are the same. */
  private String begin(CaseFile file, EngineJob job, Map<String, Object> carried) {
    String subject = "T-" + job.elementInstanceKey();
    Map<String, Object> known = facts.of(file.id(), job.text("taskSubject"));
    Map<String, Object> about = new HashMap<>(carried);
    names(job, "keep").forEach(name -> about.put(name, known.get(name)));
    about.values().removeIf(Objects::isNull);
    about.forEach((name, value) -> facts.workedOut(file.id(), subject, name, value));
    return subject;
  }

  private static List<String> names(EngineJob job, String header) {
    return Arrays.stream(job.headers().getOrDefault(header, "").split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
