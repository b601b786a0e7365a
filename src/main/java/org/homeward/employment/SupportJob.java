package org.homeward.employment;

import java.util.Map;
import java.util.Optional;
import org.homeward.camunda.EngineJob;
import org.homeward.camunda.EngineJobHandler;
import org.homeward.employment.EmploymentAnswers.Answers;

/**
 * A job that changes an employment support. It works once for each visit of its step and answers
 * the same when it is given out again.
 */
abstract class SupportJob implements EngineJobHandler {

  private final String type;
  private final EmploymentAnswers answers;
  private final Visits visits;
  private final Supports supports;

  SupportJob(String type, EmploymentAnswers answers, Visits visits, Supports supports) {
    this.type = type;
    this.answers = answers;
    this.visits = visits;
    this.supports = supports;
  }

  @Override
  public final String type() {
    return type;
  }

  @Override
  public final Map<String, Object> handle(EngineJob job) {
    Answers said = answers.of(job);
    Optional<SupportEntity> found = supports.lock(said.file());
    if (found.isEmpty()) {
      return withoutSupport();
    }
    SupportEntity support = found.get();
    if (visits.first(job.elementInstanceKey())) {
      work(job, said, support);
    }
    return tell(job, said, support);
  }

  /** Does the work, once. */
  abstract void work(EngineJob job, Answers said, SupportEntity support);

  /**
   * What the process hears where no support was opened.
   *
   * @throws EmploymentRuleBroken unless the job bears that
   */
  Map<String, Object> withoutSupport() {
    throw new EmploymentRuleBroken("No employment support was opened.");
  }

  /** What the process hears. */
  Map<String, Object> tell(EngineJob job, Answers said, SupportEntity support) {
    return Map.of();
  }

  final EmploymentAnswers answers() {
    return answers;
  }

  final Supports supports() {
    return supports;
  }
}
