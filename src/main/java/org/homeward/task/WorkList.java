package org.homeward.task;

import java.util.List;
import java.util.Locale;

/** The lists of tasks that a person has, each as a condition over the task "t". */
enum WorkList {
  /** Tasks the person has taken. */
  MINE("t.assignee = :me AND t.state = 'OPEN'" + WorkList.IN_SIGHT),
  /**
   * Tasks of colleagues who are away and for whom the person acts. Both work in the team of the
   * task: acting for somebody opens no other.
   */
  COVERED(
      "t.assignee IN (SELECT a.username FROM staff_absence a WHERE a.cover = :me"
          + " AND a.first_day <= :today AND a.last_day >= :today AND a.ended_at IS NULL)"
          + " AND t.team_code IN (:teams) AND t.state = 'OPEN'"
          + WorkList.IN_SIGHT),
  /** Tasks of the person's teams that nobody has taken. */
  UNASSIGNED(
      "t.team_code IN (:teams) AND t.state = 'OPEN' AND t.assignee IS NULL" + WorkList.IN_SIGHT),
  /** Tasks of the person's teams that colleagues have taken. */
  TEAM("t.team_code IN (:teams) AND t.state = 'OPEN' AND t.assignee <> :me"),
  /** Tasks of the person, or of their teams and nobody's, that are out of sight for a while. */
  LATER(
      "(t.assignee = :me OR t.assignee IS NULL AND t.team_code IN (:teams)) AND t.state = 'OPEN'"
          + " AND t.later_on > :today AND t.due_at > :now"),
  /**
   * Tasks that the person's teams have sent back to who did an earlier step, and wait for. A
   * partner whose part in the case is over waits for nothing in it.
   */
  WAITING(
      // The key of the task is said twice, so that it is found from what was sent back.
      "t.task_key = r.task_key AND t.sent_back = TRUE AND t.state = 'OPEN'"
          + " AND r.over_at IS NULL AND r.from_team IN (:teams)"
          + " AND NOT EXISTS (SELECT 1 FROM case_team p WHERE p.case_id = t.case_id"
          + " AND p.team_code = r.from_team AND p.over_at IS NOT NULL)"),
  /** Tasks the person has finished, but for a partner whose part in the case is over. */
  DONE(
      "t.finished_by = :me AND NOT EXISTS (SELECT 1 FROM case_team p WHERE p.case_id = t.case_id"
          + " AND p.team_code = t.team_code AND p.over_at IS NOT NULL)");

  /** Not out of sight until a day, and no longer than until it is due. */
  private static final String IN_SIGHT =
      " AND (t.later_on IS NULL OR t.later_on <= :today OR t.due_at <= :now)";

  private final String where;

  WorkList(String where) {
    this.where = where;
  }

  /** As it stands in addresses, messages and the page. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  String where() {
    return where;
  }

  /** What has to be joined for the condition. */
  String join() {
    return this == WAITING ? " JOIN task_return r ON r.id = t.return_id" : "";
  }

  /** Whether somebody without a team has such a list. */
  boolean needsNoTeam() {
    return this == MINE || this == DONE;
  }

  /** Whether rows say who has the task. */
  boolean saysWho() {
    return this == TEAM || this == COVERED || this == WAITING;
  }

  /** What is done is not counted: that would count all of the past. */
  boolean isCounted() {
    return this != DONE;
  }

  /**
   * The lists on the page of a view.
   *
   * @param view what stands in the address, known
   */
  static List<WorkList> of(String view) {
    return switch (view) {
      case "mine" -> List.of(MINE);
      case "covered" -> List.of(COVERED);
      case "unassigned" -> List.of(UNASSIGNED);
      case "team" -> List.of(TEAM);
      case "later" -> List.of(LATER);
      case "waiting" -> List.of(WAITING);
      case "done" -> List.of(DONE);
      default -> List.of(MINE, COVERED, UNASSIGNED);
    };
  }
}
