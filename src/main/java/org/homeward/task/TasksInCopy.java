package org.homeward.task;

import static org.homeward.person.CopyColumn.code;
import static org.homeward.person.CopyColumn.day;
import static org.homeward.person.CopyColumn.moment;
import static org.homeward.person.CopyColumn.of;
import static org.homeward.person.CopyColumn.text;
import static org.homeward.person.CopyColumn.yesNo;

import java.util.List;
import org.homeward.person.CopyColumn.Kind;
import org.homeward.person.CopyRows;
import org.homeward.person.CopyTable;
import org.homeward.person.PersonCopyPart;
import org.springframework.stereotype.Component;

/** Who was asked to do what and when it was done, and what is typed and not sent yet. */
@Component
class TasksInCopy implements PersonCopyPart {

  private final CopyRows rows;

  TasksInCopy(CopyRows rows) {
    this.rows = rows;
  }

  @Override
  public String key() {
    return "tasks";
  }

  @Override
  public int order() {
    return 300;
  }

  @Override
  public List<CopyTable> tables() {
    return List.of(tasks(), drafts(), returns(), routes(), pauses());
  }

  private CopyTable tasks() {
    return rows.table(
        "tasks",
        """
        SELECT c.reference, t.title, t.summary, t.subject_title, t.phase, t.role, t.team_code,
          t.agency_code, t.audience_agency, t.escalation,
          t.priority, t.priority_why, t.priority_by, t.assignee, t.state, t.target,
          t.created_at, t.due_at, t.claimed_at, t.given_at,
          t.finished_at, t.finished_by, t.ended_reason,
          t.refusal, t.later_on, t.later_why, t.later_by, t.paused_until,
          t.pause_reason, t.paused_days, t.held_since, t.sent_back
        FROM human_task t JOIN pathway_case c ON c.id = t.case_id WHERE c.person_id = :person
        """,
        "t.created_at, t.task_key",
        text("case"),
        text("title"),
        text("summary"),
        text("about"),
        text("phase"),
        of("role", Kind.ROLE),
        of("team", Kind.TEAM),
        of("agency", Kind.AGENCY),
        of("onlyFor", Kind.AGENCY),
        yesNo("escalation"),
        text("priority"),
        text("priorityWhy"),
        text("priorityBy"),
        of("assignee", Kind.STAFF),
        code("state"),
        text("target"),
        moment("createdAt"),
        moment("dueAt"),
        moment("claimedAt"),
        moment("givenAt"),
        moment("finishedAt"),
        of("finishedBy", Kind.STAFF),
        text("endedReason"),
        text("refusal"),
        day("laterOn"),
        text("laterWhy"),
        of("laterBy", Kind.STAFF),
        day("pausedUntil"),
        code("pauseReason"),
        text("pausedDays"),
        moment("heldSince"),
        yesNo("sentBack"));
  }

  private CopyTable returns() {
    return rows.table(
        "returns",
        """
        SELECT c.reference, t.title, e.title, r.from_team, r.from_agency, r.to_team, r.to_agency,
          r.reason, r.needed, r.sent_at, r.sent_by_name, r.answer, r.over_at, r.over_by_name
        FROM task_return r JOIN human_task t ON t.task_key = r.task_key
          JOIN pathway_case c ON c.id = t.case_id
          LEFT JOIN human_task e ON e.task_key = r.earlier_task
        WHERE c.person_id = :person
        """,
        "r.id",
        text("case"),
        text("title"),
        text("earlierStep"),
        of("fromTeam", Kind.TEAM),
        of("fromAgency", Kind.AGENCY),
        of("toTeam", Kind.TEAM),
        of("toAgency", Kind.AGENCY),
        code("reason"),
        text("needed"),
        moment("sentAt"),
        text("sentBy"),
        text("answer"),
        moment("overAt"),
        text("overBy"));
  }

  private CopyTable routes() {
    return rows.table(
        "routes",
        """
        SELECT c.reference, t.title, m.from_agency, m.to_agency, m.moved_at
        FROM task_route m JOIN human_task t ON t.task_key = m.task_key
          JOIN pathway_case c ON c.id = t.case_id
        WHERE c.person_id = :person
        """,
        "m.id",
        text("case"),
        text("title"),
        of("fromAgency", Kind.AGENCY),
        of("toAgency", Kind.AGENCY),
        moment("movedAt"));
  }

  private CopyTable pauses() {
    return rows.table(
        "pauses",
        """
        SELECT c.reference, t.title, p.agency_code, p.reason, p.words, p.stopped_at,
          p.stopped_by_name, p.until_day, p.due_before, p.days_before, p.started_at,
          p.started_by_name
        FROM task_pause p JOIN human_task t ON t.task_key = p.task_key
          JOIN pathway_case c ON c.id = t.case_id
        WHERE c.person_id = :person
        """,
        "p.id",
        text("case"),
        text("title"),
        of("agency", Kind.AGENCY),
        code("pauseReason"),
        text("pauseWords"),
        moment("stoppedAt"),
        text("stoppedBy"),
        day("untilDay"),
        moment("dueBefore"),
        text("daysBefore"),
        moment("startedAgainAt"),
        text("startedAgainBy"));
  }

  private CopyTable drafts() {
    return rows.table(
        "drafts",
        """
        SELECT c.reference, t.title, d.display_name, d.saved_at, d.typed
        FROM task_draft d JOIN human_task t ON t.task_key = d.task_key
          JOIN pathway_case c ON c.id = t.case_id
        WHERE c.person_id = :person
        """,
        "d.task_key",
        text("case"),
        text("title"),
        text("savedBy"),
        moment("savedAt"),
        text("typed"));
  }
}
