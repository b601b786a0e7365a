package org.homeward.task;

import org.homeward.audit.AuditTrail;
import org.homeward.casefile.Act;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseFiles;
import org.homeward.identity.SignedInUser;
import org.springframework.stereotype.Service;

/** Keeps a half-filled form for later. The answers become known to nobody outside the team. */
@Service
class SavingDraft {

  private final TaskRepository tasks;
  private final WhoseTask whose;
  private final TaskDrafts drafts;
  private final CaseFiles cases;
  private final AuditTrail audit;
  private final TaskWords words;

  SavingDraft(
      TaskRepository tasks,
      WhoseTask whose,
      TaskDrafts drafts,
      CaseFiles cases,
      AuditTrail audit,
      TaskWords words) {
    this.tasks = tasks;
    this.whose = whose;
    this.drafts = drafts;
    this.cases = cases;
    this.audit = audit;
    this.words = words;
  }

  /**
   * Replaces the draft of a task. The task is locked, so that of two saves at once both succeed and
   * none outlives the end of the task.
   *
   * @param taskKey the task
   * @param typed the form as it was typed
   * @param who who typed it
   * @throws TaskRefusal if someone else has the task, or it is over
   */
  @Act
  public void save(long taskKey, String typed, SignedInUser who) {
    HumanTask task = tasks.lock(taskKey).orElseThrow().snapshot();
    if (!whose.canBeFilledInBy(who, task)) {
      throw new TaskRefusal(words.whyNotYours(task));
    }
    drafts.save(taskKey, typed, who);
    CaseFile file = cases.get(task.caseId());
    audit.acted(
        who,
        "task.draft",
        new AuditTrail.Subject(file.personId(), file.reference(), taskKey),
        whose.detail(who, task, null));
  }
}
