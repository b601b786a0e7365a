package org.homeward.employment;

import java.time.LocalDate;
import org.homeward.camunda.EngineJob;
import org.homeward.employment.EmploymentAnswers.Answers;
import org.springframework.stereotype.Component;

/**
 * Job type {@code employment.record-job-check}: somebody asked whether the person is still in the
 * job. Takes {@code checkWeeks}; reads {@code stillInJob, jobCheckedOn, jobWeeklyHours}, or {@code
 * jobEndedOn, jobEndReason}, which end the job. Keeps the fact {@code sustainedWeeks}, the highest
 * mark that any job has reached.
 */
@Component
class RecordingJobCheck extends SupportJob {

  private final JobCheckRepository checks;

  RecordingJobCheck(
      EmploymentAnswers answers, Visits visits, Supports supports, JobCheckRepository checks) {
    super("employment.record-job-check", answers, visits, supports);
    this.checks = checks;
  }

  @Override
  void work(EngineJob job, Answers said, SupportEntity support) {
    int weeks = ((Number) job.variables().get("checkWeeks")).intValue();
    JobEntity held =
        supports()
            .openJob(support)
            .orElseThrow(() -> new EmploymentRuleBroken("There is no job to check."));
    if (said.yes("stillInJob")) {
      Integer hours = said.number("jobWeeklyHours");
      keep(held, weeks, said.day("jobCheckedOn"), true, hours);
      held.weeklyHours(hours == null ? held.weeklyHours() : hours);
    } else {
      held.end(said.day("jobEndedOn"), said.text("jobEndReason"));
      keep(held, weeks, held.endedOn(), false, null);
      answers().workedOut(said.file(), "holdsJob", "no");
    }
    answers().workedOut(said.file(), "sustainedWeeks", supports().bestMark(support));
  }

  /** A case that runs on an earlier version of the pathway can ask about the same mark again. */
  private void keep(JobEntity held, int weeks, LocalDate on, boolean still, Integer hours) {
    JobCheckEntity check =
        checks
            .findByJobIdAndWeeks(held.id(), weeks)
            .orElseGet(() -> new JobCheckEntity(held.id(), weeks));
    check.answer(on, still, hours);
    checks.saveAndFlush(check);
  }
}
