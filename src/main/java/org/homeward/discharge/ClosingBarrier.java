package org.homeward.discharge;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.homeward.camunda.EngineJob;
import org.homeward.camunda.EngineJobHandler;
import org.springframework.stereotype.Component;

/**
 * Job type {@code discharge.close-barrier}: the work on a barrier ended. Takes {@code taskSubject},
 * its key, and {@code barrierOutcome}: {@code cleared}, {@code not-possible}, {@code
 * no-longer-needed} or {@code stopped}; and {@code barrierDate}, from when what was arranged is in
 * place. What was answered about it becomes known to the case: later forms and tasks show where the
 * person goes and when. Gives {@code barrierAwaited}: whether another step waited for it, which is
 * told by the message {@code barrier-closed}.
 */
@Component
class ClosingBarrier implements EngineJobHandler {

  private final CaseAnswers answers;
  private final Barriers barriers;
  private final BarrierMessages messages;

  ClosingBarrier(CaseAnswers answers, Barriers barriers, BarrierMessages messages) {
    this.answers = answers;
    this.barriers = barriers;
    this.messages = messages;
  }

  @Override
  public String type() {
    return "discharge.close-barrier";
  }

  @Override
  public Map<String, Object> handle(EngineJob job) {
    CaseAnswers.Answers said = answers.of(job.caseReference());
    String key = job.text("taskSubject");
    BarrierOutcome outcome = BarrierOutcome.of(job.text("barrierOutcome"));
    Optional<BarrierEntity> awaited =
        barriers
            .close(said.file().id(), key, outcome, date(job), job.elementInstanceKey())
            .filter(barrier -> barrier.awaitedBy() != null);
    awaited.ifPresent(barrier -> messages.closed(job, barrier));
    answers.fromSubjectToCase(said.file(), key);
    return Map.of("barrierAwaited", awaited.isPresent());
  }

  private static LocalDate date(EngineJob job) {
    String date = job.text("barrierDate");
    return date == null ? null : LocalDate.parse(date);
  }
}
