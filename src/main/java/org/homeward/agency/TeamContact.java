package org.homeward.agency;

import java.time.Instant;

/**
 * How a team can be reached.
 *
 * @param teamCode the team
 * @param phone its telephone number, or null
 * @param email its shared mailbox, or null
 * @param openingHours when somebody answers, in words, or null if nobody has said
 * @param recordedAt when an administrator recorded it; null if it comes from the directory file
 * @param recordedBy username of who did; null if it comes from the directory file
 */
public record TeamContact(
    String teamCode,
    String phone,
    String email,
    String openingHours,
    Instant recordedAt,
    String recordedBy) {

  /** What the directory file says of a team. */
  static TeamContact ofFile(Team team) {
    return new TeamContact(team.code(), team.phone(), team.email(), null, null, null);
  }

  /**
   * @return whether an administrator recorded it, so that the directory file does not count
   */
  public boolean isRecorded() {
    return recordedAt != null;
  }
}
