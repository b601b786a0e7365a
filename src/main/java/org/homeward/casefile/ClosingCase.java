package org.homeward.casefile;

import java.util.Map;
import org.homeward.camunda.EngineJob;
import org.homeward.camunda.EngineJobHandler;
import org.springframework.stereotype.Component;

/**
 * Job type {@code case.close}: the pathway has come to an end, with its {@code outcome} in words.
 */
@Component
class ClosingCase implements EngineJobHandler {

  private final CaseFiles cases;

  ClosingCase(CaseFiles cases) {
    this.cases = cases;
  }

  @Override
  public String type() {
    return "case.close";
  }

  @Override
  public Map<String, Object> handle(EngineJob job) {
    String outcome = job.text("outcome");
    cases.close(job.caseReference(), outcome == null ? "Completed" : outcome);
    return Map.of();
  }
}
