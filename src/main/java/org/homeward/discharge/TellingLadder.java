package org.homeward.discharge;

import java.util.Map;
import org.homeward.camunda.EngineJob;
import org.homeward.camunda.EngineJobHandler;
import org.springframework.stereotype.Component;

/**
 * Job type {@code discharge.tell-ladder}: what is known of the delay may have changed, so the
 * ladder of escalation looks again. Changes nothing; reads {@code delayReason, contributingReasons,
 * outOfArea} for the message {@code delay-changed}.
 */
@Component
class TellingLadder implements EngineJobHandler {

  private final CaseAnswers answers;
  private final DelayNews news;

  TellingLadder(CaseAnswers answers, DelayNews news) {
    this.answers = answers;
    this.news = news;
  }

  @Override
  public String type() {
    return "discharge.tell-ladder";
  }

  @Override
  public Map<String, Object> handle(EngineJob job) {
    news.send(job, answers.of(job.caseReference()));
    return Map.of();
  }
}
