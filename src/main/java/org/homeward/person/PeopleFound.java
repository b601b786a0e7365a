package org.homeward.person;

import java.util.List;

/**
 * The answer to a search for people.
 *
 * @param people those found, by last name, first name and date of birth; at most {@link
 *     People#SEARCH_LIMIT}
 * @param more whether there are more than these, so that the search should be narrowed
 */
public record PeopleFound(List<PersonView> people, boolean more) {}
