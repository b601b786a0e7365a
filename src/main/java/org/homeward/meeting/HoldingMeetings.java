package org.homeward.meeting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.homeward.audit.AuditTrail;
import org.homeward.casefile.Act;
import org.homeward.casefile.CaseAccess;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseFiles;
import org.homeward.casefile.CaseLock;
import org.homeward.casefile.ReportingEvent;
import org.homeward.casefile.Timeline;
import org.homeward.casefile.TimelineEntry;
import org.homeward.identity.SignedInUser;
import org.homeward.meeting.MeetingProperties.Kind;
import org.homeward.pathway.Pathway;
import org.springframework.context.MessageSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.stereotype.Service;

/** Plans sessions and keeps what they decide. Who may do what is decided before. */
@Service
class HoldingMeetings {

  /**
   * An action as it was agreed, with the answers to the form of the case's event.
   *
   * @param action the action; its id is the submission
   * @param event the event by which it becomes a task, or null where there is none
   * @param answers answers to the event's form
   * @param engineAnswers those of them the engine may have
   */
  record Agreed(
      AgreedAction action,
      Pathway.ReportableEvent event,
      Map<String, Object> answers,
      Map<String, Object> engineAnswers) {}

  private final SessionStore sessions;
  private final Listings listings;
  private final CaseFiles cases;
  private final CaseLock lock;
  private final CaseAccess access;
  private final ReportingEvent reporting;
  private final Timeline timeline;
  private final AuditTrail audit;
  private final MessageSource messages;

  HoldingMeetings(
      SessionStore sessions,
      Listings listings,
      CaseFiles cases,
      CaseLock lock,
      CaseAccess access,
      ReportingEvent reporting,
      Timeline timeline,
      AuditTrail audit,
      MessageSource messages) {
    this.sessions = sessions;
    this.listings = listings;
    this.cases = cases;
    this.lock = lock;
    this.access = access;
    this.reporting = reporting;
    this.timeline = timeline;
    this.audit = audit;
    this.messages = messages;
  }

  /**
   * Plans a session and takes up every waiting case that its planner may open.
   *
   * @return number of the session
   */
  @Act
  public long plan(
      Kind kind,
      Instant startsAt,
      String place,
      String others,
      List<MeetingSession.Invitee> invitees,
      SignedInUser who) {
    long session = sessions.add(kind.key(), startsAt, place, others, who);
    sessions.invite(session, invitees);
    sessions.take(session, waitingFor(kind, who, Listings.MOST));
    audit.acted(who, "meeting.plan", AuditTrail.Subject.NONE, kind.key() + " " + session);
    return session;
  }

  /**
   * Takes up cases that have come to the list since, as many as a session has room for.
   *
   * @return how many
   * @throws MeetingRefusal if the session is finished
   */
  @Act
  public int takeUp(Kind kind, long session, SignedInUser who) {
    requireRunning(session);
    int room = Listings.MOST - sessions.items(session).size();
    int taken = sessions.take(session, waitingFor(kind, who, room));
    audit.acted(who, "meeting.take-up", AuditTrail.Subject.NONE, session + ": " + taken + " cases");
    return taken;
  }

  /** The longest waiting of the cases that somebody may open, on whichever page they stand. */
  private List<Long> waitingFor(Kind kind, SignedInUser who, int most) {
    List<Long> mine = new ArrayList<>();
    Listings.Page page = listings.waiting(kind.key(), 0);
    mine.addAll(openTo(page.listings(), who));
    while (mine.size() < most && page.next() != null) {
      page = listings.waiting(kind.key(), page.next());
      mine.addAll(openTo(page.listings(), who));
    }
    return mine.subList(0, Math.min(mine.size(), most));
  }

  private List<Long> openTo(List<Listing> waiting, SignedInUser who) {
    Map<Long, CaseFile> files = cases.all(waiting.stream().map(Listing::caseId).toList());
    Set<Long> readable = access.readable(who, files.values());
    return waiting.stream()
        .filter(listing -> readable.contains(listing.caseId()))
        .filter(listing -> files.get(listing.caseId()).open())
        .map(Listing::id)
        .toList();
  }

  /**
   * Keeps a decision with its themes.
   *
   * @param version version of the case in the session that the chair saw
   * @return false if another chair has written a decision since
   * @throws MeetingRefusal if the session is finished, or the case needs no decision any more
   */
  @Act
  public boolean decide(
      SessionItem item,
      CaseFile file,
      long version,
      String decision,
      Collection<String> themes,
      SignedInUser who) {
    requireRunning(item.sessionId());
    requireThere(item);
    if (!sessions.decide(item.id(), version, decision, who.getDisplayName())) {
      return false;
    }
    sessions.themes(item.id(), themes);
    audit.acted(who, "meeting.decide", subject(file), "session " + item.sessionId());
    return true;
  }

  /**
   * Keeps an action and, where the case's pathway knows how, makes it a task. The second time the
   * same action is sent nothing happens.
   *
   * @throws MeetingRefusal if the session is finished, or the case needs no action any more
   * @throws org.homeward.casefile.CaseRefusal if the case has moved on meanwhile
   */
  @Act
  public void agree(SessionItem item, CaseFile file, Agreed agreed, SignedInUser who) {
    if (sessions.hasAction(agreed.action().id())) {
      return;
    }
    // The case first, then the session: the order in which everything locks.
    if (agreed.event() != null) {
      reporting.report(
          agreed.action().id(),
          file,
          agreed.event(),
          agreed.answers(),
          agreed.engineAnswers(),
          who);
    }
    requireRunning(item.sessionId());
    requireThere(item);
    sessions.add(agreed.action(), who.getDisplayName());
    audit.acted(
        who,
        "meeting.action",
        subject(file),
        "session " + item.sessionId() + ", " + agreed.action().role());
  }

  /**
   * Finishes a session: decisions go to the cases, and what was not decided stays on the list,
   * unless it left the list meanwhile.
   *
   * @return how many cases were decided
   * @throws MeetingRefusal if it is finished already
   */
  @Act
  public int finish(Kind kind, long session, SignedInUser who) {
    Set<Long> locked = lockCases(session);
    requireRunning(session);
    List<SessionItem> decided =
        sessions.items(session).stream().filter(item -> item.decision() != null).toList();
    if (!locked.containsAll(decided.stream().map(SessionItem::caseId).toList())) {
      // Taken up and decided while we waited for the session: once more, with its case locked.
      throw new CannotAcquireLockException("A case was decided in session " + session + ".");
    }
    Map<Long, CaseFile> files = cases.all(decided.stream().map(SessionItem::caseId).toList());
    for (SessionItem item : decided) {
      timeline.add(
          item.caseId(),
          TimelineEntry.Kind.FACT,
          messages.getMessage("meeting.decided", new Object[] {kind.title()}, Locale.UK),
          item.decision(),
          Timeline.Actor.of(who),
          null,
          Audience.ofNoPartner(files.get(item.caseId())));
    }
    listings.heard(decided.stream().map(item -> item.listing().id()).toList());
    sessions.finish(session);
    audit.acted(
        who, "meeting.finish", AuditTrail.Subject.NONE, session + ": " + decided.size() + " cases");
    return decided.size();
  }

  /**
   * What a session decided is written to its cases, and who writes there holds the case: so the
   * cases come before the session here as well, in the order of their numbers.
   */
  private Set<Long> lockCases(long session) {
    Set<Long> ids =
        sessions.items(session).stream()
            .map(SessionItem::caseId)
            .collect(Collectors.toCollection(TreeSet::new));
    ids.forEach(lock::lock);
    return ids;
  }

  private void requireRunning(long session) {
    if (sessions.lock(session).finished()) {
      throw new MeetingRefusal(messages.getMessage("meeting.over", null, Locale.UK));
    }
  }

  private void requireThere(SessionItem item) {
    if (listings.lock(item.listing().id()).gone()) {
      throw new MeetingRefusal(messages.getMessage("meeting.gone", null, Locale.UK));
    }
  }

  private static AuditTrail.Subject subject(CaseFile file) {
    return new AuditTrail.Subject(file.personId(), file.reference(), null);
  }
}
