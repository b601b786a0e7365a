package org.homeward.employment;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.homeward.camunda.EngineJob;
import org.homeward.employment.EmploymentAnswers.Answers;
import org.springframework.stereotype.Component;

/**
 * Job type {@code employment.record-job-start}: a job has begun, or one that was at risk is kept.
 * Reads {@code jobStartedOn, jobKind, fourHoursOn, jobWeeklyHours, jobSelfEmployed, livingWage};
 * returns {@code jobStartedOn} and {@code jobNumber}.
 */
@Component
class RecordingJobStart extends SupportJob {

  private final JobRepository jobs;

  RecordingJobStart(
      EmploymentAnswers answers, Visits visits, Supports supports, JobRepository jobs) {
    super("employment.record-job-start", answers, visits, supports);
    this.jobs = jobs;
  }

  @Override
  void work(EngineJob job, Answers said, SupportEntity support) {
    JobEntity begun =
        new JobEntity(
            support.id(),
            supports().jobs(support).size() + 1,
            said.required("jobKind"),
            said.day("jobStartedOn"));
    begun.describe(
        said.number("jobWeeklyHours"), said.yes("jobSelfEmployed"), said.text("livingWage"));
    LocalDate fourHours = said.dayOrNull("fourHoursOn");
    if (begun.isNew() && fourHours != null && !fourHours.isBefore(begun.startedOn())) {
      begun.fourHoursOn(fourHours);
    }
    jobs.save(begun);
    answers().workedOut(said.file(), "holdsJob", "yes");
  }

  @Override
  Map<String, Object> tell(EngineJob job, Answers said, SupportEntity support) {
    Map<String, Object> told = new HashMap<>();
    supports()
        .openJob(support)
        .ifPresent(
            begun -> {
              told.put("jobStartedOn", begun.startedOn().toString());
              told.put("jobNumber", begun.number());
            });
    return told;
  }
}
