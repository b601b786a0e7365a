package org.homeward.web;

/**
 * One thing that happened on a case.
 *
 * @param title what happened
 * @param by who did it and for which organisation, or null
 * @param when day and time in words, London time
 * @param datetime the same for machines, ISO with offset
 * @param text more about it, or null
 * @param href address of what was answered, for those who may read it, or null
 */
public record TimelineEntry(
    String title, String by, String when, String datetime, String text, String href) {}
