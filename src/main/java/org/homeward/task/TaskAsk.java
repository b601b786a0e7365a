package org.homeward.task;

/**
 * What a new task asks, and of whom.
 *
 * @param subject the thing within the case it is about, empty for the case itself
 * @param subjectTitle that thing in words, or null
 * @param audienceAgency the partner that alone among partners may know of it, or null for all
 * @param calledFrom the calls of parts it lies in, as the model says it, or null
 */
record TaskAsk(
    String elementId,
    String title,
    String summary,
    String phase,
    String role,
    String teamCode,
    String agencyCode,
    String formId,
    boolean escalation,
    Priority priority,
    String target,
    String subject,
    String subjectTitle,
    String audienceAgency,
    String calledFrom) {}
