package org.homeward.task;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.Team;
import org.homeward.agency.WorkingCalendar;
import org.homeward.casefile.CaseNotices;
import org.homeward.casefile.CaseWords;
import org.homeward.identity.Accounts;
import org.homeward.identity.SignedInUser;
import org.homeward.person.People;
import org.homeward.person.PersonView;
import org.homeward.web.Dates;
import org.homeward.web.DueWords;
import org.homeward.web.StatusTag;
import org.springframework.stereotype.Component;

/** Puts names and words to the rows of a list, with one statement for people. */
@Component
class TaskLines {

  private final People people;
  private final AgencyDirectory agencies;
  private final Accounts accounts;
  private final TaskWords words;
  private final CaseWords caseWords;
  private final Dates dates;
  private final Clock clock;

  TaskLines(
      People people,
      AgencyDirectory agencies,
      Accounts accounts,
      TaskWords words,
      CaseWords caseWords,
      Dates dates,
      Clock clock) {
    this.people = people;
    this.agencies = agencies;
    this.accounts = accounts;
    this.words = words;
    this.caseWords = caseWords;
    this.dates = dates;
    this.clock = clock;
  }

  /**
   * Lists may be several, so that their names are looked up together, and those of notices too.
   *
   * @param withAssignees whether it is said who has a task
   * @param teams teams whose members are to be named as well; none for most lists
   */
  Names namesFor(
      List<TaskLists.Row> rows,
      List<CaseNotices.Notice> notices,
      boolean withAssignees,
      List<String> teams) {
    Map<Long, PersonView> persons =
        people.findAll(
            Stream.concat(
                    rows.stream().map(TaskLists.Row::personId),
                    notices.stream().map(CaseNotices.Notice::personId))
                .collect(Collectors.toSet()));
    Set<String> assignees =
        withAssignees
            ? rows.stream()
                .map(TaskLists.Row::assignee)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet())
            : Set.of();
    return new Names(
        persons,
        teams.isEmpty() ? accounts.namesOf(assignees) : accounts.namesOfMembers(teams, assignees));
  }

  record Names(Map<Long, PersonView> people, Map<String, String> assignees) {}

  /**
   * Rows in words.
   *
   * @param since what the team has had since later than this is new; null if nothing is
   */
  List<TaskLine> lines(List<TaskLists.Row> rows, Names names, SignedInUser who, Instant since) {
    return rows.stream().map(row -> line(row, names, who, since)).toList();
  }

  private TaskLine line(TaskLists.Row row, Names names, SignedInUser who, Instant since) {
    PersonView person = names.people().get(row.personId());
    return new TaskLine(
        row.taskKey(),
        row.sent() != null && row.sent().now() && who.isMemberOf(row.teamCode())
            ? "/tasks/" + row.taskKey() + "/answer"
            : "/tasks/" + row.taskKey(),
        row.title(),
        person.displayName(),
        caseWords.identifier(person, who),
        row.wardTeamCode() == null
            ? null
            : agencies.team(row.wardTeamCode()).map(Team::name).orElse(null),
        row.reference(),
        row.pathwayTitle(),
        row.finishedAt() == null
            ? words.due(row.dueAt(), row.agencyCode())
            : new DueWords(words.finished(row.finishedAt()), null),
        words.heldFor(row.heldSince(), row.agencyCode()),
        caseWords.readyFor(row.readySince()),
        words.priority(row.state(), row.priority(), row.priorityWhy()),
        sent(row),
        row.state() == TaskState.OPEN ? words.paused(row.pausedUntil(), row.pauseReason()) : null,
        words.later(row.laterOn(), row.laterWhy(), row.dueAt()),
        row.assignee() == null
            ? null
            : names.assignees().getOrDefault(row.assignee(), row.assignee()),
        team(row.teamCode()),
        isNew(row, who, since),
        tag(row));
  }

  /** What one took oneself is nothing new; what a colleague gave one is. */
  private static boolean isNew(TaskLists.Row row, SignedInUser who, Instant since) {
    Instant came = who.getUsername().equals(row.assignee()) ? row.givenAt() : row.heldSince();
    return since != null && came != null && came.isAfter(since);
  }

  /** Who sent it back and why, or that the answer is there; null once it is done. */
  private String sent(TaskLists.Row row) {
    TaskLists.Sent sent = row.sent();
    if (sent == null || row.state() != TaskState.OPEN) {
      return null;
    }
    return sent.now()
        ? words.sentBack(team(sent.fromTeam()), sent.reason())
        : words.answered(team(sent.toTeam()));
  }

  private String team(String code) {
    return agencies.team(code).map(Team::name).orElse(code);
  }

  private StatusTag tag(TaskLists.Row row) {
    Instant now = clock.instant();
    if (row.state() == TaskState.COMPLETING) {
      return StatusTag.COMPLETING;
    }
    if (row.state() != TaskState.OPEN) {
      return null;
    }
    if (row.refused() || row.sent() != null && row.sent().now()) {
      return StatusTag.RETURNED;
    }
    if (row.dueAt().isBefore(now)) {
      return StatusTag.OVERDUE;
    }
    if (WorkingCalendar.dayOf(row.dueAt()).equals(dates.today())) {
      return StatusTag.DUE_TODAY;
    }
    if (row.escalation()) {
      return StatusTag.ESCALATED;
    }
    return row.draft() ? StatusTag.DRAFT_SAVED : null;
  }
}
