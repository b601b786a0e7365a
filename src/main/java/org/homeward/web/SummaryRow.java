package org.homeward.web;

/**
 * One fact of a summary list.
 *
 * @param label what it is
 * @param text the value in words, or null when not provided
 */
public record SummaryRow(String label, String text) {}
