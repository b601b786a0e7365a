package org.homeward.task;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.homeward.agency.WorkingCalendar;
import org.homeward.audit.AuditTrail;
import org.homeward.camunda.EngineCommand;
import org.homeward.camunda.EngineOutbox;
import org.homeward.casefile.Act;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseFiles;
import org.homeward.casefile.Timeline;
import org.homeward.casefile.TimelineEntry;
import org.homeward.identity.SignedInUser;
import org.homeward.web.Dates;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Stops the clock of a task while nobody in Homeward can do anything about it, and starts it again.
 * The due date moves at once by the working days until the day on which it runs again, so that
 * nothing has to happen on that day; who starts it earlier moves it back.
 */
@Service
class StoppingClock {

  private final TaskRepository tasks;
  private final WhoseTask whose;
  private final CaseFiles cases;
  private final Timeline timeline;
  private final AuditTrail audit;
  private final EngineOutbox outbox;
  private final WorkingCalendar calendar;
  private final TaskWords words;
  private final Dates dates;
  private final JdbcClient jdbc;
  private final MessageSource messages;
  private final Clock clock;

  StoppingClock(
      TaskRepository tasks,
      WhoseTask whose,
      CaseFiles cases,
      Timeline timeline,
      AuditTrail audit,
      EngineOutbox outbox,
      WorkingCalendar calendar,
      TaskWords words,
      Dates dates,
      JdbcClient jdbc,
      MessageSource messages,
      Clock clock) {
    this.tasks = tasks;
    this.whose = whose;
    this.cases = cases;
    this.timeline = timeline;
    this.audit = audit;
    this.outbox = outbox;
    this.calendar = calendar;
    this.words = words;
    this.dates = dates;
    this.jdbc = jdbc;
    this.messages = messages;
    this.clock = clock;
  }

  /**
   * Stops it.
   *
   * @param reason code of the reason
   * @param detail more in words, or null
   * @param until the day in London on which it runs again
   * @throws TaskRefusal if somebody else has the task, it is over or late, its clock stands still
   *     already, or is none that can be stopped
   */
  @Act
  public void stop(long taskKey, String reason, String detail, LocalDate until, SignedInUser who) {
    TaskEntity entity = mine(taskKey, who);
    HumanTask task = entity.snapshot();
    Instant now = clock.instant();
    LocalDate today = WorkingCalendar.dayOf(now);
    if (!task.canBePaused()) {
      throw new TaskRefusal(say("task.pause.refused.runs-on"));
    }
    if (task.isPaused(today)) {
      throw new TaskRefusal(say("task.pause.refused.already"));
    }
    if (task.dueAt().isBefore(now)) {
      throw new TaskRefusal(say("task.pause.refused.late"));
    }
    int days = calendar.workingDaysBetween(today, until, task.agencyCode());
    jdbc.sql(
            """
            INSERT INTO task_pause (task_key, agency_code, reason, words, stopped_at, stopped_by,
              stopped_by_name, until_day, due_before, days_before)
            VALUES (:task, :agency, :reason, :words, :now, :me, :name, :until, :due, :days)
            """)
        .param("task", taskKey)
        .param("agency", task.agencyCode())
        .param("reason", reason)
        .param("words", detail)
        .param("now", utc(now))
        .param("me", who.getUsername())
        .param("name", who.getDisplayName())
        .param("until", until)
        .param("due", utc(task.dueAt()))
        .param("days", task.pausedDays())
        .update();
    entity.pause(until, reason, moved(task.dueAt(), days, task), task.pausedDays() + days);
    String why = say("task.pause.reason." + reason);
    tell(
        entity,
        "task.pause",
        say("task.pause.timeline", task.title()),
        say("task.pause.timeline.text", dates.day(until), detail == null ? why : detail),
        reason,
        who);
  }

  /**
   * Starts it before the day on which it would run by itself.
   *
   * @throws TaskRefusal if somebody else has the task, it is over, or its clock runs
   */
  @Act
  public void start(long taskKey, SignedInUser who) {
    TaskEntity entity = mine(taskKey, who);
    HumanTask task = entity.snapshot();
    Instant now = clock.instant();
    LocalDate today = WorkingCalendar.dayOf(now);
    if (!task.isPaused(today)) {
      throw new TaskRefusal(say("task.pause.refused.runs"));
    }
    Stopped last =
        jdbc.sql(
                """
                SELECT id, stopped_at, due_before, days_before FROM task_pause
                WHERE task_key = :task ORDER BY id DESC LIMIT 1
                """)
            .param("task", taskKey)
            .query(Stopped.class)
            .single();
    int days =
        calendar.workingDaysBetween(
            WorkingCalendar.dayOf(last.stoppedAt().toInstant(ZoneOffset.UTC)),
            today,
            task.agencyCode());
    jdbc.sql(
            """
            UPDATE task_pause SET started_at = :now, started_by = :me, started_by_name = :name
            WHERE id = :id
            """)
        .param("now", utc(now))
        .param("me", who.getUsername())
        .param("name", who.getDisplayName())
        .param("id", last.id())
        .update();
    entity.pause(
        null,
        null,
        moved(last.dueBefore().toInstant(ZoneOffset.UTC), days, task),
        last.daysBefore() + days);
    tell(entity, "task.unpause", say("task.pause.timeline.over", task.title()), null, null, who);
  }

  /** What is needed of the last time it was stopped. */
  record Stopped(long id, LocalDateTime stoppedAt, LocalDateTime dueBefore, int daysBefore) {}

  private Instant moved(Instant due, int days, HumanTask task) {
    return days == 0
        ? due
        : WorkingCalendar.endOfDay(
            calendar.addWorkingDays(WorkingCalendar.dayOf(due), days, task.agencyCode()));
  }

  private TaskEntity mine(long taskKey, SignedInUser who) {
    TaskEntity task = tasks.lock(taskKey).orElseThrow();
    if (!whose.isFreeFor(who, task.snapshot())) {
      throw new TaskRefusal(words.whyNotYours(task.snapshot()));
    }
    return task;
  }

  private void tell(
      TaskEntity entity,
      String action,
      String happened,
      String detail,
      String reason,
      SignedInUser who) {
    HumanTask task = entity.snapshot();
    CaseFile file = cases.get(task.caseId());
    timeline.add(
        file.id(),
        TimelineEntry.Kind.TASK,
        happened,
        detail,
        Timeline.Actor.of(who),
        task.taskKey(),
        TaskWords.amongThem(task, file));
    AuditTrail.Subject about =
        new AuditTrail.Subject(file.personId(), file.reference(), task.taskKey());
    if (action.equals("task.pause")) {
      audit.acted(who, "task.pause", about, whose.detail(who, task, reason));
    } else {
      audit.acted(who, "task.unpause", about, whose.detail(who, task, null));
    }
    outbox.append(file.reference(), new EngineCommand.MoveDueDate(task.taskKey(), task.dueAt()));
  }

  private static LocalDateTime utc(Instant time) {
    return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
