package org.homeward.task;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.Team;
import org.homeward.audit.AuditTrail;
import org.homeward.camunda.EngineCommand;
import org.homeward.camunda.EngineOutbox;
import org.homeward.casefile.Act;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseFiles;
import org.homeward.casefile.SharingGate;
import org.homeward.casefile.Timeline;
import org.homeward.casefile.TimelineEntry;
import org.homeward.identity.Accounts;
import org.homeward.identity.SignedInUser;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/**
 * Sends a task back to who did an earlier step, and from there to where it was. The process stands
 * where it stood; only who has the ball is another, for people and for the engine. The target runs
 * on, and each return is kept, to be counted as rework.
 */
@Service
class ReturningTask {

  private final TaskRepository tasks;
  private final TaskReturns returns;
  private final WhoseTask whose;
  private final CaseFiles cases;
  private final SharingGate sharing;
  private final AgencyDirectory agencies;
  private final Accounts accounts;
  private final Timeline timeline;
  private final AuditTrail audit;
  private final TellingFollowers followers;
  private final EngineOutbox outbox;
  private final TaskWords words;
  private final MessageSource messages;
  private final Clock clock;

  ReturningTask(
      TaskRepository tasks,
      TaskReturns returns,
      WhoseTask whose,
      CaseFiles cases,
      SharingGate sharing,
      AgencyDirectory agencies,
      Accounts accounts,
      Timeline timeline,
      AuditTrail audit,
      TellingFollowers followers,
      EngineOutbox outbox,
      TaskWords words,
      MessageSource messages,
      Clock clock) {
    this.tasks = tasks;
    this.returns = returns;
    this.whose = whose;
    this.cases = cases;
    this.sharing = sharing;
    this.agencies = agencies;
    this.accounts = accounts;
    this.timeline = timeline;
    this.audit = audit;
    this.followers = followers;
    this.outbox = outbox;
    this.words = words;
    this.messages = messages;
    this.clock = clock;
  }

  /**
   * Sends a task back. Who did the earlier step gets it if they still work there, else their team.
   *
   * @param to what they did
   * @param reason why, by the codes of the form
   * @param needed what they are asked for
   * @throws TaskRefusal if somebody else has the task, it is over, or it was sent back already
   */
  @Act
  public void send(
      long taskKey, EarlierSteps.Step to, String reason, String needed, SignedInUser who) {
    TaskEntity task = tasks.lock(taskKey).orElseThrow();
    HumanTask before = task.snapshot();
    if (!whose.canBeFilledInBy(who, before)) {
      throw new TaskRefusal(words.whyNotYours(before));
    }
    long sent = returns.add(before, to, reason, needed, who);
    task.sendBack(sent, to.team().code(), to.team().agencyCode(), clock.instant());
    hasIt(task, before, to.by());
    tell(
        before,
        say("task.return.timeline", to.team().name(), before.title()),
        whose.actor(who, before));
    audit.acted(
        who,
        "task.send-back",
        about(before),
        whose.detail(who, before, "to " + to.team().code() + ", " + reason));
  }

  /**
   * Answers, and the task is where it came from.
   *
   * @param answer what they asked for, in words
   * @return the team that has it now
   * @throws TaskRefusal if somebody else has the task, it is over, or it was taken back
   */
  @Act
  public Team answer(long taskKey, String answer, SignedInUser who) {
    TaskEntity task = tasks.lock(taskKey).orElseThrow();
    HumanTask before = task.snapshot();
    if (!whose.isFreeFor(who, before)) {
      throw new TaskRefusal(words.whyNotYours(before));
    }
    TaskReturn open = open(before);
    Team team = comeBack(task, before, open);
    returns.end(open.id(), answer, who);
    tell(
        task.snapshot(),
        say("task.return.answered.timeline", team.name(), task.snapshot().title()),
        whose.actor(who, before));
    audit.acted(who, "task.answer", about(before), whose.detail(who, before, null));
    return team;
  }

  /**
   * Takes it back without an answer.
   *
   * @throws TaskRefusal if it was answered already, or is over
   */
  @Act
  public void takeBack(long taskKey, SignedInUser who) {
    TaskEntity task = tasks.lock(taskKey).orElseThrow();
    HumanTask before = task.snapshot();
    TaskReturn open = open(before);
    comeBack(task, before, open);
    returns.end(open.id(), null, who);
    tell(
        task.snapshot(),
        say("task.return.taken-back", task.snapshot().title()),
        Timeline.Actor.of(who));
    audit.acted(who, "task.return.take-back", about(before), null);
  }

  private TaskReturn open(HumanTask task) {
    if (task.state() != TaskState.OPEN) {
      throw new TaskRefusal(words.whyNotYours(task));
    }
    if (!task.sentBack()) {
      throw new TaskRefusal(say("task.return.over"));
    }
    return returns.find(task.returnId()).orElseThrow();
  }

  /**
   * To the team that sent it, and there to who did; to the trust if the person said no meanwhile.
   */
  private Team comeBack(TaskEntity task, HumanTask before, TaskReturn open) {
    CaseFile file = cases.get(before.caseId());
    Team asked =
        agencies
            .presentTeam(open.fromTeam())
            .or(() -> agencies.team(open.fromTeam()))
            .orElseThrow();
    // Whoever was asked to answer and could not has nothing to do with it any more.
    sharing.goesOn(before.taskKey());
    Team team = sharing.teamFor(file, asked, before.taskKey(), before.title());
    task.comeBack(team.code(), team.agencyCode(), clock.instant());
    hasIt(task, before, open.sentBy());
    return team;
  }

  private void hasIt(TaskEntity task, HumanTask before, String username) {
    String had = before.assignee();
    String reference = cases.get(before.caseId()).reference();
    String gets = worksIn(username, task.teamCode()) ? username : null;
    if (had != null) {
      outbox.append(reference, new EngineCommand.AssignTask(before.taskKey(), null));
    }
    outbox.append(reference, new EngineCommand.RouteTask(before.taskKey(), task.teamCode()));
    if (gets != null) {
      task.giveTo(gets, clock.instant());
      outbox.append(reference, new EngineCommand.AssignTask(before.taskKey(), gets));
    }
    // Whoever put it off waits for something else than who has it now.
    task.later(null, null, null);
    agencies
        .team(task.teamCode())
        .ifPresent(team -> followers.handedOver(before.caseId(), List.of(task), team));
  }

  private boolean worksIn(String username, String teamCode) {
    return username != null
        && accounts
            .find(username)
            .filter(account -> account.enabled() && account.teamCodes().contains(teamCode))
            .isPresent();
  }

  private void tell(HumanTask task, String happened, Timeline.Actor who) {
    timeline.add(
        task.caseId(),
        TimelineEntry.Kind.TASK,
        happened,
        null,
        who,
        task.taskKey(),
        task.audienceAgency());
  }

  private AuditTrail.Subject about(HumanTask task) {
    CaseFile file = cases.get(task.caseId());
    return new AuditTrail.Subject(file.personId(), file.reference(), task.taskKey());
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
