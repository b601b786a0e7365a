package org.homeward.employment;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.homeward.casefile.AnswerRule;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.RuleBreach;
import org.homeward.web.Dates;
import org.springframework.stereotype.Component;

/**
 * Rule {@code employment-job-end}: a job ends on the day it began or later, and not before a day on
 * which somebody found the person in it.
 */
@Component
class JobEndRule implements AnswerRule {

  private final Supports supports;
  private final Dates dates;

  JobEndRule(Supports supports, Dates dates) {
    this.supports = supports;
    this.dates = dates;
  }

  @Override
  public String name() {
    return "employment-job-end";
  }

  @Override
  public List<RuleBreach> check(CaseFile file, String subject, Map<String, Object> answers) {
    if (file == null || !(answers.get("jobEndedOn") instanceof String given)) {
      return List.of();
    }
    LocalDate end = LocalDate.parse(given);
    return supports
        .find(file)
        .flatMap(supports::openJob)
        .map(job -> supports.stretches(List.of(job)).getFirst())
        .filter(job -> end.isBefore(job.heldUntil()))
        .map(job -> List.of(new RuleBreach("jobEndedOn", words(job))))
        .orElse(List.of());
  }

  private String words(Sustainment.Stretch job) {
    return job.heldUntil().equals(job.startedOn())
        ? "The job began on " + dates.day(job.startedOn()) + ". Enter that day or a later one"
        : "The person was still in the job on "
            + dates.day(job.heldUntil())
            + ". Enter that day or a later one";
  }
}
