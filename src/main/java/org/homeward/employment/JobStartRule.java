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
 * Rule {@code employment-job-start}: a job begins after the one before has ended, so that no week
 * counts twice.
 */
@Component
class JobStartRule implements AnswerRule {

  private final Supports supports;
  private final Dates dates;

  JobStartRule(Supports supports, Dates dates) {
    this.supports = supports;
    this.dates = dates;
  }

  @Override
  public String name() {
    return "employment-job-start";
  }

  @Override
  public List<RuleBreach> check(CaseFile file, String subject, Map<String, Object> answers) {
    if (file == null || !(answers.get("jobStartedOn") instanceof String given)) {
      return List.of();
    }
    LocalDate start = LocalDate.parse(given);
    return supports
        .find(file)
        .flatMap(support -> supports.jobs(support).stream().reduce((before, last) -> last))
        .flatMap(
            last -> {
              if (last.endedOn() == null) {
                return java.util.Optional.of(
                    "The job that began on "
                        + dates.day(last.startedOn())
                        + " has not ended. Report its end first");
              }
              return start.isBefore(last.endedOn())
                  ? java.util.Optional.of(
                      "The job before ended on "
                          + dates.day(last.endedOn())
                          + ". Enter that day or a later one")
                  : java.util.Optional.empty();
            })
        .map(words -> List.of(new RuleBreach("jobStartedOn", words)))
        .orElse(List.of());
  }
}
