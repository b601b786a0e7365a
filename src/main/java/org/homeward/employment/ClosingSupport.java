package org.homeward.employment;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.homeward.camunda.EngineJob;
import org.homeward.employment.EmploymentAnswers.Answers;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Job type {@code employment.close-support}: the support ends. Takes {@code takenOn} from the
 * process, or the header {@code reason}. Reads {@code closeReason, supportEndedOn}; of somebody who
 * was not taken on, {@code referralOffReason} if the referral was withdrawn, else {@code
 * notTakenReason}. Returns {@code outcome}: in words what came of it.
 */
@Component
class ClosingSupport extends SupportJob {

  private final MessageSource messages;

  ClosingSupport(
      EmploymentAnswers answers, Visits visits, Supports supports, MessageSource messages) {
    super("employment.close-support", answers, visits, supports);
    this.messages = messages;
  }

  @Override
  void work(EngineJob job, Answers said, SupportEntity support) {
    if (!support.isOpen()) {
      return;
    }
    LocalDate on = said.dayOrNull("supportEndedOn");
    support.end(
        on == null || !takenOn(job) ? supports().today() : on, EndReason.of(reason(job, said)));
  }

  /** Reported before the support was opened: there is nothing to end. */
  @Override
  Map<String, Object> withoutSupport() {
    return Map.of("outcome", "Employment support had not begun");
  }

  private static String reason(EngineJob job, Answers said) {
    String fixed = job.headers().get("reason");
    if (fixed != null) {
      return fixed;
    }
    if (takenOn(job)) {
      return said.required("closeReason");
    }
    String withdrawn = said.text("referralOffReason");
    return withdrawn == null ? said.required("notTakenReason") : withdrawn;
  }

  private static boolean takenOn(EngineJob job) {
    return Boolean.TRUE.equals(job.variables().get("takenOn"));
  }

  @Override
  Map<String, Object> tell(EngineJob job, Answers said, SupportEntity support) {
    String why = support.endReason().words();
    if (support.acceptedOn() == null) {
      return Map.of("outcome", "Not taken on: " + why.toLowerCase(Locale.ROOT));
    }
    Outcome outcome = Outcome.of(supports().records(support));
    return Map.of(
        "outcome",
        "Employment support ended: "
            + why.toLowerCase(Locale.ROOT)
            + ". "
            + outcome.words()
            + missing(support, outcome)
            + jobs(support));
  }

  /** IPS is measured by job starts and how long jobs were held, beside the two records. */
  private String jobs(SupportEntity support) {
    if (support.route() != Route.IPS) {
      return "";
    }
    long starts = supports().jobs(support).stream().filter(JobEntity::countsAsStart).count();
    return ". "
        + messages.getMessage(
            "employment.closed.jobs",
            new Object[] {(int) starts, supports().bestMark(support)},
            Locale.UK);
  }

  private static String missing(SupportEntity support, Outcome outcome) {
    return outcome != Outcome.NO_PAIR || support.recordMissing() == null
        ? ""
        : " (" + support.recordMissing().words() + ")";
  }
}
