package org.homeward.employment;

import java.util.HashMap;
import java.util.Map;
import org.homeward.camunda.EngineJob;
import org.homeward.employment.EmploymentAnswers.Answers;
import org.springframework.stereotype.Component;

/**
 * Job type {@code employment.record-check}: an adviser has checked consent and suitability. Reads
 * {@code referralDecision, empSupportInd, adviser}; returns {@code acceptedOn}, the day the person
 * was taken on, or null.
 */
@Component
class RecordingCheck extends SupportJob {

  RecordingCheck(EmploymentAnswers answers, Visits visits, Supports supports) {
    super("employment.record-check", answers, visits, supports);
  }

  @Override
  void work(EngineJob job, Answers said, SupportEntity support) {
    String suitable = said.text("empSupportInd");
    if ("take-on".equals(said.text("referralDecision"))) {
      support.accept(supports().today(), suitable, said.text("adviser"));
      answers().workedOut(said.file(), "acceptedOn", support.acceptedOn());
    } else {
      support.refuse(suitable);
    }
  }

  @Override
  Map<String, Object> tell(EngineJob job, Answers said, SupportEntity support) {
    Map<String, Object> told = new HashMap<>();
    told.put("acceptedOn", support.acceptedOn() == null ? null : support.acceptedOn().toString());
    return told;
  }
}
