package org.homeward.task;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.CaseLocation;
import org.homeward.agency.Target;
import org.homeward.agency.Team;
import org.homeward.agency.WorkingCalendar;
import org.homeward.camunda.EngineOutbox;
import org.homeward.camunda.EngineTask;
import org.homeward.camunda.EngineTaskListener;
import org.homeward.casefile.CaseAudiences;
import org.homeward.casefile.CaseFacts;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseFiles;
import org.homeward.casefile.CaseFollowers;
import org.homeward.casefile.CaseTeams;
import org.homeward.casefile.SharingGate;
import org.homeward.casefile.TakingUp;
import org.homeward.casefile.Timeline;
import org.homeward.casefile.TimelineEntry;
import org.homeward.pathway.Pathway;
import org.homeward.pathway.PathwayCatalogue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.domain.Limit;
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

  private static final String WARD_ROLE = "ward-staff";

  private static final int SUBJECT_LENGTH = 60;

  private final TaskRepository tasks;
  private final TakingUp takingUp;
  private final CaseTeams caseTeams;
  private final CaseFollowers followers;
  private final PathwayCatalogue pathways;
  private final AgencyDirectory agencies;
  private final CaseAudiences audiences;
  private final SharingGate sharing;
  private final WorkingCalendar calendar;
  private final EngineOutbox outbox;
  private final TaskDrafts drafts;
  private final Timeline timeline;
  private final Clock clock;
  private final Target defaultTarget;

  TaskProjection(
      TaskRepository tasks,
      TakingUp takingUp,
      CaseTeams caseTeams,
      CaseFollowers followers,
      PathwayCatalogue pathways,
      AgencyDirectory agencies,
      CaseAudiences audiences,
      SharingGate sharing,
      WorkingCalendar calendar,
      EngineOutbox outbox,
      TaskDrafts drafts,
      Timeline timeline,
      Clock clock,
      @Value("${homeward.task.default-target:5 working days}") String defaultTarget) {
    this.tasks = tasks;
    this.takingUp = takingUp;
    this.caseTeams = caseTeams;
    this.followers = followers;
    this.pathways = pathways;
    this.agencies = agencies;
    this.audiences = audiences;
    this.sharing = sharing;
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
    CaseFile file = takingUp.by(task);
    Pathway.Step step =
        pathways
            .version(task.processDefinitionKey(), file.pathwayId())
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
    Named named = named(task, file);
    Team asked = named == null ? usualTeam(task, role, file) : namedTeam(named, task, role, file);
    String title = firstKnown(task.text("taskTitle"), step.title());
    Team team = sharing.teamFor(file, asked, task.key(), title);
    String target = firstKnown(task.text("taskTarget"), step.target(), defaultTarget.toString());
    Instant now = clock.instant();
    Instant due = due(task, target, now, team);
    TaskAsk ask =
        new TaskAsk(
            task.elementId(),
            title,
            firstKnown(task.text("taskSummary"), step.summary()),
            step.phase(),
            role,
            team.code(),
            team.agencyCode(),
            step.formId(),
            step.escalation(),
            Priority.ofEngine(task.priority()),
            task.text("taskDue") == null ? target : null,
            subject(task),
            cut(task.text("taskSubjectTitle"), 200),
            audience(named, asked, subject(task), file),
            cut(task.text("calledFrom"), 500));
    boolean newThere = !tasks.hasOpen(file.id(), team.code());
    tasks.save(new TaskEntity(task.key(), file.id(), task.processDefinitionKey(), ask, now, due));
    caseTeams.involve(file.id(), team.code());
    if (newThere) {
      followers.movedOn(file, team.name(), ask.audienceAgency());
    }
    if (step.escalation()) {
      timeline.add(
          file.id(),
          TimelineEntry.Kind.ESCALATION,
          "Escalated to " + team.name(),
          ask.title(),
          Timeline.Actor.HOMEWARD,
          task.key(),
          ask.audienceAgency());
    }
    return new Correction(team.code(), due);
  }

  /**
   * Whom the case itself names.
   *
   * @param teamCode the team, or null if only the agency is named
   * @param agencyCode the team's agency, or the one named; null if nobody knows it
   */
  private record Named(String teamCode, String agencyCode) {}

  private Named named(EngineTask task, CaseFile file) {
    String teamCode = task.text("taskTeam");
    if (teamCode == null) {
      String agencyCode = task.text("taskAgency");
      return agencyCode == null ? null : new Named(null, agencyCode);
    }
    return agencies
        .presentTeam(teamCode)
        .or(() -> agencies.team(teamCode))
        .map(team -> new Named(team.code(), team.agencyCode()))
        .orElseGet(() -> new Named(teamCode, null));
  }

  /**
   * The team that the case names, or that of the agency it names. Where nobody works there for the
   * role, the managers decide who is asked: what is meant for one partner reaches no other.
   */
  private Team namedTeam(Named named, EngineTask task, String role, CaseFile file) {
    Optional<Team> team =
        named.teamCode() == null
            ? agencies.teamOfAgency(role, named.agencyCode(), file.boroughCode())
            : agencies.workingTeams(List.of(named.teamCode())).stream().findFirst();
    if (team.isEmpty()) {
      LOG.error(
          "Task {} of case {} asks {} for the role {}, which nobody serves there: the managers"
              + " get it",
          task.elementId(),
          file.reference(),
          named.teamCode() == null ? "agency " + named.agencyCode() : "team " + named.teamCode(),
          role);
    }
    return team.orElseGet(() -> managers(role, file));
  }

  /**
   * The partner that alone among partners may know of a task: the one that is named, or else the
   * one that was asked about the same subject before. Who does the task knows of it in any case.
   */
  private String audience(Named named, Team team, String subject, CaseFile file) {
    if (named != null && audiences.isPartner(named.agencyCode())) {
      return named.agencyCode();
    }
    if (subject.equals(CaseFacts.OF_THE_CASE)) {
      return null;
    }
    String asked =
        tasks.audiencesOf(file.id(), subject, Limit.of(1)).stream().findFirst().orElse(null);
    return asked != null && audiences.isPartner(team.agencyCode()) ? team.agencyCode() : asked;
  }

  private static String subject(EngineTask task) {
    String subject = task.text("taskSubject");
    if (subject != null && subject.length() > SUBJECT_LENGTH) {
      throw new IllegalStateException(
          "The taskSubject of " + task.elementId() + " is longer than " + SUBJECT_LENGTH);
    }
    return subject == null ? CaseFacts.OF_THE_CASE : subject;
  }

  private static String cut(String text, int length) {
    return text == null || text.length() <= length ? text : text.substring(0, length);
  }

  private Team usualTeam(EngineTask task, String role, CaseFile file) {
    Optional<Team> responsible =
        agencies
            .responsibleTeam(role, task.text("taskService"), where(file))
            .or(() -> outsideWard(role, file));
    if (responsible.isEmpty()) {
      LOG.error(
          "No team serves the role {} for case {}: the managers get its task",
          role,
          file.reference());
    }
    return responsible.orElseGet(() -> managers(role, file));
  }

  /** What a ward is asked goes to who knows the person outside, once no ward has them. */
  private Optional<Team> outsideWard(String role, CaseFile file) {
    return role.equals(WARD_ROLE) && file.wardTeamCode() == null
        ? agencies.responsibleTeam(CaseFiles.OUTSIDE, where(file))
        : Optional.empty();
  }

  private Team managers(String role, CaseFile file) {
    return agencies
        .responsibleTeam(FALLBACK_ROLE, where(file))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Neither a team for "
                        + role
                        + " nor a managers' team is set up for "
                        + where(file)));
  }

  private static CaseLocation where(CaseFile file) {
    return new CaseLocation(file.boroughCode(), file.trustCode(), file.wardTeamCode());
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
    // Our own act on its way: MySQL already says so, or knows better.
    if (task.dueDate() != null && !outbox.hasWaitingDueDate(task.key())) {
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
          task.getId(),
          task.snapshot().audienceAgency());
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
