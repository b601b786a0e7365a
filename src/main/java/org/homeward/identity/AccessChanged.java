package org.homeward.identity;

import java.util.List;

/**
 * Event: an account was made by a sign-in, or may do other things since then. Published in the
 * transaction of the change.
 *
 * @param username the account
 * @param agencyCode its agency
 * @param teamCodes its teams
 * @param roles its roles, those of its teams included
 */
public record AccessChanged(
    String username, String agencyCode, List<String> teamCodes, List<String> roles) {

  static AccessChanged to(Account account) {
    return new AccessChanged(
        account.username(), account.agencyCode(), account.teamCodes(), account.roles());
  }
}
