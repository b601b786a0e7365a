package org.homeward.casefile;

import java.util.Optional;
import org.homeward.camunda.EngineJobGivenOut;
import org.homeward.camunda.EngineTask;
import org.homeward.pathway.PathwayCatalogue;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Learns from the engine's tasks and jobs which process carries a case. The first may lie in a part
 * of the pathway: it tells the version of the pathway, but not which process runs it.
 */
@Component
public class TakingUp {

  private final CaseFiles cases;
  private final PathwayCatalogue pathways;

  TakingUp(CaseFiles cases, PathwayCatalogue pathways) {
    this.cases = cases;
    this.pathways = pathways;
  }

  /**
   * A task appears in a case.
   *
   * @param task the task
   * @return the case
   * @throws IllegalStateException if the task names no case that exists
   */
  public CaseFile by(EngineTask task) {
    return note(task.text("caseReference"), task.processDefinitionKey(), task.processInstanceKey());
  }

  @EventListener
  void by(EngineJobGivenOut job) {
    if (cases.find(job.caseReference()).isPresent()) {
      note(job.caseReference(), job.processDefinitionKey(), job.processInstanceKey());
    }
  }

  private CaseFile note(String reference, long definitionKey, long instanceKey) {
    Optional<Long> pathway = pathways.pathwayKey(definitionKey);
    boolean itself = pathway.filter(key -> key == definitionKey).isPresent();
    return cases.takenUp(reference, itself ? instanceKey : null, pathway.orElse(null));
  }
}
