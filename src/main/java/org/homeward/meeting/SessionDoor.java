package org.homeward.meeting;

import org.homeward.audit.AuditTrail;
import org.homeward.casefile.CaseDoor;
import org.homeward.casefile.CaseFile;
import org.homeward.identity.SignedInUser;
import org.homeward.meeting.MeetingProperties.Kind;
import org.homeward.web.NotFoundException;
import org.springframework.stereotype.Component;

/**
 * The one way from an address to a session and a case in it: what may not be seen is not there, and
 * who tries is kept.
 */
@Component
class SessionDoor {

  /** A session with its kind. */
  record Opened(MeetingSession session, Kind kind) {}

  /** A case in a session. */
  record OpenedCase(MeetingSession session, Kind kind, SessionItem item, CaseFile file) {}

  private final SessionStore sessions;
  private final MeetingKinds kinds;
  private final CaseDoor cases;
  private final AuditTrail audit;

  SessionDoor(SessionStore sessions, MeetingKinds kinds, CaseDoor cases, AuditTrail audit) {
    this.sessions = sessions;
    this.kinds = kinds;
    this.cases = cases;
    this.audit = audit;
  }

  /**
   * @throws NotFoundException if there is none, or the person may not look at its kind
   */
  Opened open(long session, SignedInUser who) {
    MeetingSession found =
        sessions.find(session).orElseThrow(() -> new NotFoundException("session " + session));
    try {
      return new Opened(found, kinds.open(found.kind(), who));
    } catch (NotFoundException notTheirs) {
      audit.acted(who, "refused.session", AuditTrail.Subject.NONE, "session " + session);
      throw notTheirs;
    }
  }

  /**
   * @throws NotFoundException if there is none, or the person may not open the case
   */
  OpenedCase open(long session, long item, SignedInUser who) {
    Opened opened = open(session, who);
    SessionItem found =
        sessions
            .item(session, item)
            .orElseThrow(() -> new NotFoundException("case " + item + " in session " + session));
    return new OpenedCase(
        opened.session(), opened.kind(), found, cases.openToAct(found.caseId(), who));
  }
}
