package org.homeward.camunda;

import java.time.Instant;
import java.util.List;

/**
 * Hears of every user task before the engine goes on. Calls block the engine and may come more than
 * once for the same change: handlers are small and idempotent by task key.
 */
public interface EngineTaskListener {

  /** Job type that every user task's listeners carry. */
  String JOB_TYPE = "homeward.task";

  /** The process variables a listener is given. */
  List<String> VARIABLES =
      List.of(
          "caseReference",
          "taskTitle",
          "taskSummary",
          "taskTarget",
          "taskDue",
          "taskTeam",
          "taskAgency",
          "taskService",
          "taskSubject",
          "taskSubjectTitle",
          "calledFrom");

  /**
   * What the engine should change about a new task; null keeps the model's value.
   *
   * @param candidateGroup the responsible team instead of the role
   * @param dueDate when it is due
   */
  record Correction(String candidateGroup, Instant dueDate) {}

  /** A task is about to exist. */
  Correction creating(EngineTask task);

  /** A task is about to be given to someone, or back to its team (no assignee). */
  void assigning(EngineTask task);

  /** A task's due date, priority or candidates are about to change. */
  void updating(EngineTask task);

  /** A task is about to be finished. */
  void completing(EngineTask task);

  /** A task is about to end unfinished. */
  void canceling(EngineTask task);
}
