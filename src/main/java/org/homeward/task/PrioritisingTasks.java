package org.homeward.task;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.homeward.audit.AuditTrail;
import org.homeward.camunda.EngineCommand;
import org.homeward.camunda.EngineOutbox;
import org.homeward.casefile.Act;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseFiles;
import org.homeward.casefile.Timeline;
import org.homeward.casefile.TimelineEntry;
import org.homeward.identity.SignedInUser;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/** Ranks tasks among those of their team, one or many at once. Their targets stay as they are. */
@Service
class PrioritisingTasks {

  private final TaskRepository tasks;
  private final CaseFiles cases;
  private final Timeline timeline;
  private final AuditTrail audit;
  private final EngineOutbox outbox;
  private final MessageSource messages;

  PrioritisingTasks(
      TaskRepository tasks,
      CaseFiles cases,
      Timeline timeline,
      AuditTrail audit,
      EngineOutbox outbox,
      MessageSource messages) {
    this.tasks = tasks;
    this.cases = cases;
    this.timeline = timeline;
    this.audit = audit;
    this.outbox = outbox;
    this.messages = messages;
  }

  /**
   * How a task is to be ranked.
   *
   * @param why in words that everybody reads who sees the task; null for what is as usual
   */
  record Rank(long taskKey, Priority priority, String why) {}

  /**
   * Ranks tasks. Those that are over, or are so already, are left as they are.
   *
   * @param wanted tasks of teams of whoever ranks them
   * @return what was changed, each as it was before
   */
  @Act
  public List<HumanTask> rank(List<Rank> wanted, SignedInUser who) {
    List<HumanTask> changed = new ArrayList<>();
    // Always in the same order, so that two who do so at the same moment do not block each other.
    for (Rank one : wanted.stream().sorted(Comparator.comparingLong(Rank::taskKey)).toList()) {
      TaskEntity task = tasks.lock(one.taskKey()).orElseThrow();
      HumanTask before = task.snapshot();
      String why = one.priority() == Priority.NORMAL ? null : one.why();
      boolean same =
          before.priority() == one.priority() && Objects.equals(before.priorityWhy(), why);
      if (before.state() == TaskState.OPEN && !same) {
        task.rank(one.priority(), why, why == null ? null : who.getDisplayName());
        tell(before, one.priority(), why, who);
        changed.add(before);
      }
    }
    return changed;
  }

  private void tell(HumanTask task, Priority priority, String why, SignedInUser who) {
    CaseFile file = cases.get(task.caseId());
    boolean high = priority == Priority.HIGH;
    timeline.add(
        file.id(),
        TimelineEntry.Kind.TASK,
        say(high ? "task.priority.timeline.high" : "task.priority.timeline.normal", task.title()),
        why,
        Timeline.Actor.of(who),
        task.taskKey(),
        TaskWords.amongThem(task, file));
    audit.acted(
        who,
        "task.priority",
        new AuditTrail.Subject(file.personId(), file.reference(), task.taskKey()),
        priority.name());
    outbox.append(
        file.reference(), new EngineCommand.PrioritiseTask(task.taskKey(), priority.engine()));
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
