package org.homeward.task;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import org.homeward.casefile.OpenStep;
import org.springframework.data.domain.Persistable;

@Entity
@EntityListeners(TaskChangeListener.class)
@Table(name = "human_task")
class TaskEntity implements Persistable<Long> {

  /** The engine's user-task key. */
  @Id private long taskKey;

  private long caseId;
  private long processDefinitionKey;
  private String elementId;
  private String title;
  private String summary;
  private String phase;
  private String role;
  private String teamCode;
  private String agencyCode;
  private String formId;
  private boolean escalation;
  private int priority;
  private String priorityWhy;
  private String priorityBy;
  private String assignee;

  @Enumerated(EnumType.STRING)
  private TaskState state;

  private String target;
  private String subject;
  private String subjectTitle;
  private String audienceAgency;
  private String calledFrom;
  private Instant createdAt;
  private Instant heldSince;
  private Instant dueAt;
  private Instant claimedAt;
  private Instant givenAt;
  private Instant finishedAt;
  private String finishedBy;
  private String endedReason;
  private String refusal;
  private LocalDate laterOn;
  private String laterWhy;
  private String laterBy;
  private LocalDate pausedUntil;
  private String pauseReason;
  private int pausedDays;
  private Long returnId;
  private boolean sentBack;

  @Version private long version;

  @Transient private boolean stored;

  protected TaskEntity() {}

  TaskEntity(
      long taskKey,
      long caseId,
      long processDefinitionKey,
      TaskAsk ask,
      Instant createdAt,
      Instant dueAt) {
    this.taskKey = taskKey;
    this.caseId = caseId;
    this.processDefinitionKey = processDefinitionKey;
    this.elementId = ask.elementId();
    this.title = ask.title();
    this.summary = ask.summary();
    this.phase = ask.phase();
    this.role = ask.role();
    this.teamCode = ask.teamCode();
    this.agencyCode = ask.agencyCode();
    this.formId = ask.formId();
    this.escalation = ask.escalation();
    this.priority = ask.priority().rank();
    this.target = ask.target();
    this.subject = ask.subject();
    this.subjectTitle = ask.subjectTitle();
    this.audienceAgency = ask.audienceAgency();
    this.calledFrom = ask.calledFrom();
    this.state = TaskState.OPEN;
    this.createdAt = createdAt;
    this.heldSince = createdAt;
    this.dueAt = dueAt;
  }

  void giveTo(String username, Instant at) {
    this.assignee = username;
    this.claimedAt = username == null ? null : at;
    this.givenAt = this.claimedAt;
  }

  /** Another team has it now; nobody there has taken it yet. */
  void routeTo(String team, String agency, Instant at) {
    this.teamCode = team;
    this.agencyCode = agency;
    this.heldSince = at;
    this.assignee = null;
    this.claimedAt = null;
  }

  /**
   * The successor of its team has it now.
   *
   * @param kept whether whoever has taken it keeps it
   */
  void goOver(String team, String agency, boolean kept) {
    if (agencyCode.equals(audienceAgency)) {
      this.audienceAgency = agency;
    }
    this.teamCode = team;
    this.agencyCode = agency;
    if (!kept) {
      this.assignee = null;
      this.claimedAt = null;
    }
  }

  void finish(String username, Instant at) {
    this.state = TaskState.COMPLETING;
    this.assignee = username;
    this.finishedBy = username;
    this.finishedAt = at;
    this.refusal = null;
  }

  /** Who did an earlier step has it until they have answered. */
  void sendBack(long sent, String team, String agency, Instant at) {
    routeTo(team, agency, at);
    this.returnId = sent;
    this.sentBack = true;
  }

  /** It is where it came from again; nobody there has taken it yet. */
  void comeBack(String team, String agency, Instant at) {
    routeTo(team, agency, at);
    this.sentBack = false;
  }

  /** The engine has taken the completion, whoever sent it. */
  void confirmFinished(Instant at) {
    if (state == TaskState.OPEN) {
      finishedAt = at;
      finishedBy = assignee;
    }
    state = TaskState.COMPLETED;
    sentBack = false;
  }

  void giveBack(String why) {
    this.state = TaskState.OPEN;
    this.finishedAt = null;
    this.finishedBy = null;
    this.refusal = why;
  }

  void cancel(String reason, Instant at) {
    this.state = TaskState.CANCELED;
    this.endedReason = reason;
    this.sentBack = false;
    this.finishedAt = at;
  }

  /** The team looks at it again on a day, or now if that is null. */
  void later(LocalDate day, String why, String username) {
    this.laterOn = day;
    this.laterWhy = why;
    this.laterBy = username;
  }

  /**
   * Ranks it.
   *
   * @param why in words, or null for what is as usual
   * @param name of who says so
   */
  void rank(Priority rank, String why, String name) {
    this.priority = rank.rank();
    this.priorityWhy = why;
    this.priorityBy = name;
  }

  /**
   * Its clock stands still until a day, or runs again if that is null.
   *
   * @param days working days that its due date has been moved by, all in all
   */
  void pause(LocalDate until, String reason, Instant due, int days) {
    this.pausedUntil = until;
    this.pauseReason = reason;
    this.dueAt = due;
    this.pausedDays = days;
  }

  void reschedule(Instant due) {
    this.dueAt = due;
  }

  OpenStep openStep() {
    return new OpenStep(
        taskKey,
        elementId,
        subject,
        shownTitle(),
        phase,
        teamCode,
        assignee,
        heldSince,
        dueAt,
        escalation,
        state == TaskState.COMPLETING,
        audienceAgency,
        calledFrom);
  }

  HumanTask snapshot() {
    return new HumanTask(
        taskKey,
        caseId,
        processDefinitionKey,
        elementId,
        subject,
        audienceAgency,
        shownTitle(),
        summary,
        phase,
        role,
        teamCode,
        agencyCode,
        formId,
        escalation,
        Priority.ofRank(priority),
        priorityWhy,
        priorityBy,
        assignee,
        state,
        target,
        createdAt,
        heldSince,
        dueAt,
        claimedAt,
        finishedAt,
        finishedBy,
        endedReason,
        refusal,
        laterOn,
        laterWhy,
        laterBy,
        pausedUntil,
        pauseReason,
        pausedDays,
        returnId,
        sentBack);
  }

  private String shownTitle() {
    return HumanTask.title(title, subjectTitle, sentBack);
  }

  TaskState state() {
    return state;
  }

  String assignee() {
    return assignee;
  }

  String teamCode() {
    return teamCode;
  }

  Instant dueAt() {
    return dueAt;
  }

  long caseId() {
    return caseId;
  }

  @Override
  public Long getId() {
    return taskKey;
  }

  @Override
  public boolean isNew() {
    return !stored;
  }

  @PostLoad
  @PostPersist
  void markStored() {
    stored = true;
  }
}
