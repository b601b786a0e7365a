package org.homeward.discharge;

import java.util.Map;
import org.homeward.camunda.EngineJob;
import org.homeward.camunda.EngineJobHandler;
import org.springframework.stereotype.Component;

/**
 * Job type {@code discharge.record-absence}: the person is absent without leave since {@code
 * absentSince}, or came back on {@code returnedOn} if that is the later answer. After the return
 * {@code absentSince} is forgotten.
 */
@Component
class RecordingAbsence implements EngineJobHandler {

  private final CaseAnswers answers;
  private final Spells spells;

  RecordingAbsence(CaseAnswers answers, Spells spells) {
    this.answers = answers;
    this.spells = spells;
  }

  @Override
  public String type() {
    return "discharge.record-absence";
  }

  @Override
  public Map<String, Object> handle(EngineJob job) {
    CaseAnswers.Answers said = answers.of(job.caseReference());
    SpellEntity spell = spells.of(said);
    if (said.text("returnedOn") == null) {
      spell.absentSince(said.text("absentSince") == null ? null : said.day("absentSince"));
    } else {
      spell.absentSince(null);
      answers.forget(said.file(), "absentSince");
      answers.forget(said.file(), "returnedOn");
    }
    return Map.of();
  }
}
