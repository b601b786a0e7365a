package org.homeward.casefile;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.homeward.web.SummaryRow;

/** Facts that a feature adds to the summary of a case, for everyone who may open the case. */
public interface CaseSummaryPart {

  /**
   * The rows to show; none if the feature knows nothing of the case.
   *
   * @param file the case
   */
  List<SummaryRow> rows(CaseFile file);

  /**
   * Says that the person has left the ward the case began on.
   *
   * @param file the case
   */
  default Optional<Departure> departure(CaseFile file) {
    return Optional.empty();
  }

  /**
   * The person has left the ward.
   *
   * @param on the day they left
   * @param daysReady how many calendar days they had been clinically ready by then
   */
  record Departure(LocalDate on, long daysReady) {}
}
