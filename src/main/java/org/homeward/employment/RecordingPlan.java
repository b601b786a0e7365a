package org.homeward.employment;

import org.homeward.camunda.EngineJob;
import org.homeward.employment.EmploymentAnswers.Answers;
import org.springframework.stereotype.Component;

/**
 * Job type {@code employment.record-plan}: the action plan is agreed. Reads {@code track} and
 * {@code betterOffResult}.
 */
@Component
class RecordingPlan extends SupportJob {

  RecordingPlan(EmploymentAnswers answers, Visits visits, Supports supports) {
    super("employment.record-plan", answers, visits, supports);
  }

  @Override
  void work(EngineJob job, Answers said, SupportEntity support) {
    support.planned(supports().today(), said.required("track"));
    support.calculated(said.text("betterOffResult"), BetterOff.home(said));
  }
}
