/**
 * How long each agency had the cases that were closed, how often they changed hands, and what lies
 * with agencies and teams now. What an agency had of a case is worked out in one place for all,
 * {@link org.homeward.task.HandOffClock}.
 */
package org.homeward.handoff;
