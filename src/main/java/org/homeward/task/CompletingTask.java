package org.homeward.task;

import java.time.Clock;
import java.util.Map;
import org.homeward.audit.AuditTrail;
import org.homeward.camunda.EngineCommand;
import org.homeward.camunda.EngineCommandAnswered;
import org.homeward.camunda.EngineOutbox;
import org.homeward.casefile.Act;
import org.homeward.casefile.AnswerRules;
import org.homeward.casefile.CaseActs;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseFiles;
import org.homeward.casefile.Timeline;
import org.homeward.casefile.TimelineEntry;
import org.homeward.identity.SignedInUser;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finishes a task: the answers are kept at once, the engine hears of it afterwards. If the engine
 * will not have it, the task comes back with what was typed and why.
 */
@Service
class CompletingTask {

  private final TaskRepository tasks;
  private final WhoseTask whose;
  private final TaskDrafts drafts;
  private final CaseFiles cases;
  private final CaseActs acts;
  private final Timeline timeline;
  private final AuditTrail audit;
  private final EngineOutbox outbox;
  private final TaskWords words;
  private final AnswerRules rules;
  private final Clock clock;

  CompletingTask(
      TaskRepository tasks,
      WhoseTask whose,
      TaskDrafts drafts,
      CaseFiles cases,
      CaseActs acts,
      Timeline timeline,
      AuditTrail audit,
      EngineOutbox outbox,
      TaskWords words,
      AnswerRules rules,
      Clock clock) {
    this.tasks = tasks;
    this.whose = whose;
    this.drafts = drafts;
    this.cases = cases;
    this.acts = acts;
    this.timeline = timeline;
    this.audit = audit;
    this.outbox = outbox;
    this.words = words;
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * Finishes a task that the person has, or that nobody has.
   *
   * @param taskKey the task
   * @param answers valid answers to its form
   * @param engineAnswers those of them the engine may have
   * @param typed the form as it was typed, to be shown again should the engine refuse
   * @param who who finishes it
   * @throws TaskRefusal if someone else has it, or it is over
   * @throws org.homeward.casefile.RulesBroken if the answers break a rule that the form names
   */
  @Act
  public void complete(
      long taskKey,
      Map<String, Object> answers,
      Map<String, Object> engineAnswers,
      String typed,
      SignedInUser who) {
    TaskEntity task = tasks.lock(taskKey).orElseThrow();
    HumanTask before = task.snapshot();
    if (!whose.canBeFilledInBy(who, before)) {
      throw new TaskRefusal(words.whyNotYours(before));
    }
    CaseFile file = cases.get(before.caseId());
    rules.require(before.formId(), file, before.subject(), answers);
    acts.keep(
        file.id(),
        before.subject(),
        CaseActs.Kind.TASK,
        before.elementId(),
        taskKey,
        before.formId(),
        answers,
        who);
    task.finish(who.getUsername(), clock.instant());
    drafts.save(taskKey, typed, who);
    timeline.add(
        file.id(),
        TimelineEntry.Kind.ANSWER,
        "Finished: " + before.title(),
        null,
        whose.actor(who, before),
        taskKey,
        before.audienceAgency());
    audit.acted(
        who,
        "task.complete",
        new AuditTrail.Subject(file.personId(), file.reference(), taskKey),
        whose.detail(who, before, before.elementId()));
    if (!who.getUsername().equals(before.assignee())) {
      outbox.append(file.reference(), new EngineCommand.AssignTask(taskKey, who.getUsername()));
    }
    outbox.append(file.reference(), new EngineCommand.CompleteTask(taskKey, engineAnswers));
  }

  /** What the engine made of it. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void answered(EngineCommandAnswered answer) {
    if (!(answer.command() instanceof EngineCommand.CompleteTask complete)) {
      return;
    }
    TaskEntity task = tasks.lock(complete.taskKey()).orElseThrow();
    if (answer.accepted() && task.state() == TaskState.COMPLETING) {
      task.confirmFinished(clock.instant());
    }
    if (task.state().isOver()) {
      // Also after a refusal: the engine may have taken it before, and only its answer was lost.
      drafts.forget(complete.taskKey());
    } else if (!answer.accepted() && task.state() == TaskState.COMPLETING) {
      task.giveBack(answer.refusal());
      timeline.add(
          task.caseId(),
          TimelineEntry.Kind.TASK,
          "Sent back: " + task.snapshot().title(),
          "The process could not take the answers.",
          Timeline.Actor.HOMEWARD,
          complete.taskKey(),
          task.snapshot().audienceAgency());
    }
  }
}
