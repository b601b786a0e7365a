package org.homeward.task;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeward.agency.Target;
import org.homeward.agency.WorkingCalendar;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.Timeline;
import org.homeward.identity.Accounts;
import org.homeward.web.Dates;
import org.homeward.web.DueWords;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says in words when a task is due and why someone cannot act on it. */
@Component
public class TaskWords {

  private final MessageSource messages;
  private final WorkingCalendar calendar;
  private final Accounts accounts;
  private final Dates dates;
  private final Clock clock;

  TaskWords(
      MessageSource messages,
      WorkingCalendar calendar,
      Accounts accounts,
      Dates dates,
      Clock clock) {
    this.messages = messages;
    this.calendar = calendar;
    this.accounts = accounts;
    this.dates = dates;
    this.clock = clock;
  }

  /** Why a person cannot claim, release or finish a task: who has it or what became of it. */
  String whyNotYours(HumanTask task) {
    return switch (task.state()) {
      case OPEN ->
          task.assignee() == null
              ? say("task.refused.unclaimed")
              : say("task.refused.taken", name(task.assignee()), when(task.claimedAt()));
      case COMPLETING, COMPLETED ->
          say("task.refused.finished", name(task.finishedBy()), when(task.finishedAt()));
      case CANCELED -> say("task.refused.ended", task.endedReason(), when(task.finishedAt()));
    };
  }

  /**
   * "Due in 3 working days", by the calendar of the agency that has the task.
   *
   * @param dueAt when it is due
   * @param agencyCode the agency
   */
  public DueWords due(Instant dueAt, String agencyCode) {
    Instant now = clock.instant();
    int days = calendar.workingDaysBetween(now, dueAt, agencyCode);
    boolean sameDay = WorkingCalendar.dayOf(now).equals(WorkingCalendar.dayOf(dueAt));
    if (dueAt.isBefore(now)) {
      int late = Math.max(1, -days);
      return new DueWords(say("task.due.overdue", late), "overdue");
    }
    if (sameDay) {
      return new DueWords(say("task.due.today"), "soon");
    }
    if (WorkingCalendar.dayOf(now).plusDays(1).equals(WorkingCalendar.dayOf(dueAt))) {
      return new DueWords(say("task.due.tomorrow"), null);
    }
    if (days >= 1 && days <= 5) {
      return new DueWords(say("task.due.in", days), null);
    }
    return new DueWords(say("task.due.on", dates.day(dueAt)), null);
  }

  /**
   * As {@link #due}, with the day: "Due in 3 working days, on Friday 8 May 2026".
   *
   * @param dueAt when it is due
   * @param agencyCode the agency
   */
  public DueWords dueInFull(Instant dueAt, String agencyCode) {
    DueWords due = due(dueAt, agencyCode);
    String day = dates.weekday(dueAt);
    String text =
        "overdue".equals(due.urgency())
            ? say("task.due.was", due.text(), day)
            : due.text().equals(say("task.due.on", dates.day(dueAt)))
                ? say("task.due.on", day)
                : say("task.due.by", due.text(), day);
    return new DueWords(text, due.urgency());
  }

  /** What became of a task, or who has it; null while it simply waits. */
  String status(HumanTask task) {
    return task.state() == TaskState.OPEN && task.assignee() == null ? null : whyNotYours(task);
  }

  /** When a team looks at a task again, and what it waits for; null once it is back. */
  String later(LocalDate day, String why, Instant dueAt) {
    return day != null && day.isAfter(dates.today()) && dueAt.isAfter(clock.instant())
        ? say("task.later.line", dates.day(day), why)
        : null;
  }

  /**
   * Whom the timeline tells what a team says about its own work, which may say more of the person
   * than every agency needs: the agency itself and the trust that looks after the person.
   */
  static Timeline.Audience amongThem(HumanTask task, CaseFile file) {
    return new Timeline.Audience(
        task.audienceAgency(),
        Set.of(),
        Stream.of(task.agencyCode(), file.trustCode())
            .filter(Objects::nonNull)
            .collect(Collectors.toSet()));
  }

  /** "Clock stopped until 8 May 2026: waiting for the person"; null while it runs. */
  String paused(LocalDate until, String reason) {
    return until != null && until.isAfter(dates.today())
        ? say("task.pause.line", dates.day(until), say("task.pause.reason." + reason))
        : null;
  }

  /** Whether it makes sense to offer that its clock is stopped. */
  boolean mayBePaused(HumanTask task) {
    return task.canBePaused()
        && !task.isPaused(dates.today())
        && !task.dueAt().isBefore(clock.instant());
  }

  /** "High priority: the bed is needed tonight"; null for what is as usual, or over. */
  String priority(TaskState state, Priority priority, String why) {
    if (priority == Priority.NORMAL || state.isOver()) {
      return null;
    }
    return why == null ? say("task.priority.high") : say("task.priority.high.why", why);
  }

  /** "Hounslow housing sent it back: something is missing". */
  String sentBack(String team, String reason) {
    return say("task.return.line", team, say("task.return.reason." + reason));
  }

  /** "Osterley Ward has answered". */
  String answered(String team) {
    return say("task.return.line.answered", team);
  }

  /** "Finished at 10:42am today". */
  String finished(Instant at) {
    return say("task.finished", dates.momentInWords(at));
  }

  /** How long a team has had something, in working days. */
  String heldFor(Instant since, String agencyCode) {
    int days = calendar.workingDaysBetween(since, clock.instant(), agencyCode);
    return say("task.held", days, dates.dayInWords(since));
  }

  /** The rule behind its due date: "Target: 10 working days from 4 May 2026". */
  String rule(HumanTask task, String agency) {
    if (task.target() == null) {
      return say("task.due.rule.case");
    }
    String target = say("task.due.rule", task.target(), dates.day(task.createdAt()));
    String days =
        Target.parse(task.target()).unit() == Target.Unit.WORKING_DAYS
            ? target + " " + say("task.due.rule.working", agency)
            : target;
    return task.pausedDays() == 0
        ? days
        : days + " " + say("task.due.rule.paused", task.pausedDays());
  }

  /** Which team has a task and for how long: "With Northshire housing for 3 working days". */
  String heldBy(String team, Instant since, String agencyCode) {
    int days = calendar.workingDaysBetween(since, clock.instant(), agencyCode);
    return say("task.held-by", team, days, dates.dayInWords(since));
  }

  private String name(String username) {
    return username == null
        ? say("task.somebody")
        : accounts.namesOf(List.of(username)).getOrDefault(username, username);
  }

  private String when(Instant at) {
    return at == null ? "" : dates.momentInWords(at);
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
