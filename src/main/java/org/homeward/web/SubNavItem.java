package org.homeward.web;

/**
 * One view of a list, or one page of a case.
 *
 * @param text words
 * @param href address
 * @param count how many there are, or null when not counted
 * @param current whether it is the present one
 */
public record SubNavItem(String text, String href, Integer count, boolean current) {}
