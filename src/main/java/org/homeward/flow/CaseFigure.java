package org.homeward.flow;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import org.homeward.report.Cut;

/**
 * What one case adds to the figures. Days are days in London.
 *
 * @param caseId the case
 * @param trust the trust that has the person; empty if none
 * @param pathway process id
 * @param borough borough of the person's home, or null
 * @param ward the ward the person is on or was last, or null
 * @param openedOn when it was opened
 * @param closedOn when it was closed, or null
 */
record CaseFigure(
    long caseId,
    String trust,
    String pathway,
    String borough,
    String ward,
    LocalDate openedOn,
    LocalDate closedOn) {

  /** Which figures it is in: those of the trust, of the borough, of the ward. */
  Map<Cut, String> cuts() {
    Map<Cut, String> cuts = new EnumMap<>(Cut.class);
    cuts.put(Cut.ALL, "");
    if (borough != null) {
      cuts.put(Cut.BOROUGH, borough);
    }
    if (ward != null) {
      cuts.put(Cut.WARD, ward);
    }
    return cuts;
  }

  /** Days from its opening to its closing, Saturdays and Sundays counted; of a closed case. */
  int days() {
    return (int) Math.max(0, ChronoUnit.DAYS.between(openedOn, closedOn));
  }
}
