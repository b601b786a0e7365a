package org.homeward.task;

import org.homeward.casefile.CaseAccess;
import org.homeward.casefile.CaseDoor;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseFiles;
import org.homeward.identity.SignedInUser;
import org.homeward.web.NotFoundException;
import org.springframework.stereotype.Component;

/**
 * The one way from an address to a task: what may not be seen is not there, and who tries is kept.
 */
@Component
class TaskDoor {

  private final TaskRepository tasks;
  private final TaskReturns returns;
  private final CaseFiles cases;
  private final CaseAccess access;
  private final CaseDoor door;

  TaskDoor(
      TaskRepository tasks,
      TaskReturns returns,
      CaseFiles cases,
      CaseAccess access,
      CaseDoor door) {
    this.tasks = tasks;
    this.returns = returns;
    this.cases = cases;
    this.access = access;
    this.door = door;
  }

  /**
   * A task with its case.
   *
   * @param mayAct whether the person belongs to the team that has the task
   */
  record Opened(HumanTask task, CaseFile file, boolean mayAct) {}

  /**
   * Opens a task for a person: their team's own, or any of a case that they look after.
   *
   * @throws NotFoundException if there is none, or they may not see it
   */
  Opened open(long taskKey, SignedInUser who) {
    HumanTask task =
        tasks
            .findById(taskKey)
            .map(TaskEntity::snapshot)
            .orElseThrow(() -> new NotFoundException("task " + taskKey));
    CaseFile file = cases.get(task.caseId());
    boolean ours = who.isMemberOf(task.teamCode());
    if (!maySee(task, file, ours, who)) {
      throw door.refused(who, file, taskKey);
    }
    return new Opened(task, file, ours);
  }

  /**
   * What a team is asked now it may see in any case. What it did before it may look at as long as
   * it may open the case: for a partner, until its part in it is over.
   */
  private boolean maySee(HumanTask task, CaseFile file, boolean ours, SignedInUser who) {
    return ours && task.state() == TaskState.OPEN
        || ours && access.mayRead(who, file)
        || access.looksAfter(who, file)
        || isAwayFrom(who, task) && access.mayRead(who, file);
  }

  /** Whether a person's team has sent it back to who did an earlier step, and waits for it. */
  private boolean isAwayFrom(SignedInUser who, HumanTask task) {
    return task.sentBack()
        && returns
            .find(task.returnId())
            .filter(sent -> who.isMemberOf(sent.fromTeam()))
            .isPresent();
  }

  /**
   * Opens a task to act on it.
   *
   * @throws NotFoundException if there is none, or it is not a task of the person's team
   */
  Opened openToAct(long taskKey, SignedInUser who) {
    Opened opened = open(taskKey, who);
    if (!opened.mayAct()) {
      throw door.refused(who, opened.file(), taskKey);
    }
    return opened;
  }
}
