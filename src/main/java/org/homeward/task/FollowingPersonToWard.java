package org.homeward.task;

import org.homeward.casefile.WardLeft;
import org.homeward.casefile.WardMoved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Gives the open tasks of a ward to who answers for the person when they have left it. */
@Component
class FollowingPersonToWard {

  private final TaskRepository tasks;

  FollowingPersonToWard(TaskRepository tasks) {
    this.tasks = tasks;
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
    tasks.lockOfCase(caseId, TaskState.OPEN).stream()
        .filter(task -> task.teamCode().equals(ward))
        .forEach(task -> task.routeTo(team, agency));
  }
}
