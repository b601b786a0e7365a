package org.homeward.employment;

import org.homeward.camunda.EngineJob;
import org.homeward.employment.EmploymentAnswers.Answers;
import org.springframework.stereotype.Component;

/**
 * Job type {@code employment.record-better-off}: it was worked out again whether the person is
 * better off in work. Reads {@code betterOffResult, tenureType, specifiedAccommodation}.
 */
@Component
class RecordingBetterOff extends SupportJob {

  RecordingBetterOff(EmploymentAnswers answers, Visits visits, Supports supports) {
    super("employment.record-better-off", answers, visits, supports);
  }

  @Override
  void work(EngineJob job, Answers said, SupportEntity support) {
    support.calculated(said.text("betterOffResult"), BetterOff.home(said));
  }
}
