package org.homeward.report.chart;

/**
 * A horizontal line at a number that matters.
 *
 * @param label what it is, written at its right end
 * @param at the number
 * @param main drawn whole; otherwise dashed
 */
public record Level(String label, double at, boolean main) {}
