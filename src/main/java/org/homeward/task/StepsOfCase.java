package org.homeward.task;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.homeward.agency.Team;
import org.homeward.camunda.EngineCommand;
import org.homeward.camunda.EngineOutbox;
import org.homeward.casefile.CaseFacts;
import org.homeward.casefile.CaseFiles;
import org.homeward.casefile.CaseSteps;
import org.homeward.casefile.OpenStep;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The tasks of a case, for the case page and for events that end them. */
@Component
class StepsOfCase implements CaseSteps {

  private static final Set<TaskState> RUNNING = Set.of(TaskState.OPEN, TaskState.COMPLETING);

  private final TaskRepository tasks;
  private final TaskDrafts drafts;
  private final TaskRoutes routes;
  private final CaseFiles cases;
  private final TellingFollowers followers;
  private final EngineOutbox outbox;
  private final Clock clock;

  StepsOfCase(
      TaskRepository tasks,
      TaskDrafts drafts,
      TaskRoutes routes,
      CaseFiles cases,
      TellingFollowers followers,
      EngineOutbox outbox,
      Clock clock) {
    this.tasks = tasks;
    this.drafts = drafts;
    this.routes = routes;
    this.cases = cases;
    this.followers = followers;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Override
  @Transactional(readOnly = true)
  public List<OpenStep> open(long caseId) {
    return tasks.ofCase(caseId, RUNNING).stream().map(TaskEntity::openStep).toList();
  }

  @Override
  @Transactional(readOnly = true)
  public Map<Long, List<OpenStep>> open(Collection<Long> caseIds) {
    return caseIds.isEmpty()
        ? Map.of()
        : tasks.ofCases(caseIds, RUNNING).stream()
            .collect(
                Collectors.groupingBy(
                    TaskEntity::caseId,
                    Collectors.mapping(TaskEntity::openStep, Collectors.toList())));
  }

  @Override
  @Transactional(readOnly = true)
  public Set<String> finished(long caseId) {
    return tasks.finishedElements(caseId);
  }

  @Override
  @Transactional(readOnly = true)
  public Map<String, Set<String>> audiences(long caseId) {
    return tasks.audiences(caseId).stream()
        .collect(
            Collectors.groupingBy(
                TaskRepository.Audience::subject,
                Collectors.mapping(TaskRepository.Audience::agencyCode, Collectors.toSet())));
  }

  @Override
  @Transactional
  public int end(long caseId, Predicate<OpenStep> which, String reason) {
    List<TaskEntity> ended =
        tasks.lockOfCase(caseId, TaskState.OPEN).stream()
            .filter(task -> which.test(task.openStep()))
            .toList();
    ended.forEach(task -> task.cancel(reason, clock.instant()));
    return ended.size();
  }

  @Override
  @Transactional
  public Set<String> endOfOthers(long caseId, String agencyCode, String reason) {
    List<TaskEntity> ended =
        tasks.lockOfCase(caseId, TaskState.OPEN).stream()
            .filter(task -> !agencyCode.equals(task.snapshot().agencyCode()))
            .toList();
    ended.forEach(task -> task.cancel(reason, clock.instant()));
    return ended.stream()
        .map(task -> task.snapshot().subject())
        .filter(subject -> !subject.equals(CaseFacts.OF_THE_CASE))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  @Transactional
  public List<OpenStep> handOver(long caseId, Predicate<OpenStep> which, Team to) {
    List<TaskEntity> handed =
        tasks.lockOfCase(caseId, TaskState.OPEN).stream()
            .filter(task -> which.test(task.openStep()))
            .toList();
    List<OpenStep> before = handed.stream().map(TaskEntity::openStep).toList();
    handed.forEach(
        task -> {
          routes.moved(task.snapshot(), to.agencyCode());
          task.routeTo(to.code(), to.agencyCode(), clock.instant());
          // What the other team waits for is not this one's.
          task.later(null, null, null);
        });
    followers.handedOver(caseId, handed, to);
    if (!before.isEmpty()) {
      String reference = cases.get(caseId).reference();
      before.forEach(
          step -> {
            if (step.assignee() != null) {
              outbox.append(reference, new EngineCommand.AssignTask(step.taskKey(), null));
            }
            outbox.append(reference, new EngineCommand.RouteTask(step.taskKey(), to.code()));
            // What somebody of the other team had typed is theirs.
            drafts.forget(step.taskKey());
          });
    }
    return before;
  }
}
