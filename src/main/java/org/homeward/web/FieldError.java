package org.homeward.web;

/**
 * One line of the error summary.
 *
 * @param href link to the field, for example "#readyDate-day"; null for an error of no field
 * @param text the same words as beside the field
 */
public record FieldError(String href, String text) {}
