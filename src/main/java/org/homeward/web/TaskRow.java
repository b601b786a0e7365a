package org.homeward.web;

/**
 * One line of a list of open steps or sections.
 *
 * @param name what is to be done
 * @param href where it is done, or null when it cannot start yet
 * @param hint who has it and since when, or null
 * @param tag its status, or null when {@code status} says it in plain text
 * @param status plain words, or null
 */
public record TaskRow(String name, String href, String hint, StatusTag tag, String status) {}
