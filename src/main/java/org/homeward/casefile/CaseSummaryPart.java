package org.homeward.casefile;

import java.util.List;
import org.homeward.web.SummaryRow;

/** Facts that a feature adds to the summary of a case, for everyone who may open the case. */
public interface CaseSummaryPart {

  /**
   * The rows to show; none if the feature knows nothing of the case.
   *
   * @param file the case
   */
  List<SummaryRow> rows(CaseFile file);
}
