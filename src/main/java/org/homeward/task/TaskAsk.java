package org.homeward.task;

/** What a new task asks, and of whom. */
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
    String target) {}
