package org.homeward.task;

import java.time.LocalDate;
import org.homeward.audit.AuditTrail;
import org.homeward.casefile.Act;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseFiles;
import org.homeward.identity.SignedInUser;
import org.springframework.stereotype.Service;

/**
 * Puts a task out of sight until a day on which there is something to do about it. What it waits
 * for stays with the task whoever has it; its target runs on, and when it is due it is back.
 */
@Service
class LookingLater {

  private final TaskRepository tasks;
  private final WhoseTask whose;
  private final CaseFiles cases;
  private final AuditTrail audit;
  private final TaskWords words;

  LookingLater(
      TaskRepository tasks, WhoseTask whose, CaseFiles cases, AuditTrail audit, TaskWords words) {
    this.tasks = tasks;
    this.whose = whose;
    this.cases = cases;
    this.audit = audit;
    this.words = words;
  }

  /**
   * Looks at it later.
   *
   * @param day the day in London on which it is back
   * @param why what it waits for
   * @throws TaskRefusal if somebody else has it, or it is over
   */
  @Act
  public void later(long taskKey, LocalDate day, String why, SignedInUser who) {
    TaskEntity task = mine(taskKey, who);
    task.later(day, why, who.getUsername());
    audit.acted(who, "task.later", about(task), whose.detail(who, task.snapshot(), day.toString()));
  }

  /**
   * Looks at it now after all.
   *
   * @throws TaskRefusal if somebody else has it, or it is over
   */
  @Act
  public void now(long taskKey, SignedInUser who) {
    TaskEntity task = mine(taskKey, who);
    task.later(null, null, null);
    audit.acted(who, "task.now", about(task), whose.detail(who, task.snapshot(), null));
  }

  private TaskEntity mine(long taskKey, SignedInUser who) {
    TaskEntity task = tasks.lock(taskKey).orElseThrow();
    if (!whose.isFreeFor(who, task.snapshot())) {
      throw new TaskRefusal(words.whyNotYours(task.snapshot()));
    }
    return task;
  }

  private AuditTrail.Subject about(TaskEntity task) {
    CaseFile file = cases.get(task.caseId());
    return new AuditTrail.Subject(file.personId(), file.reference(), task.getId());
  }
}
