package org.homeward.web;

/**
 * A link with its words: a breadcrumb, or a filter that can be taken off.
 *
 * @param text words
 * @param href address inside the application
 */
public record Crumb(String text, String href) {}
