package org.homeward.discharge;

import java.util.HashMap;
import java.util.Map;
import org.homeward.camunda.EngineJob;
import org.homeward.camunda.EngineJobHandler;
import org.springframework.stereotype.Component;

/**
 * Job type {@code discharge.change-delay-reason}: something else is in the way now. Reads {@code
 * changedOn, delayReason, attribution, responsibleCouncil, contributingReasons}; gives {@code
 * reasonChanged}, false when the answers are the same as before, and {@code consentToShare} as it
 * is now, or null. A change is told by the message {@code delay-changed}.
 */
@Component
class ChangingDelayReason implements EngineJobHandler {

  private final CaseAnswers answers;
  private final ReadyPeriods periods;
  private final DelayNews news;

  ChangingDelayReason(CaseAnswers answers, ReadyPeriods periods, DelayNews news) {
    this.answers = answers;
    this.periods = periods;
    this.news = news;
  }

  @Override
  public String type() {
    return "discharge.change-delay-reason";
  }

  @Override
  public Map<String, Object> handle(EngineJob job) {
    CaseAnswers.Answers said = answers.of(job.caseReference());
    SpellEntity spell = periods.spell(said.file().id());
    boolean changed =
        periods.changeReason(spell, said.day("changedOn"), said.delay(), job.elementInstanceKey());
    periods
        .current(spell)
        .ifPresent(period -> answers.reasonSince(said.file(), period.startedOn()));
    if (changed) {
      news.send(job, said);
    }
    Map<String, Object> now = new HashMap<>();
    now.put("reasonChanged", changed);
    // A part of the pathway has its own copy of this, and the person may have decided since.
    now.put("consentToShare", said.text("consentToShare"));
    return now;
  }
}
