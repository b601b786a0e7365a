package org.homeward.task;

import java.util.List;
import java.util.stream.Stream;
import org.homeward.agency.Team;
import org.homeward.audit.AuditTrail;
import org.homeward.camunda.EngineCommand;
import org.homeward.camunda.EngineOutbox;
import org.homeward.casefile.CaseAudiences;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseFiles;
import org.homeward.casefile.CaseTeams;
import org.homeward.casefile.Timeline;
import org.homeward.casefile.TimelineEntry;
import org.homeward.identity.Accounts;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The open cases and tasks of teams, for the day on which another team takes over. */
@Service
public class TasksOfTeams {

  private final TaskRepository tasks;
  private final TaskRoutes routes;
  private final CaseFiles cases;
  private final CaseTeams teams;
  private final CaseAudiences audiences;
  private final Accounts accounts;
  private final Timeline timeline;
  private final AuditTrail audit;
  private final TellingFollowers followers;
  private final EngineOutbox outbox;

  TasksOfTeams(
      TaskRepository tasks,
      TaskRoutes routes,
      CaseFiles cases,
      CaseTeams teams,
      CaseAudiences audiences,
      Accounts accounts,
      Timeline timeline,
      AuditTrail audit,
      TellingFollowers followers,
      EngineOutbox outbox) {
    this.tasks = tasks;
    this.routes = routes;
    this.cases = cases;
    this.teams = teams;
    this.audiences = audiences;
    this.accounts = accounts;
    this.timeline = timeline;
    this.audit = audit;
    this.followers = followers;
    this.outbox = outbox;
  }

  /**
   * Open cases in which a team has a part or an open task, by number.
   *
   * @param teamCode the team
   * @param after only those with a larger number
   * @param most how many at most
   * @return ids of the cases
   */
  @Transactional(readOnly = true)
  public List<Long> casesOf(String teamCode, long after, int most) {
    return Stream.concat(
            teams.runningOf(teamCode, after, most).stream(),
            tasks.casesOfTeam(teamCode, TaskState.OPEN, after, Limit.of(most)).stream())
        .distinct()
        .sorted()
        .limit(most)
        .toList();
  }

  /**
   * Gives one team's part in a case and its open tasks to another. Who has taken a task keeps it if
   * they work in the other team, too. Doing it again changes nothing.
   *
   * @param caseId the case
   * @param from the team that works no longer
   * @param to the team that takes over
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void goOver(long caseId, Team from, Team to) {
    List<TaskEntity> theirs =
        tasks.lockOfCase(caseId, TaskState.OPEN).stream()
            .filter(task -> task.teamCode().equals(from.code()))
            .toList();
    boolean involved = teams.goOver(caseId, from.code(), to.code());
    if (theirs.isEmpty() && !involved) {
      return;
    }
    CaseFile file = cases.get(caseId);
    teams.involve(caseId, to.code());
    theirs.forEach(task -> goOver(task, file, to));
    followers.handedOver(caseId, theirs, to);
    timeline.add(
        caseId,
        TimelineEntry.Kind.TASK,
        to.name() + " has taken over from " + from.name(),
        null,
        Timeline.Actor.HOMEWARD,
        null,
        audiences.isPartner(to.agencyCode()) ? to.agencyCode() : null);
    audit.byProcess(
        "team.go-over",
        new AuditTrail.Subject(file.personId(), file.reference(), null),
        from.code() + " to " + to.code() + ", open tasks: " + theirs.size());
  }

  private void goOver(TaskEntity task, CaseFile file, Team to) {
    String had = task.assignee();
    boolean kept =
        had != null
            && accounts
                .find(had)
                .filter(account -> account.enabled() && account.teamCodes().contains(to.code()))
                .isPresent();
    routes.moved(task.snapshot(), to.agencyCode());
    task.goOver(to.code(), to.agencyCode(), kept);
    if (had != null && !kept) {
      outbox.append(file.reference(), new EngineCommand.AssignTask(task.getId(), null));
    }
    outbox.append(file.reference(), new EngineCommand.RouteTask(task.getId(), to.code()));
  }
}
