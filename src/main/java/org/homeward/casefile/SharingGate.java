package org.homeward.casefile;

import org.homeward.agency.Team;

/** Whether a person agrees that agencies work in their cases, told by the feature that keeps it. */
public interface SharingGate {

  /**
   * Whether a person has sent an agency away, or their consent to it has ended.
   *
   * @param personId the person
   * @param agencyCode the agency
   */
  boolean keepsOut(long personId, String agencyCode);

  /**
   * The team that gets a new task: the one that is asked, or the trust's own while the person does
   * not agree to sharing with its agency.
   *
   * @param file the case
   * @param asked the team that the pathway asks
   * @param taskKey the task, so that it can go where it belongs once the person agrees
   * @param title what is to be done, in words
   */
  Team teamFor(CaseFile file, Team asked, long taskKey, String title);

  /**
   * A task goes on to somebody else, so that an agency that could not have it does not get it any
   * more when the person agrees.
   *
   * @param taskKey the task
   */
  void goesOn(long taskKey);
}
