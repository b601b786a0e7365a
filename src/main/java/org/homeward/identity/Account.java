package org.homeward.identity;

import java.util.List;

/**
 * Somebody who may log in, or once might.
 *
 * @param id number of the account
 * @param username the name typed to log in, in lower case
 * @param displayName the name shown to people
 * @param jobTitle the job title shown to people, or null
 * @param agencyCode the agency they work for
 * @param teamCodes the teams they are a member of, in alphabetical order
 * @param roles what they may do: the roles of their teams that work today, and their own, in
 *     alphabetical order
 * @param enabled whether they may log in
 */
public record Account(
    long id,
    String username,
    String displayName,
    String jobTitle,
    String agencyCode,
    List<String> teamCodes,
    List<String> roles,
    boolean enabled) {}
