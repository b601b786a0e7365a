package org.homeward.report;

import java.time.LocalDate;

/**
 * Which figures are looked at.
 *
 * @param trust the reader's trust
 * @param cut by what they are cut
 * @param code which agency, team, borough or ward; empty for the whole trust
 * @param from first day of the period for what was finished
 * @param to its last day: today
 */
public record Scope(String trust, Cut cut, String code, LocalDate from, LocalDate to) {}
