package org.homeward.casefile;

/**
 * A notice in words.
 *
 * @param id its number
 * @param title what happened
 * @param personName whom it concerns
 * @param reference the case
 * @param href its address, or null if the part that the reader's team had in it is over
 * @param when when it was reported
 * @param read whether the person who looks has marked it as read
 */
public record NoticeLine(
    long id,
    String title,
    String personName,
    String reference,
    String href,
    String when,
    boolean read) {}
