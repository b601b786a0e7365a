package org.homeward.task;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.homeward.audit.AuditTrail;
import org.homeward.camunda.EngineCommand;
import org.homeward.camunda.EngineOutbox;
import org.homeward.casefile.Act;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseFiles;
import org.homeward.casefile.Timeline;
import org.homeward.casefile.TimelineEntry;
import org.homeward.identity.Account;
import org.homeward.identity.SignedInUser;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/** Gives tasks of a team to one of its members, one or many at once, and takes that back. */
@Service
class AssigningTasks {

  /** How long it can be taken back. */
  static final Duration UNDO = Duration.ofMinutes(1);

  private final TaskRepository tasks;
  private final CaseFiles cases;
  private final Timeline timeline;
  private final AuditTrail audit;
  private final EngineOutbox outbox;
  private final ApplicationEventPublisher events;
  private final TaskWords words;
  private final MessageSource messages;
  private final Clock clock;

  AssigningTasks(
      TaskRepository tasks,
      CaseFiles cases,
      Timeline timeline,
      AuditTrail audit,
      EngineOutbox outbox,
      ApplicationEventPublisher events,
      TaskWords words,
      MessageSource messages,
      Clock clock) {
    this.tasks = tasks;
    this.cases = cases;
    this.timeline = timeline;
    this.audit = audit;
    this.outbox = outbox;
    this.events = events;
    this.words = words;
    this.messages = messages;
    this.clock = clock;
  }

  /**
   * A task to be given to somebody.
   *
   * @param was who had it on the page on which that was decided, or null
   */
  record Wanted(long taskKey, String was) {}

  /**
   * What came of it.
   *
   * @param given the tasks that changed hands
   * @param refused why others did not, in words: somebody was quicker
   */
  record Outcome(List<HumanTask> given, List<String> refused) {

    /** Copies the lists. */
    Outcome {
      given = List.copyOf(given);
      refused = List.copyOf(refused);
    }
  }

  /**
   * Gives tasks to somebody. Those that changed hands since the page was shown are left as they
   * are.
   *
   * @param wanted tasks of teams that both are members of
   * @param to who gets them, or null for nobody: they are free for all of their team again
   * @param who who gives them
   */
  @Act
  public Outcome give(List<Wanted> wanted, Account to, SignedInUser who) {
    List<HumanTask> given = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    for (Wanted one : inOrder(wanted)) {
      TaskEntity task = tasks.lock(one.taskKey()).orElseThrow();
      if (!isAs(task, one.was())) {
        refused.add(refusal(task));
      } else if (to == null && task.assignee() != null) {
        task.giveTo(null, clock.instant());
        events.publishEvent(new TaskGiven(task.getId(), null, one.was(), true));
        given.add(task.snapshot());
        tell(task, null, say("task.released.timeline"), "task.release", who);
      } else if (to != null && !to.username().equals(task.assignee())) {
        task.giveTo(to.username(), clock.instant());
        given.add(task.snapshot());
        if (!to.username().equals(who.getUsername())) {
          events.publishEvent(new TaskGiven(task.getId(), to.username(), one.was(), false));
        }
        tell(
            task,
            to.username(),
            say("task.assigned.timeline", to.displayName()),
            "task.assign",
            who);
      }
    }
    return new Outcome(given, refused);
  }

  /**
   * Takes it back while that is possible: each task goes back to whoever had it.
   *
   * @param before the tasks, with who had them before
   * @param gotBy user name of who was given them, or null if they were given back to the team
   * @param who who takes it back
   * @return as {@link #give}; refused also when the time is over. What was given back to the team
   *     can be taken back as long as nobody else has taken it
   */
  @Act
  public Outcome undo(List<Wanted> before, String gotBy, SignedInUser who) {
    Instant earliest = clock.instant().minus(UNDO);
    List<HumanTask> back = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    for (Wanted one : inOrder(before)) {
      TaskEntity task = tasks.lock(one.taskKey()).orElseThrow();
      if (!isAs(task, gotBy)) {
        refused.add(refusal(task));
      } else if (gotBy != null && task.snapshot().claimedAt().isBefore(earliest)) {
        refused.add(say("task.assign.undo.late", task.snapshot().title()));
      } else {
        task.giveTo(one.was(), clock.instant());
        events.publishEvent(new TaskGiven(task.getId(), one.was(), gotBy, true));
        back.add(task.snapshot());
        tell(task, one.was(), say("task.assigned.undone"), "task.take-back", who);
      }
    }
    return new Outcome(back, refused);
  }

  /** Always in the same order, so that two who do so at the same moment do not block each other. */
  private static List<Wanted> inOrder(List<Wanted> tasks) {
    return tasks.stream().sorted(Comparator.comparingLong(Wanted::taskKey)).toList();
  }

  private static boolean isAs(TaskEntity task, String assignee) {
    return task.state() == TaskState.OPEN && Objects.equals(task.assignee(), assignee);
  }

  private String refusal(TaskEntity task) {
    return say("task.assign.refused", task.snapshot().title(), words.whyNotYours(task.snapshot()));
  }

  private void tell(
      TaskEntity entity, String assignee, String happened, String action, SignedInUser who) {
    HumanTask task = entity.snapshot();
    CaseFile file = cases.get(task.caseId());
    timeline.add(
        file.id(),
        TimelineEntry.Kind.TASK,
        happened + ": " + task.title(),
        null,
        Timeline.Actor.of(who),
        task.taskKey(),
        task.audienceAgency());
    audit.acted(
        who,
        action,
        new AuditTrail.Subject(file.personId(), file.reference(), task.taskKey()),
        assignee);
    outbox.append(file.reference(), new EngineCommand.AssignTask(task.taskKey(), assignee));
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, java.util.Locale.UK);
  }
}
