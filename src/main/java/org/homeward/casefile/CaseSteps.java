package org.homeward.casefile;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.homeward.agency.Team;

/** The tasks of a case, served by the feature that owns them. */
public interface CaseSteps {

  /**
   * The tasks that are open now, oldest first.
   *
   * @param caseId the case
   */
  List<OpenStep> open(long caseId);

  /**
   * The open tasks of several cases, in one statement.
   *
   * @param caseIds the cases
   * @return open tasks by case, oldest first; cases without any are left out
   */
  Map<Long, List<OpenStep>> open(Collection<Long> caseIds);

  /**
   * The steps of the pathway that were finished at least once.
   *
   * @param caseId the case
   * @return element ids
   */
  Set<String> finished(long caseId);

  /**
   * The partners that were asked about the subjects of a case and that alone among partners may
   * know of them.
   *
   * @param caseId the case
   * @return agency codes by subject; subjects that everybody on the case may know of are left out
   */
  Map<String, Set<String>> audiences(long caseId);

  /**
   * Ends tasks at once because of something that was reported; the engine is told separately. A
   * task that somebody has just finished is left alone: the engine hears of that first.
   *
   * @param caseId the case
   * @param which the tasks that end
   * @param reason what happened, in words
   * @return how many tasks it ended
   */
  int end(long caseId, Predicate<OpenStep> which, String reason);

  /**
   * Ends at once the tasks of every agency but one, as {@link #end} does.
   *
   * @param caseId the case
   * @param agencyCode the agency that goes on, the trust of the case
   * @param reason what happened, in words
   * @return subjects of the tasks it ended; that of the case itself is left out
   */
  Set<String> endOfOthers(long caseId, String agencyCode, String reason);

  /**
   * Gives open tasks to another team at once; nobody there has taken them yet. A task that somebody
   * has just finished is left alone.
   *
   * @param caseId the case
   * @param which the tasks
   * @param to the team that has them from now on
   * @return the tasks, as they were before
   */
  List<OpenStep> handOver(long caseId, Predicate<OpenStep> which, Team to);
}
