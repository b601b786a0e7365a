package org.homeward.links;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.homeward.camunda.EngineJob;
import org.homeward.camunda.EngineJobHandler;
import org.homeward.camunda.EngineTask;
import org.homeward.camunda.EngineTaskListener;
import org.homeward.casefile.CaseActs;
import org.homeward.casefile.CaseFacts;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.StartingCase;
import org.homeward.pathway.PathwayCatalogue;
import org.homeward.testsupport.Casework;
import org.springframework.transaction.support.TransactionTemplate;

/** Does in tests what the engine does when it comes to a step of the test pathways. */
class Desk {

  private static final AtomicLong KEYS = new AtomicLong(7_000_000_000_000_000L);

  private final Casework work;
  private final StartingCase starting;
  private final CaseActs acts;
  private final PathwayCatalogue pathways;
  private final EngineTaskListener listener;
  private final List<EngineJobHandler> handlers;
  private final TransactionTemplate transaction;

  Desk(
      Casework work,
      StartingCase starting,
      CaseActs acts,
      PathwayCatalogue pathways,
      EngineTaskListener listener,
      List<EngineJobHandler> handlers,
      TransactionTemplate transaction) {
    this.work = work;
    this.starting = starting;
    this.acts = acts;
    this.pathways = pathways;
    this.listener = listener;
    this.handlers = handlers;
    this.transaction = transaction;
  }

  CaseFile start(String pathway, long personId, String username, Map<String, Object> answers) {
    return starting.start(
        UUID.randomUUID().toString(),
        pathways.current(pathway).orElseThrow(),
        personId,
        answers,
        answers,
        work.user(username));
  }

  CaseFile plan(long personId) {
    Map<String, Object> answers = new HashMap<>();
    answers.put("ward", "cnwl-juniper-ward");
    answers.put("borough", "westminster");
    answers.put("secret", "Afraid of dogs");
    return start("visit-plan", personId, "coordinator", answers);
  }

  /** As after a task in which somebody answered. */
  void answered(CaseFile file, Map<String, Object> answers) {
    transaction.executeWithoutResult(
        s ->
            acts.keep(
                file.id(),
                CaseFacts.OF_THE_CASE,
                CaseActs.Kind.TASK,
                "say-need",
                null,
                "visit-plan-need",
                answers,
                work.user("coordinator")));
  }

  long task(CaseFile file, String elementId, String role) {
    long key = KEYS.incrementAndGet();
    EngineTask task =
        new EngineTask(
            key,
            file.id(),
            8_000_000_000_000_000L + file.id(),
            file.pathwayId(),
            elementId,
            null,
            List.of(role),
            null,
            50,
            Map.of("caseReference", file.reference()));
    transaction.executeWithoutResult(s -> listener.creating(task));
    return key;
  }

  static long visit() {
    return KEYS.incrementAndGet();
  }

  /** Gives a job out once. */
  Map<String, Object> job(
      String type,
      CaseFile file,
      long visit,
      Map<String, String> headers,
      Map<String, Object> variables) {
    EngineJobHandler handler =
        handlers.stream().filter(h -> h.type().equals(type)).findFirst().orElseThrow();
    EngineJob job =
        new EngineJob(
            KEYS.incrementAndGet(), type, file.reference(), "step", visit, 1, headers, variables);
    return transaction.execute(s -> handler.handle(job));
  }
}
