package org.homeward.casefile;

import java.util.List;
import org.homeward.web.PersonBar;
import org.homeward.web.ProcessStep;
import org.homeward.web.StatusTag;
import org.homeward.web.SummaryRow;
import org.homeward.web.TaskRow;

/**
 * A case in words: the four answers that come first on every page about it, and what lies behind
 * them.
 *
 * @param file the case
 * @param person the bar above the page
 * @param tag the status of the case, or null
 * @param where where the person is
 * @param ready how long they have been clinically ready, or null
 * @param whoHasIt who has it now, one line an agency, and for how long
 * @param next what comes next, or null
 * @param more rows that features add
 * @param steps phases of the pathway
 * @param openSteps each agency's open task
 */
public record CaseView(
    CaseFile file,
    PersonBar person,
    StatusTag tag,
    String where,
    String ready,
    List<String> whoHasIt,
    String next,
    List<SummaryRow> more,
    List<ProcessStep> steps,
    List<TaskRow> openSteps) {}
