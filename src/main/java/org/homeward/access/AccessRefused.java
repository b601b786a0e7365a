package org.homeward.access;

/**
 * Somebody who has logged in wanted to use what is not theirs.
 *
 * @param viewer who
 * @param permission what they do not have
 */
public record AccessRefused(Viewer viewer, Permission permission) {}
