package org.homeward.task;

import java.time.Clock;
import java.util.List;
import org.homeward.agency.AgencyDirectory;
import org.homeward.camunda.EngineCommand;
import org.homeward.camunda.EngineOutbox;
import org.homeward.casefile.CaseFiles;
import org.homeward.casefile.WardLeft;
import org.homeward.casefile.WardMoved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Gives the open tasks of a ward to who answers for the person when they have left it. */
@Component
class FollowingPersonToWard {

  private final TaskRepository tasks;
  private final TaskReturns returns;
  private final TaskRoutes routes;
  private final TellingFollowers followers;
  private final AgencyDirectory agencies;
  private final CaseFiles cases;
  private final EngineOutbox outbox;
  private final Clock clock;

  FollowingPersonToWard(
      TaskRepository tasks,
      TaskReturns returns,
      TaskRoutes routes,
      TellingFollowers followers,
      AgencyDirectory agencies,
      CaseFiles cases,
      EngineOutbox outbox,
      Clock clock) {
    this.tasks = tasks;
    this.returns = returns;
    this.routes = routes;
    this.followers = followers;
    this.agencies = agencies;
    this.cases = cases;
    this.outbox = outbox;
    this.clock = clock;
  }

  @EventListener
  void moved(WardMoved move) {
    route(move.caseId(), move.fromWard(), move.toWard(), move.toTrust());
  }

  @EventListener
  void left(WardLeft left) {
    route(left.caseId(), left.ward(), left.toTeam(), left.toAgency());
  }

  private void route(long caseId, String ward, String team, String agency) {
    List<TaskEntity> theirs =
        tasks.lockOfCase(caseId, TaskState.OPEN).stream()
            .filter(task -> task.teamCode().equals(ward))
            .toList();
    theirs.forEach(task -> route(task, team, agency));
    agencies.team(team).ifPresent(to -> followers.handedOver(caseId, theirs, to));
    returns.follow(caseId, ward, team, agency);
  }

  private void route(TaskEntity task, String team, String agency) {
    String reference = cases.get(task.caseId()).reference();
    boolean taken = task.assignee() != null;
    routes.moved(task.snapshot(), agency);
    task.routeTo(team, agency, clock.instant());
    if (taken) {
      outbox.append(reference, new EngineCommand.AssignTask(task.getId(), null));
    }
    outbox.append(reference, new EngineCommand.RouteTask(task.getId(), team));
  }
}
