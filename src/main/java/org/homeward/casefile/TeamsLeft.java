package org.homeward.casefile;

import java.util.List;

/**
 * The part that teams had in a case is over. Published once, in the transaction that ends it.
 *
 * @param caseId the case
 * @param teamCodes the teams
 * @param successor code of the team that takes over from them, or null if none does
 */
public record TeamsLeft(long caseId, List<String> teamCodes, String successor) {

  /** Copies the list. */
  public TeamsLeft {
    teamCodes = List.copyOf(teamCodes);
  }
}
