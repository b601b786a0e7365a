package org.homeward.casefile;

import java.util.List;

/**
 * A notice was given, in the transaction that keeps it.
 *
 * @param id number of the notice
 * @param teams codes of the teams that it is for, or none
 * @param usernames the single people that it is for, or none
 */
public record NoticeGiven(long id, List<String> teams, List<String> usernames) {

  /** Copies the lists. */
  public NoticeGiven {
    teams = List.copyOf(teams);
    usernames = List.copyOf(usernames);
  }
}
