package org.homeward.task;

import java.time.Instant;

/** A task as it stands, for pages and acts. Times are instants; show them in Europe/London. */
record HumanTask(
    long taskKey,
    long caseId,
    long processDefinitionKey,
    String elementId,
    String title,
    String summary,
    String phase,
    String role,
    String teamCode,
    String agencyCode,
    String formId,
    boolean escalation,
    String assignee,
    TaskState state,
    String target,
    Instant createdAt,
    Instant dueAt,
    Instant claimedAt,
    Instant finishedAt,
    String finishedBy,
    String endedReason,
    String refusal) {

  /** Whether a member of the team may fill in its form: it is open, and nobody else has it. */
  boolean canBeFilledInBy(String username) {
    return state == TaskState.OPEN && (assignee == null || assignee.equals(username));
  }
}
