package org.homeward.task;

import java.time.Clock;
import org.homeward.audit.AuditTrail;
import org.homeward.camunda.EngineCommand;
import org.homeward.camunda.EngineOutbox;
import org.homeward.casefile.Act;
import org.homeward.casefile.CaseChanges;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseFiles;
import org.homeward.casefile.Timeline;
import org.homeward.casefile.TimelineEntry;
import org.homeward.identity.SignedInUser;
import org.springframework.stereotype.Service;

/** Takes a task on, or gives it back to the team. */
@Service
class ClaimingTask {

  private final TaskRepository tasks;
  private final WhoseTask whose;
  private final CaseFiles cases;
  private final Timeline timeline;
  private final AuditTrail audit;
  private final CaseChanges changes;
  private final EngineOutbox outbox;
  private final TaskWords words;
  private final Clock clock;

  ClaimingTask(
      TaskRepository tasks,
      WhoseTask whose,
      CaseFiles cases,
      Timeline timeline,
      AuditTrail audit,
      CaseChanges changes,
      EngineOutbox outbox,
      TaskWords words,
      Clock clock) {
    this.tasks = tasks;
    this.whose = whose;
    this.cases = cases;
    this.timeline = timeline;
    this.audit = audit;
    this.changes = changes;
    this.outbox = outbox;
    this.words = words;
    this.clock = clock;
  }

  /**
   * Takes a task that nobody has. Taking one's own task again changes nothing.
   *
   * @throws TaskRefusal if someone else has it, or it is over; the message says who and when
   */
  @Act
  public void claim(long taskKey, SignedInUser who) {
    if (tasks.take(taskKey, who.getUsername(), clock.instant()) == 0) {
      HumanTask task = tasks.findById(taskKey).orElseThrow().snapshot();
      if (task.state() == TaskState.OPEN && who.getUsername().equals(task.assignee())) {
        return;
      }
      throw new TaskRefusal(words.whyNotYours(task));
    }
    Timeline.Actor actor = Timeline.Actor.of(who);
    tell(taskKey, who, actor, who.getUsername(), "task.claim", "Taken: ", null);
  }

  /**
   * Gives a task back to its team.
   *
   * @throws TaskRefusal if the person does not have it
   */
  @Act
  public void release(long taskKey, SignedInUser who) {
    TaskEntity task = tasks.lock(taskKey).orElseThrow();
    if (!whose.isInHandsOf(who, task.snapshot())) {
      throw new TaskRefusal(words.whyNotYours(task.snapshot()));
    }
    Timeline.Actor actor = whose.actor(who, task.snapshot());
    String detail = whose.detail(who, task.snapshot(), null);
    task.giveTo(null, clock.instant());
    tell(taskKey, who, actor, null, "task.release", "Given back to the team: ", detail);
  }

  private void tell(
      long taskKey,
      SignedInUser who,
      Timeline.Actor actor,
      String assignee,
      String action,
      String happened,
      String detail) {
    HumanTask task = tasks.findById(taskKey).orElseThrow().snapshot();
    CaseFile file = cases.get(task.caseId());
    // A task is taken in one statement, past the entity that would say so.
    changes.changed(file.id());
    timeline.add(
        file.id(),
        TimelineEntry.Kind.TASK,
        happened + task.title(),
        null,
        actor,
        taskKey,
        task.audienceAgency());
    audit.acted(
        who, action, new AuditTrail.Subject(file.personId(), file.reference(), taskKey), detail);
    outbox.append(file.reference(), new EngineCommand.AssignTask(taskKey, assignee));
  }
}
