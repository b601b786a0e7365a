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
 * @param where where the person is, or null
 * @param whereMore the trust and the home borough, or null
 * @param ready how long they have been clinically ready, for example "9 days", or null
 * @param readyMore since when, or until when; null if they were never ready
 * @param left whether they have left the ward
 * @param whoHasIt who has it now, longest waiting first; empty while nobody has
 * @param elsewhere whether somebody has it of whom the person who looks is not to know
 * @param next what comes next, one line for each way the case may go
 * @param died whether the person has died
 * @param phone how to reach the person, or null
 * @param more rows that features add
 * @param steps phases of the pathway
 * @param openSteps each agency's open task
 */
public record CaseView(
    CaseFile file,
    PersonBar person,
    StatusTag tag,
    String where,
    String whereMore,
    String ready,
    String readyMore,
    boolean left,
    List<Holder> whoHasIt,
    boolean elsewhere,
    List<String> next,
    boolean died,
    String phone,
    List<SummaryRow> more,
    List<ProcessStep> steps,
    List<TaskRow> openSteps) {

  /**
   * A team that has something to do.
   *
   * @param teamCode the team
   * @param name the team and, if somebody took the task, who
   * @param task what they are asked
   * @param since for how long, in working days
   */
  public record Holder(String teamCode, String name, String task, String since) {}
}
