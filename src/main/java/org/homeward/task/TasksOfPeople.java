package org.homeward.task;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.homeward.audit.AuditTrail;
import org.homeward.camunda.EngineCommand;
import org.homeward.camunda.EngineOutbox;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseFiles;
import org.homeward.casefile.CaseNotices;
import org.homeward.casefile.Timeline;
import org.homeward.casefile.TimelineEntry;
import org.homeward.identity.SignedInUser;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The open tasks that people have, for those who look after accounts and see no cases. */
@Service
public class TasksOfPeople {

  private final TaskRepository tasks;
  private final CaseFiles cases;
  private final Timeline timeline;
  private final CaseNotices notices;
  private final AuditTrail audit;
  private final EngineOutbox outbox;
  private final MessageSource messages;
  private final Clock clock;

  TasksOfPeople(
      TaskRepository tasks,
      CaseFiles cases,
      Timeline timeline,
      CaseNotices notices,
      AuditTrail audit,
      EngineOutbox outbox,
      MessageSource messages,
      Clock clock) {
    this.tasks = tasks;
    this.cases = cases;
    this.timeline = timeline;
    this.notices = notices;
    this.audit = audit;
    this.outbox = outbox;
    this.messages = messages;
    this.clock = clock;
  }

  /** A team in a case: it is told once, however many tasks come back to it. */
  private record Told(long caseId, String teamCode) {}

  /**
   * @param username username in lower case
   * @return how many open tasks they have
   */
  @Transactional(readOnly = true)
  public int open(String username) {
    return tasks.countOfPerson(username, TaskState.OPEN);
  }

  /**
   * Gives open tasks that somebody has back to their teams, which are told. A task that they have
   * just finished and that the engine sends back comes later, with another call.
   *
   * @param username whose tasks, in lower case
   * @param ofTeam of which teams, by code
   * @param by who has it done; null where a process does
   * @return how many tasks
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public int giveBack(String username, Predicate<String> ofTeam, SignedInUser by) {
    List<TaskEntity> held =
        tasks.lockOfPerson(username, TaskState.OPEN).stream()
            .filter(task -> ofTeam.test(task.teamCode()))
            .toList();
    Map<Long, CaseFile> files =
        cases.all(held.stream().map(TaskEntity::caseId).collect(Collectors.toSet()));
    Set<Told> told = new HashSet<>();
    for (TaskEntity task : held) {
      CaseFile file = files.get(task.caseId());
      giveBack(task, file, by);
      if (told.add(new Told(file.id(), task.teamCode()))) {
        notices.tellOf(
            file,
            messages.getMessage("task.given-back.notice", null, Locale.UK),
            List.of(task.teamCode()));
      }
    }
    return held.size();
  }

  private void giveBack(TaskEntity task, CaseFile file, SignedInUser by) {
    HumanTask before = task.snapshot();
    task.giveTo(null, clock.instant());
    timeline.add(
        file.id(),
        TimelineEntry.Kind.TASK,
        "Given back to the team: " + before.title(),
        messages.getMessage("task.given-back.why", null, Locale.UK),
        by == null ? Timeline.Actor.HOMEWARD : Timeline.Actor.of(by),
        before.taskKey(),
        before.audienceAgency());
    AuditTrail.Subject about =
        new AuditTrail.Subject(file.personId(), file.reference(), before.taskKey());
    if (by == null) {
      audit.byProcess("task.return", about, before.assignee());
    } else {
      audit.acted(by, "task.return", about, before.assignee());
    }
    outbox.append(file.reference(), new EngineCommand.AssignTask(before.taskKey(), null));
  }
}
