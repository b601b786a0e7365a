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
    NOT_CHECKED,
    /** The provider does not answer. */
    PROVIDER_AWAY,
    /** What came back from the provider does not confirm anybody: cancelled, stale or forged. */
    NOT_CONFIRMED,
    /** The provider knows them, but nobody has given them access to Homeward. */
    NO_ACCESS,
    /** The account is closed in Homeward. */
    ACCOUNT_CLOSED,
    /** Their agency's standing in data security has lapsed, and they would be new in it. */
    AGENCY_NOT_ASSURED,
    /** A name or the like from the provider is too long, or not text that can be shown. */
    UNUSABLE_DETAILS
  }
}
