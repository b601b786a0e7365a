package org.homeward.employment;

import org.homeward.camunda.EngineJob;
import org.homeward.employment.EmploymentAnswers.Answers;
import org.springframework.stereotype.Component;

/**
 * Job type {@code employment.record-job-end}: the person does not have the job any more. Reads
 * {@code jobEndedOn, jobEndReason}. Changes nothing if no job had begun.
 */
@Component
class RecordingJobEnd extends SupportJob {

  RecordingJobEnd(EmploymentAnswers answers, Visits visits, Supports supports) {
    super("employment.record-job-end", answers, visits, supports);
  }

  @Override
  void work(EngineJob job, Answers said, SupportEntity support) {
    supports()
        .openJob(support)
        .ifPresent(
            held -> {
              held.end(said.day("jobEndedOn"), said.text("jobEndReason"));
              answers().workedOut(said.file(), "sustainedWeeks", supports().bestMark(support));
              answers().workedOut(said.file(), "holdsJob", "no");
            });
  }
}
