package org.homeward.task;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.Team;
import org.homeward.casefile.CaseActs;
import org.homeward.casefile.CaseFacts;
import org.homeward.form.AnswerLine;
import org.homeward.form.FormCatalogue;
import org.homeward.form.FormContext;
import org.homeward.form.FormContexts;
import org.homeward.form.FormDefinition;
import org.homeward.form.FormReaders;
import org.homeward.identity.SignedInUser;
import org.homeward.web.Dates;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** That a task was sent back, in words, for its pages. */
@Component
class ReturnWords {

  private final TaskReturns returns;
  private final TaskRepository tasks;
  private final CaseActs acts;
  private final CaseFacts facts;
  private final FormCatalogue forms;
  private final FormContexts contexts;
  private final FormReaders readers;
  private final AgencyDirectory agencies;
  private final TaskWords words;
  private final Dates dates;
  private final MessageSource messages;

  ReturnWords(
      TaskReturns returns,
      TaskRepository tasks,
      CaseActs acts,
      CaseFacts facts,
      FormCatalogue forms,
      FormContexts contexts,
      FormReaders readers,
      AgencyDirectory agencies,
      TaskWords words,
      Dates dates,
      MessageSource messages) {
    this.returns = returns;
    this.tasks = tasks;
    this.acts = acts;
    this.facts = facts;
    this.forms = forms;
    this.contexts = contexts;
    this.readers = readers;
    this.agencies = agencies;
    this.words = words;
    this.dates = dates;
    this.messages = messages;
  }

  /**
   * What a page shows.
   *
   * @param now whether it is with who did the earlier step
   * @param heading who sent it to whom, and when
   * @param reason why, or null for who is in neither of the teams
   * @param needed what was asked for, or null likewise
   * @param answered who answered and when, or null
   * @param answer the answer, or null
   */
  record Shown(
      boolean now,
      String heading,
      String reason,
      String needed,
      String answered,
      String answer,
      boolean mayTakeBack) {}

  /** The last time a task was sent back; empty if it never was, or that was taken back. */
  Optional<Shown> of(TaskDoor.Opened opened, SignedInUser me) {
    HumanTask task = opened.task();
    if (task.returnId() == null) {
      return Optional.empty();
    }
    return returns
        .find(task.returnId())
        .filter(sent -> sent.overAt() == null || sent.answer() != null)
        .map(sent -> shown(sent, task, me));
  }

  private Shown shown(TaskReturn sent, HumanTask task, SignedInUser me) {
    boolean reads =
        me.isMemberOf(task.teamCode()) || isIn(me, sent.fromTeam()) || isIn(me, sent.toTeam());
    return new Shown(
        task.sentBack(),
        say(
            "task.return.heading",
            name(sent.fromTeam()),
            sent.sentByName(),
            name(sent.toTeam()),
            dates.momentInWords(sent.sentAt())),
        reads ? say("task.return.reason." + sent.reason()) : null,
        reads ? sent.needed() : null,
        sent.answer() == null
            ? null
            : say(
                "task.return.answered.by",
                sent.overByName(),
                name(sent.toTeam()),
                dates.momentInWords(sent.overAt())),
        reads ? sent.answer() : null,
        task.sentBack() && task.state() == TaskState.OPEN && isIn(me, sent.fromTeam()));
  }

  /** Whether a person's team has sent a task away and may have it back. */
  boolean mayTakeBack(TaskDoor.Opened opened, SignedInUser me) {
    Long id = opened.task().returnId();
    return id != null && returns.find(id).filter(sent -> isIn(me, sent.fromTeam())).isPresent();
  }

  private boolean isIn(SignedInUser me, String team) {
    return me.isMemberOf(team)
        || agencies.presentTeam(team).filter(present -> me.isMemberOf(present.code())).isPresent();
  }

  /** What was answered in the step that it was sent back to, as far as a person may read it. */
  List<AnswerLine> earlierAnswers(HumanTask task, SignedInUser me) {
    return returns
        .find(task.returnId())
        .flatMap(sent -> tasks.findById(sent.earlierTask()))
        .map(TaskEntity::snapshot)
        .map(earlier -> answers(earlier, me))
        .orElse(List.of());
  }

  private List<AnswerLine> answers(HumanTask earlier, SignedInUser me) {
    FormDefinition form = forms.form(earlier.formId());
    FormContext context =
        contexts.of(facts.of(earlier.caseId(), earlier.subject()), readers.answersFor(me));
    boolean theirs = isIn(me, earlier.teamCode());
    Map<String, Object> answers = acts.answersOfTask(earlier.taskKey()).orElse(Map.of());
    return form.describe(answers, context).stream()
        .filter(line -> theirs || context.mayRead(line.key()))
        .toList();
  }

  /** Why a person cannot fill in its form. */
  String whyNot(HumanTask task) {
    return task.state() == TaskState.OPEN && task.sentBack()
        ? say("task.return.with-them", name(task.teamCode()))
        : words.whyNotYours(task);
  }

  /** Why a person cannot answer. */
  String whyNoAnswer(HumanTask task) {
    return task.state() == TaskState.OPEN && !task.sentBack()
        ? say("task.return.over")
        : words.whyNotYours(task);
  }

  private String name(String team) {
    return agencies.team(team).map(Team::name).orElse(team);
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
