package org.homeward.employment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homeward.camunda.EngineJob;
import org.homeward.employment.EmploymentAnswers.Answers;
import org.springframework.stereotype.Component;

/**
 * Job type {@code employment.record-status}: an employment record in national codes. The header
 * {@code kind} says which: first, review or last; a last one is kept unless {@code lastRecordTaken}
 * is no. Reads the employment questions and {@code recordedOn}, {@code adviser} in a review, and
 * {@code recordMissing} at the end: why there are not a first and a last record. Returns {@code
 * lastRecordOn}.
 */
@Component
class RecordingStatus extends SupportJob {

  private static final String LAST = "last";
  private static final String REVIEW = "review";

  private final RecordRepository records;

  RecordingStatus(
      EmploymentAnswers answers, Visits visits, Supports supports, RecordRepository records) {
    super("employment.record-status", answers, visits, supports);
    this.records = records;
  }

  @Override
  void work(EngineJob job, Answers said, SupportEntity support) {
    String kind = job.headers().getOrDefault("kind", REVIEW);
    if (kind.equals(REVIEW) && said.text("adviser") != null) {
      support.adviser(said.text("adviser"));
    }
    if (kind.equals(LAST)) {
      String missing = said.text("recordMissing");
      support.recordMissing(missing == null ? null : MissingRecord.of(missing));
      if (!said.yes("lastRecordTaken")) {
        return;
      }
    }
    records.save(new RecordEntity(support.id(), kind, said.day("recordedOn"), Indicators.of(said)));
    answers().workedOut(said.file(), "lastRecordOn", said.day("recordedOn"));
  }

  @Override
  Map<String, Object> tell(EngineJob job, Answers said, SupportEntity support) {
    List<RecordEntity> kept = supports().records(support);
    Map<String, Object> told = new HashMap<>();
    told.put("lastRecordOn", kept.isEmpty() ? null : kept.getLast().recordedOn().toString());
    return told;
  }
}
