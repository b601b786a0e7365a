package org.homeward.conversation;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.Target;
import org.homeward.agency.Team;
import org.homeward.agency.WorkingCalendar;
import org.homeward.audit.AuditTrail;
import org.homeward.casefile.CaseClosed;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseFiles;
import org.homeward.casefile.CaseLock;
import org.homeward.casefile.CaseNotices;
import org.homeward.casefile.CaseTeams;
import org.homeward.casefile.TeamsLeft;
import org.homeward.casefile.Timeline;
import org.homeward.casefile.TimelineEntry;
import org.homeward.identity.SignedInUser;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Asks another agency, answers, and ends questions that nobody will answer any more. */
@Service
class AskingAgency {

  private final QuestionStore questions;
  private final CaseFiles cases;
  private final CaseTeams teams;
  private final CaseLock lock;
  private final CaseNotices notices;
  private final Timeline timeline;
  private final AgencyDirectory agencies;
  private final WorkingCalendar calendar;
  private final AuditTrail audit;
  private final MessageSource messages;
  private final Clock clock;

  AskingAgency(
      QuestionStore questions,
      CaseFiles cases,
      CaseTeams teams,
      CaseLock lock,
      CaseNotices notices,
      Timeline timeline,
      AgencyDirectory agencies,
      WorkingCalendar calendar,
      AuditTrail audit,
      MessageSource messages,
      Clock clock) {
    this.questions = questions;
    this.cases = cases;
    this.teams = teams;
    this.lock = lock;
    this.notices = notices;
    this.timeline = timeline;
    this.agencies = agencies;
    this.calendar = calendar;
    this.audit = audit;
    this.messages = messages;
    this.clock = clock;
  }

  /**
   * Asks a team. Both teams have a part in the case from now on, if they had none. The same form
   * sent twice asks once.
   *
   * @param file the case
   * @param who who asks
   * @param askingTeam code of the team for which they ask
   * @param asked the team
   * @param words the question
   * @param days within how many working days of the asked agency the answer is needed
   * @return false if the case was closed a moment ago, or one of the teams has left it: asking does
   *     not bring an agency back that the person sent away
   */
  @Transactional
  public boolean ask(
      CaseFile file, SignedInUser who, String askingTeam, Team asked, String words, int days) {
    lock.lock(file.id());
    if (!cases.get(file.id()).open()
        || !isThere(file, who.getAgencyCode(), askingTeam)
        || !isThere(file, asked.agencyCode(), asked.code())) {
      return false;
    }
    teams.involve(file.id(), askingTeam);
    teams.involve(file.id(), asked.code());
    Instant due =
        calendar.due(
            clock.instant(), new Target(days, Target.Unit.WORKING_DAYS), asked.agencyCode());
    Question.Side to = new Question.Side(asked.agencyCode(), asked.code());
    questions
        .add(file.id(), who, askingTeam, to, words, due)
        .ifPresent(
            id -> {
              notices.tellTeams(
                  file,
                  say("question.notice.asked", who.getDisplayName(), who.getAgencyName()),
                  "/questions/" + id,
                  List.of(asked.code()));
              tell(
                  file,
                  say("question.timeline.asked", asked.name()),
                  Timeline.Actor.of(who),
                  Set.of(who.getAgencyCode(), asked.agencyCode()));
              audit.acted(
                  who, "question.asked", about(file), "%d to %s".formatted(id, asked.code()));
            });
    return true;
  }

  /** The person's trust is there by any of its teams, others by one that has a part in the case. */
  private boolean isThere(CaseFile file, String agencyCode, String teamCode) {
    return agencyCode.equals(file.trustCode()) || teams.involved(file.id(), List.of(teamCode));
  }

  /**
   * Answers a question.
   *
   * @return false if it does not wait for an answer any more
   */
  @Transactional
  public boolean answer(CaseFile file, Question question, SignedInUser who, String answer) {
    lock.lock(file.id());
    if (!questions.answer(question.id(), who, answer)) {
      return false;
    }
    notices.tellTeams(
        file,
        say("question.notice.answered", who.getDisplayName(), who.getAgencyName()),
        "/questions/" + question.id(),
        List.of(question.asking().teamCode()));
    tell(
        file,
        say("question.timeline.answered", name(question.asking())),
        Timeline.Actor.of(who),
        readers(question));
    audit.acted(who, "question.answered", about(file), String.valueOf(question.id()));
    return true;
  }

  /**
   * Takes a question back.
   *
   * @return false if it does not wait for an answer any more
   */
  @Transactional
  public boolean withdraw(CaseFile file, Question question, SignedInUser who) {
    lock.lock(file.id());
    if (!questions.end(question.id(), Question.WITHDRAWN)) {
      return false;
    }
    notices.tellTeams(
        file,
        say("question.notice.withdrawn", who.getDisplayName(), who.getAgencyName()),
        "/questions/" + question.id(),
        List.of(question.asked().teamCode()));
    tell(
        file,
        say("question.timeline.withdrawn", name(question.asked())),
        Timeline.Actor.of(who),
        readers(question));
    audit.acted(who, "question.withdrawn", about(file), String.valueOf(question.id()));
    return true;
  }

  /** Nobody answers in a closed case. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void closed(CaseClosed closed) {
    questions
        .waitingIn(closed.caseId())
        .forEach(question -> questions.end(question.id(), Question.CASE_CLOSED));
  }

  /** Who has left the case is not waited for, and does not wait; a successor does both. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void left(TeamsLeft left) {
    if (left.successor() != null) {
      agencies
          .team(left.successor())
          .map(team -> new Question.Side(team.agencyCode(), team.code()))
          .ifPresent(
              to -> left.teamCodes().forEach(from -> questions.goOver(left.caseId(), from, to)));
      return;
    }
    List<Question> waiting = questions.waitingIn(left.caseId());
    if (waiting.isEmpty()) {
      return;
    }
    CaseFile file = cases.get(left.caseId());
    for (Question question : waiting) {
      boolean asked = left.teamCodes().contains(question.asked().teamCode());
      boolean asking = left.teamCodes().contains(question.asking().teamCode());
      if ((asked || asking) && questions.end(question.id(), Question.PART_OVER) && !asking) {
        notices.tellTeams(
            file,
            say("question.notice.over", name(question.asked())),
            "/questions/" + question.id(),
            List.of(question.asking().teamCode()));
      }
    }
  }

  private String name(Question.Side side) {
    return agencies.team(side.teamCode()).map(Team::name).orElse(side.teamCode());
  }

  private static Set<String> readers(Question question) {
    return Set.of(question.asking().agencyCode(), question.asked().agencyCode());
  }

  /** Without the words of question and answer: they stand with the question alone. */
  private void tell(CaseFile file, String title, Timeline.Actor who, Set<String> readers) {
    timeline.add(
        file.id(),
        TimelineEntry.Kind.EVENT,
        title,
        null,
        who,
        null,
        new Timeline.Audience(null, Set.of(), readers));
  }

  private static AuditTrail.Subject about(CaseFile file) {
    return new AuditTrail.Subject(file.personId(), file.reference(), null);
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
