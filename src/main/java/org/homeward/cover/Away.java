package org.homeward.cover;

import java.time.LocalDate;

/**
 * Somebody is away.
 *
 * @param id number of the entry
 * @param username who is away
 * @param name their name when it was said
 * @param cover user name of who acts for them, or null for nobody in particular
 * @param coverName the name of that person, or null
 * @param firstDay the first day in London
 * @param lastDay the last
 */
public record Away(
    long id,
    String username,
    String name,
    String cover,
    String coverName,
    LocalDate firstDay,
    LocalDate lastDay) {}
