package org.homeward.web;

/**
 * When something is due, in the words people use.
 *
 * @param text for example "2 working days overdue"
 * @param urgency "overdue", "soon" or null; the colour only repeats the words
 */
public record DueWords(String text, String urgency) {}
