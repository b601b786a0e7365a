package org.homeward.bottleneck;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.homeward.report.Cut;

/**
 * What one task adds to the figures. All days are days in London.
 *
 * @param taskKey the task
 * @param caseId its case
 * @param trust the trust that has the person; empty if none
 * @param pathway process id
 * @param step element id of the user task
 * @param agency the agency that has the task, or had it last
 * @param team its team
 * @param borough borough of the person's home, or null
 * @param ward the ward the person is on or was last, or null
 * @param state how it stands
 * @param createdOn when it came
 * @param dueOn when it is, or was, due
 * @param taken whether somebody has taken it
 * @param overOn when it was over, or null
 * @param waited working days of the agency from its beginning to its end, without those on which
 *     its clock was stopped; 0 while it is open
 * @param late whether it was finished after it was due
 * @param sentBack how often it was sent back to who did an earlier step
 */
record TaskFigure(
    long taskKey,
    long caseId,
    String trust,
    String pathway,
    String step,
    String agency,
    String team,
    String borough,
    String ward,
    State state,
    LocalDate createdOn,
    LocalDate dueOn,
    boolean taken,
    LocalDate overOn,
    int waited,
    boolean late,
    int sentBack) {

  /** How a task stands. */
  enum State {
    /** Somebody has to do it. */
    OPEN,
    /** Finished by a person. */
    DONE,
    /** Ended because the case moved on: in no waiting time. */
    CUT
  }

  /** Which figures it is in: those of the trust, of the agency, the team, the borough, the ward. */
  Map<Cut, String> cuts() {
    Map<Cut, String> cuts = new EnumMap<>(Cut.class);
    cuts.put(Cut.ALL, "");
    cuts.put(Cut.AGENCY, agency);
    cuts.put(Cut.TEAM, team);
    if (borough != null) {
      cuts.put(Cut.BOROUGH, borough);
    }
    if (ward != null) {
      cuts.put(Cut.WARD, ward);
    }
    return cuts;
  }
}
