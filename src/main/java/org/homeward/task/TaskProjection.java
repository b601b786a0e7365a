package org.homeward.task;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.CaseLocation;
import org.homeward.agency.Target;
import org.homeward.agency.Team;
import org.homeward.agency.WorkingCalendar;
import org.homeward.camunda.EngineOutbox;
import org.homeward.camunda.EngineTask;
import org.homeward.camunda.EngineTaskListener;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseFiles;
import org.homeward.casefile.CaseTeams;
import org.homeward.casefile.Timeline;
import org.homeward.casefile.TimelineEntry;
import org.homeward.pathway.Pathway;
import org.homeward.pathway.PathwayCatalogue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Mirrors the engine's user tasks. On creation it turns the role that the model asks for into the
 * responsible team of the case's borough, trust or ward, and the target into a due date by that
 * agency's calendar.
 */
@Component
class TaskProjection implements EngineTaskListener {

  private static final Logger LOG = LoggerFactory.getLogger(TaskProjection.class);

  /** Who looks after a task for which no team is set up. */
  private static final String FALLBACK_ROLE = "manager";

  private final TaskRepository tasks;
  private final CaseFiles cases;
  private final CaseTeams caseTeams;
  private final PathwayCatalogue pathways;
  private final AgencyDirectory agencies;
  private final WorkingCalendar calendar;
  private final EngineOutbox outbox;
  private final TaskDrafts drafts;
  private final Timeline timeline;
  private final Clock clock;
  private final Target defaultTarget;

  TaskProjection(
      TaskRepository tasks,
      CaseFiles cases,
      CaseTeams caseTeams,
      PathwayCatalogue pathways,
      AgencyDirectory agencies,
      WorkingCalendar calendar,
      EngineOutbox outbox,
      TaskDrafts drafts,
      Timeline timeline,
      Clock clock,
      @Value("${homeward.task.default-target:5 working days}") String defaultTarget) {
    this.tasks = tasks;
    this.cases = cases;
    this.caseTeams = caseTeams;
    this.pathways = pathways;
    this.agencies = agencies;
    this.calendar = calendar;
    this.outbox = outbox;
    this.drafts = drafts;
    this.timeline = timeline;
    this.clock = clock;
    this.defaultTarget = Target.parse(defaultTarget);
  }

  @Override
  public Correction creating(EngineTask task) {
    return tasks
        .findById(task.key())
        .map(known -> new Correction(known.teamCode(), known.dueAt()))
        .orElseGet(() -> add(task));
  }

  private Correction add(EngineTask task) {
    CaseFile file =
        cases.takenUp(
            task.text("caseReference"), task.processInstanceKey(), task.processDefinitionKey());
    Pathway.Step step =
        pathways
            .version(task.processDefinitionKey(), task.processId())
            .steps()
            .get(task.elementId());
    if (step == null) {
      throw new IllegalStateException(
          "The model of " + task.processId() + " has no user task " + task.elementId());
    }
    String role =
        task.candidateGroups().stream()
            .findFirst()
            .orElseThrow(
                () -> new IllegalStateException(task.elementId() + " asks no role to do it"));
    Team team = team(role, file);
    String target = firstKnown(task.text("taskTarget"), step.target(), defaultTarget.toString());
    Instant now = clock.instant();
    Instant due = due(task, target, now, team);
    TaskAsk ask =
        new TaskAsk(
            task.elementId(),
            firstKnown(task.text("taskTitle"), step.title()),
            firstKnown(task.text("taskSummary"), step.summary()),
            step.phase(),
            role,
            team.code(),
            team.agencyCode(),
            step.formId(),
            step.escalation(),
            task.text("taskDue") == null ? target : null);
    tasks.save(new TaskEntity(task.key(), file.id(), task.processDefinitionKey(), ask, now, due));
    caseTeams.involve(file.id(), team.code());
    if (step.escalation()) {
      timeline.add(
          file.id(),
          TimelineEntry.Kind.ESCALATION,
          "Escalated to " + team.name(),
          ask.title(),
          Timeline.Actor.HOMEWARD,
          task.key());
    }
    return new Correction(team.code(), due);
  }

  private Team team(String role, CaseFile file) {
    CaseLocation where =
        new CaseLocation(file.boroughCode(), file.trustCode(), file.wardTeamCode());
    Optional<Team> responsible = agencies.responsibleTeam(role, where);
    if (responsible.isEmpty()) {
      LOG.error(
          "No team serves the role {} for case {}: the managers get its task",
          role,
          file.reference());
    }
    return responsible
        .or(() -> agencies.responsibleTeam(FALLBACK_ROLE, where))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Neither a team for " + role + " nor a managers' team is set up for " + where));
  }

  private Instant due(EngineTask task, String target, Instant now, Team team) {
    String day = task.text("taskDue");
    if (day != null) {
      return WorkingCalendar.endOfDay(LocalDate.parse(day.substring(0, 10)));
    }
    if (task.dueDate() != null) {
      return task.dueDate();
    }
    return calendar.due(now, Target.parse(target), team.agencyCode());
  }

  @Override
  public void assigning(EngineTask task) {
    if (outbox.hasWaitingAssignment(task.key())) {
      // Our own act on its way: MySQL already says so, or knows better.
      return;
    }
    tasks
        .lock(task.key())
        .filter(known -> known.state() == TaskState.OPEN)
        .ifPresent(known -> known.giveTo(task.assignee(), clock.instant()));
  }

  @Override
  public void updating(EngineTask task) {
    if (task.dueDate() != null) {
      tasks.lock(task.key()).ifPresent(known -> known.reschedule(task.dueDate()));
    }
  }

  @Override
  public void completing(EngineTask task) {
    tasks.lock(task.key()).filter(known -> !known.state().isOver()).ifPresent(this::finished);
  }

  private void finished(TaskEntity task) {
    if (task.state() == TaskState.OPEN) {
      // Not one of our own acts, which say who did what: somebody finished it in another tool.
      drafts.forget(task.getId());
      timeline.add(
          task.caseId(),
          TimelineEntry.Kind.TASK,
          task.snapshot().title(),
          "Finished outside Homeward",
          Timeline.Actor.HOMEWARD,
          task.getId());
    }
    task.confirmFinished(clock.instant());
  }

  @Override
  public void canceling(EngineTask task) {
    drafts.forget(task.key());
    tasks
        .lock(task.key())
        .filter(known -> !known.state().isOver())
        .ifPresent(known -> known.cancel("The case moved on", clock.instant()));
  }

  private static String firstKnown(String... texts) {
    for (String text : texts) {
      if (text != null && !text.isBlank()) {
        return text;
      }
    }
    return null;
  }
}
