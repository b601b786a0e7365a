package org.homeward.casefile;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** What was finished in a case, served by the feature that owns the tasks. */
public interface CasePath {

  /**
   * The tasks that people finished, latest first, those among them that the engine has not
   * confirmed yet.
   *
   * @param caseId the case
   * @param most how many at most
   */
  List<FinishedStep> finished(long caseId, int most);

  /**
   * The tasks about subjects of several cases, whatever their state, in one statement.
   *
   * @param caseIds the cases
   */
  List<SubjectTask> ofSubjects(Collection<Long> caseIds);

  /** How a task stands. */
  enum State {
    /** Nobody has taken it. */
    WAITING,
    /** Somebody has taken it. */
    TAKEN,
    /** Finished. */
    FINISHED,
    /** Ended without being finished. */
    ENDED
  }

  /**
   * A task about a subject of a case.
   *
   * @param caseId the case
   * @param subject the subject
   * @param teamCode the team that has or had it
   * @param state how it stands
   * @param dueAt when it is or was due
   * @param finishedAt when it was finished or ended, or null
   */
  record SubjectTask(
      long caseId,
      String subject,
      String teamCode,
      State state,
      Instant dueAt,
      Instant finishedAt) {}

  /**
   * A task that somebody finished.
   *
   * @param elementId its element in the pathway
   * @param title what was to be done, with the subject in words
   * @param teamCode the team that had it
   * @param finishedBy user name of who finished it, or null if it was done in the engine itself
   * @param finishedAt when
   * @param audienceAgency the partner that alone among partners may know of it; null for everybody
   */
  record FinishedStep(
      String elementId,
      String title,
      String teamCode,
      String finishedBy,
      Instant finishedAt,
      String audienceAgency) {}
}
