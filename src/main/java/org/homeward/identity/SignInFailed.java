package org.homeward.identity;

import java.time.Instant;

/**
 * Event: somebody tried to log in and could not.
 *
 * @param username what they typed as their name, in lower case, at most 100 characters; need not be
 *     the name of an account, and may by mistake be something else, even a password: do not show it
 * @param reason why
 * @param address the network address they came from
 * @param at when
 */
public record SignInFailed(String username, Reason reason, String address, Instant at) {

  /** Why somebody could not log in. */
  public enum Reason {
    /** No such account, account closed or wrong password. */
    WRONG_DETAILS,
    /** Too many failures before: the password was not looked at. */
    TOO_MANY_ATTEMPTS,
    /** Homeward could not check, for instance because the database was away. */
    NOT_CHECKED
  }
}
