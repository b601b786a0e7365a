package org.homeward.task;

import java.time.Instant;
import java.time.LocalDate;
import org.homeward.agency.Target;

/**
 * A task as it stands, for pages and acts. Times are instants; show them in Europe/London. The
 * title says what it is about as well; the subject is empty where that is the case itself.
 */
record HumanTask(
    long taskKey,
    long caseId,
    long processDefinitionKey,
    String elementId,
    String subject,
    String audienceAgency,
    String title,
    String summary,
    String phase,
    String role,
    String teamCode,
    String agencyCode,
    String formId,
    boolean escalation,
    Priority priority,
    String priorityWhy,
    String priorityBy,
    String assignee,
    TaskState state,
    String target,
    Instant createdAt,
    Instant heldSince,
    Instant dueAt,
    Instant claimedAt,
    Instant finishedAt,
    String finishedBy,
    String endedReason,
    String refusal,
    LocalDate laterOn,
    String laterWhy,
    String laterBy,
    LocalDate pausedUntil,
    String pauseReason,
    int pausedDays,
    Long returnId,
    boolean sentBack) {

  /** "Assess the nomination: Saffron Gate, Room 3"; the title alone if it is about the case. */
  static String title(String title, String subjectTitle) {
    return subjectTitle == null ? title : title + ": " + subjectTitle;
  }

  /** As {@link #title(String, String)}, of a task that was sent back to who did an earlier step. */
  static String title(String title, String subjectTitle, boolean sentBack) {
    return sentBack ? "Sent back: " + title(title, subjectTitle) : title(title, subjectTitle);
  }

  /** Whether its clock stands still. */
  boolean isPaused(LocalDate today) {
    return state == TaskState.OPEN && pausedUntil != null && pausedUntil.isAfter(today);
  }

  /**
   * Whether its clock can be stopped. Limits of laws and national guidance are written in days or
   * hours and run on whatever happens, and so does a day that the case itself has set; what local
   * agencies have agreed is written in working days.
   */
  boolean canBePaused() {
    return target != null && Target.parse(target).unit() == Target.Unit.WORKING_DAYS;
  }

  /** Whether it is out of sight: until a day, and no longer than until it is due. */
  boolean isLater(LocalDate today, Instant now) {
    return state == TaskState.OPEN
        && laterOn != null
        && laterOn.isAfter(today)
        && dueAt.isAfter(now);
  }
}
