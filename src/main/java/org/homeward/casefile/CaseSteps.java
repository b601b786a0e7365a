package org.homeward.casefile;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
   * Ends tasks at once because of something that was reported; the engine is told separately. A
   * task that somebody has just finished is left alone: the engine hears of that first.
   *
   * @param caseId the case
   * @param elementIds the steps that end
   * @param reason what happened, in words
   * @return how many tasks it ended
   */
  int end(long caseId, Set<String> elementIds, String reason);
}
