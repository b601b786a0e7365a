package org.homeward.employment;

import org.homeward.camunda.EngineJob;
import org.homeward.employment.EmploymentAnswers.Answers;
import org.springframework.stereotype.Component;

/**
 * Job type {@code employment.record-pause}: the support is paused, or the pause is over. Takes
 * {@code pauseDecision} from the process: absent or {@code pause} pauses until {@code lookAgainOn},
 * anything else ends the pause. Reads {@code pausedOn, lookAgainOn}.
 */
@Component
class RecordingPause extends SupportJob {

  private static final String PAUSE = "pause";

  RecordingPause(EmploymentAnswers answers, Visits visits, Supports supports) {
    super("employment.record-pause", answers, visits, supports);
  }

  @Override
  void work(EngineJob job, Answers said, SupportEntity support) {
    String decision = job.text("pauseDecision");
    if (decision == null || decision.equals(PAUSE)) {
      support.pause(said.day("pausedOn"), said.dayOrNull("lookAgainOn"));
    } else {
      support.resume();
    }
  }
}
