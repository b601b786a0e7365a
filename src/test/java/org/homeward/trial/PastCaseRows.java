package org.homeward.trial;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.homeward.agency.Team;

/** What every case of the past year leaves in the tables, whatever its pathway. */
final class PastCaseRows {

  /** What ends a task that is not needed any more, as the application says it. */
  private static final String MOVED_ON = "The case moved on";

  private final PastCase told;

  PastCaseRows(PastCase told) {
    this.told = told;
  }

  /**
   * The person and the case.
   *
   * @param person who it is about
   * @param outcome how it ended, in words
   * @param tasks its tasks
   * @param partsOver teams of providers whose part in it ended
   */
  void frame(Person person, String outcome, List<PastTask> tasks, Set<String> partsOver) {
    PastWorld.Colleague starter = starter();
    told.keep(
        "person",
        "nhs_number",
        PastYear.nhsNumber(told.number),
        "given_name",
        person.givenName(),
        "family_name",
        person.familyName(),
        "given_name_key",
        key(person.givenName()),
        "family_name_key",
        key(person.familyName()),
        "date_of_birth",
        person.born(),
        "version",
        0,
        "created_at",
        told.started);
    told.keep(
        "pathway_case",
        "reference",
        told.placeholder(),
        "pathway_id",
        told.pathway.id(),
        "pathway_title",
        told.pathway.title(),
        "process_definition_key",
        told.world.version(told.pathway.id()),
        "person_id",
        told.personId(),
        "borough_code",
        told.borough.code(),
        "trust_code",
        told.trust,
        "ward_team_code",
        told.wardInTheEnd,
        "status",
        "CLOSED",
        "outcome",
        outcome,
        "started_at",
        told.started,
        "started_by",
        starter.username(),
        "closed_at",
        told.closed,
        "version",
        0L);
    Set<String> teams = new LinkedHashSet<>();
    if (told.ward != null) {
      teams.add(told.ward.code());
    }
    tasks.forEach(task -> teams.add(task.team.code()));
    teams.forEach(
        team ->
            told.keep(
                "case_team",
                "case_id",
                told.caseId(),
                "team_code",
                team,
                "running",
                false,
                "over_at",
                partsOver.contains(team) ? told.closed : null));
    say(told.started, "CASE", told.pathway.title() + " started", null, starter, null, null);
    say(told.closed, "CASE", "Case closed", outcome, null, null, null);
  }

  /** The ward if somebody there has an account, else the discharge coordinators of the trust. */
  private PastWorld.Colleague starter() {
    PastWorld.Colleague here =
        told.ward == null ? null : told.world.colleague(told.ward.code(), told.random);
    return here != null
        ? here
        : told.world.colleague(told.team("discharge-coordinator").code(), told.random);
  }

  private void say(
      Instant at,
      String kind,
      String title,
      String detail,
      PastWorld.Colleague by,
      Team team,
      PastTask task) {
    String agency = team != null ? team.agencyCode() : by == null ? null : told.trust;
    told.keep(
        "timeline_entry",
        "case_id",
        told.caseId(),
        "at",
        at,
        "kind",
        kind,
        "title",
        title,
        "detail",
        detail,
        "actor_name",
        by == null ? null : by.name(),
        "agency_name",
        agency == null ? null : told.world.directory().agency(agency).orElseThrow().name(),
        "task_key",
        task == null ? null : task.key,
        "audience_agency",
        task == null ? null : task.audience);
  }

  /** A task, with what happened to it. */
  void keep(PastTask task) {
    boolean done = !task.finished.isAfter(told.closed);
    PastTask.Return back =
        task.sentBack == null || task.sentBack.sent().isAfter(told.closed) ? null : task.sentBack;
    boolean answered = back != null && !back.over().isAfter(told.closed);
    PastTask.Pause pause =
        task.pause == null || task.pause.stopped().isAfter(told.closed) ? null : task.pause;
    boolean taken = !task.claimed.isAfter(told.closed) && (back == null || answered);
    Instant due = task.pause != null && pause == null ? task.pause.dueBefore() : task.due;
    String username = task.by == null ? null : task.by.username();
    Team holder = back != null && !answered ? back.earlier().team : task.team;
    told.keep(
        "human_task",
        "task_key",
        task.key,
        "case_id",
        told.caseId(),
        "process_definition_key",
        told.world.version(task.step.processId()),
        "element_id",
        task.step.elementId(),
        "title",
        task.step.title(),
        "summary",
        task.summary,
        "phase",
        task.step.phase(),
        "role",
        task.role,
        "team_code",
        holder.code(),
        "agency_code",
        holder.agencyCode(),
        "form_id",
        task.step.formId(),
        "escalation",
        task.step.escalation(),
        "assignee",
        taken ? username : null,
        "state",
        done ? "COMPLETED" : "CANCELED",
        "target",
        task.byTarget ? task.target.toString() : null,
        "created_at",
        task.created,
        "held_since",
        answered ? back.over() : back != null ? back.sent() : task.created,
        "due_at",
        due,
        "claimed_at",
        taken && username != null ? task.claimed : null,
        "finished_at",
        done ? task.finished : told.closed,
        "finished_by",
        done ? username : null,
        "ended_reason",
        done ? null : MOVED_ON,
        "subject",
        task.about == null ? task.subject : task.about,
        "subject_title",
        task.subjectTitle,
        "audience_agency",
        task.audience,
        "paused_until",
        pause == null ? null : pause.until(),
        "pause_reason",
        pause == null ? null : pause.reason(),
        "paused_days",
        pause == null ? 0 : pause.days(),
        "version",
        0L);
    if (back != null) {
      keep(task, back, answered);
    }
    if (pause != null) {
      told.keep(
          "task_pause",
          "task_key",
          task.key,
          "agency_code",
          task.team.agencyCode(),
          "reason",
          pause.reason(),
          "stopped_at",
          pause.stopped(),
          "stopped_by",
          username == null ? PastYear.SOMEBODY : username,
          "stopped_by_name",
          name(task),
          "until_day",
          pause.until(),
          "due_before",
          pause.dueBefore(),
          "days_before",
          0);
    }
    if (task.step.escalation()) {
      say(
          task.created,
          "ESCALATION",
          "Escalated to " + task.team.name(),
          task.step.title(),
          null,
          null,
          task);
    }
    if (done) {
      say(
          task.finished,
          "ANSWER",
          "Finished: " + PastYear.title(task),
          null,
          task.by,
          task.team,
          task);
    }
  }

  private void keep(PastTask task, PastTask.Return back, boolean answered) {
    PastTask earlier = back.earlier();
    told.keep(
        "task_return",
        "task_key",
        task.key,
        "earlier_task",
        earlier.key,
        "from_team",
        task.team.code(),
        "from_agency",
        task.team.agencyCode(),
        "to_team",
        earlier.team.code(),
        "to_agency",
        earlier.team.agencyCode(),
        "reason",
        back.reason(),
        "needed",
        "Please complete what is asked for, we cannot go on without it.",
        "sent_at",
        back.sent(),
        "sent_by",
        task.by == null ? PastYear.SOMEBODY : task.by.username(),
        "sent_by_name",
        name(task),
        "answer",
        answered ? "It is complete now." : null,
        "over_at",
        answered ? back.over() : null,
        "over_by",
        !answered ? null : earlier.by == null ? PastYear.SOMEBODY : earlier.by.username(),
        "over_by_name",
        answered ? name(earlier) : null);
  }

  /** As names are compared; those of the stories have no accents. */
  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }

  private static String name(PastTask task) {
    return task.by == null ? "Somebody of " + task.team.name() : task.by.name();
  }
}
