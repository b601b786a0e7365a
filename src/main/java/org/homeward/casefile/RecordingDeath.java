package org.homeward.casefile;

import java.util.Map;
import org.homeward.camunda.EngineJob;
import org.homeward.camunda.EngineJobHandler;
import org.springframework.stereotype.Component;

/**
 * Job type {@code person.record-death}: reads {@code dateOfDeath}. Where the event that tells of
 * the death says so itself, all is recorded already and nothing changes.
 */
@Component
class RecordingDeath implements EngineJobHandler {

  /** Key of the answer that says when the person died. */
  static final String DATE_OF_DEATH = "dateOfDeath";

  private final CaseFiles cases;
  private final CaseFacts facts;
  private final Deaths deaths;

  RecordingDeath(CaseFiles cases, CaseFacts facts, Deaths deaths) {
    this.cases = cases;
    this.facts = facts;
    this.deaths = deaths;
  }

  @Override
  public String type() {
    return "person.record-death";
  }

  @Override
  public Map<String, Object> handle(EngineJob job) {
    CaseFile file = cases.find(job.caseReference()).orElseThrow();
    deaths.record(file, facts.of(file.id()));
    return Map.of();
  }
}
