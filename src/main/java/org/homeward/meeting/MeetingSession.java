package org.homeward.meeting;

import java.time.Instant;

/**
 * A meeting that is planned or was held.
 *
 * @param id its number
 * @param kind key of its kind
 * @param startsAt when it begins
 * @param place a room or a link, or null
 * @param others who is invited besides the standard invitees, or null
 * @param agencyCode agency of who planned it, and who alone may finish it
 * @param agencyName its name
 * @param finishedAt when it was finished, or null
 */
record MeetingSession(
    long id,
    String kind,
    Instant startsAt,
    String place,
    String others,
    String agencyCode,
    String agencyName,
    Instant finishedAt) {

  /**
   * One of those who should be at every such meeting.
   *
   * @param title who
   * @param invited whether they are invited
   * @param whyNot why they are not, or null
   */
  record Invitee(String title, boolean invited, String whyNot) {}

  /** Whether nothing can be written any more. */
  public boolean finished() {
    return finishedAt != null;
  }
}
