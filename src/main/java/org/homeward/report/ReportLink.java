package org.homeward.report;

import org.homeward.access.Permission;

/**
 * A report on the page that lists them.
 *
 * @param order where it stands, from 100
 * @param href its address
 * @param title message key of its title
 * @param answers message key of a sentence: what it answers
 * @param permission who may open it
 */
public record ReportLink(
    int order, String href, String title, String answers, Permission permission) {}
