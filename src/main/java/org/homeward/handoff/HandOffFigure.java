package org.homeward.handoff;

import java.time.LocalDate;

/**
 * What one agency had of one closed case.
 *
 * @param caseId the case
 * @param agency the agency
 * @param trust the trust that had the person; empty if none
 * @param pathway process id
 * @param borough borough of the person's home, or null
 * @param ward the ward the person was on last, or null
 * @param closedOn when the case was closed, a day in London
 * @param held working days of the agency
 * @param paused further working days on which its clock was stopped
 * @param tasks how many tasks it had
 * @param sentBack how often something was sent back to it
 * @param received how often the case came to it from another agency
 * @param answered working days until somebody had taken its first task, or null
 */
record HandOffFigure(
    long caseId,
    String agency,
    String trust,
    String pathway,
    String borough,
    String ward,
    LocalDate closedOn,
    int held,
    int paused,
    int tasks,
    int sentBack,
    int received,
    Integer answered) {}
