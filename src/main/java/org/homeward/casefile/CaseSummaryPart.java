package org.homeward.casefile;

import java.time.LocalDate;
import java.util.List;
import org.homeward.identity.SignedInUser;
import org.homeward.web.SummaryRow;

/** Facts that a feature adds to the summary of a case. */
public interface CaseSummaryPart {

  /**
   * What the feature tells one person about a case. Asked once for each page about the case.
   *
   * @param file the case
   * @param viewer who looks at it and may open it; tell them no more than their work needs
   */
  Summary summary(CaseFile file, SignedInUser viewer);

  /**
   * What a feature tells.
   *
   * @param rows in their order; none if there is nothing to tell this person
   * @param departure that the person has left the ward the case began on, or null
   */
  record Summary(List<SummaryRow> rows, Departure departure) {

    /** Nothing to tell. */
    public static final Summary NOTHING = new Summary(List.of(), null);

    /** Copies the list. */
    public Summary {
      rows = List.copyOf(rows);
    }

    /**
     * Rows alone.
     *
     * @param rows in their order
     */
    public static Summary of(List<SummaryRow> rows) {
      return new Summary(rows, null);
    }
  }

  /**
   * The person has left the ward.
   *
   * @param on the day they left
   * @param daysReady how many calendar days they had been clinically ready by then, the first and
   *     the last of each episode included
   */
  record Departure(LocalDate on, long daysReady) {}
}
