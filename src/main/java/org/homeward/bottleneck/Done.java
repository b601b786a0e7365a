package org.homeward.bottleneck;

/**
 * Tasks of a step that an agency, a team, a borough or a ward finished in a period.
 *
 * @param code of which agency, team, borough or ward
 * @param place the step
 * @param tasks how many were finished
 * @param late how many of them late
 */
record Done(String code, Figures.Place place, int tasks, int late) {}
