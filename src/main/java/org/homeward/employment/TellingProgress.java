package org.homeward.employment;

import java.util.Map;
import org.homeward.camunda.EngineJob;
import org.homeward.employment.EmploymentAnswers.Answers;
import org.springframework.stereotype.Component;

/**
 * Job type {@code employment.tell-progress}: changes nothing. Returns {@code contactMade,
 * contactAttempts, lastContactOn, lastAttemptOn, firstRecordMade, lastRecordOn, planMade,
 * employerContactedOn, jobStartedOn, jobNumber}, null for what there is not, and {@code marksMade},
 * the weeks after which the present job was checked. Also {@code betterOffDue}, whether the
 * better-off calculation is to be made again, with {@code tenureType, specifiedAccommodation,
 * benefitIndicator}.
 */
@Component
class TellingProgress extends SupportJob {

  TellingProgress(EmploymentAnswers answers, Visits visits, Supports supports) {
    super("employment.tell-progress", answers, visits, supports);
  }

  @Override
  void work(EngineJob job, Answers said, SupportEntity support) {
    // Only looks.
  }

  @Override
  Map<String, Object> tell(EngineJob job, Answers said, SupportEntity support) {
    Map<String, Object> told = supports().progress(support);
    told.put("betterOffDue", BetterOff.due(support, said));
    told.put("tenureType", said.text("tenureType"));
    told.put("specifiedAccommodation", said.text("specifiedAccommodation"));
    told.put("benefitIndicator", said.text("benefitIndicator"));
    return told;
  }
}
