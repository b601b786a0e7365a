package org.homeward.meeting;

import java.time.LocalDate;

/**
 * Something a session agreed on.
 *
 * @param id its number, given out with the form
 * @param itemId the case in the session
 * @param what what is to be done
 * @param role the role that does it
 * @param dueOn by when
 * @param actId the report that made it a task, or null if it is kept as a decision only
 */
record AgreedAction(
    String id, long itemId, String what, String role, LocalDate dueOn, String actId) {}
