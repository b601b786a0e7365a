package org.homeward.identity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/**
 * An account as those see it who look after accounts.
 *
 * @param account the account
 * @param ownRoles its roles beside those of its teams
 * @param ofProvider whether its teams and roles come from a sign-in provider with each sign-in
 * @param hasPassword whether it can be logged in to with a password of Homeward's own
 * @param administered whether administrators have changed or closed it, so that no directory file
 *     does any more
 * @param lastSignedInAt when it was logged in to last, or null if that is not known
 * @param closing how it was closed, or null while it is open
 */
public record AccountState(
    Account account,
    Set<String> ownRoles,
    boolean ofProvider,
    boolean hasPassword,
    boolean administered,
    Instant lastSignedInAt,
    Closing closing) {

  /**
   * How an account was closed.
   *
   * @param at when, or null if that is not known
   * @param by username of the administrator; null if a directory file no longer named the account
   * @param lastDay last day of the person, or null
   * @param reason why, or null
   */
  public record Closing(Instant at, String by, LocalDate lastDay, String reason) {}
}
