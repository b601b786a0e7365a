package org.homeward.meeting;

import org.homeward.casefile.CaseAccess;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseFiles;
import org.homeward.identity.SignedInUser;
import org.homeward.meeting.MeetingProperties.Kind;
import org.homeward.web.NotFoundException;
import org.springframework.stereotype.Component;

/** The one way from an address to a session and a case in it: what may not be seen is not there. */
@Component
class SessionDoor {

  /** A session with its kind. */
  record Opened(MeetingSession session, Kind kind) {}

  /** A case in a session. */
  record OpenedCase(MeetingSession session, Kind kind, SessionItem item, CaseFile file) {}

  private final SessionStore sessions;
  private final MeetingKinds kinds;
  private final CaseFiles cases;
  private final CaseAccess access;

  SessionDoor(SessionStore sessions, MeetingKinds kinds, CaseFiles cases, CaseAccess access) {
    this.sessions = sessions;
    this.kinds = kinds;
    this.cases = cases;
    this.access = access;
  }

  /**
   * @throws NotFoundException if there is none, or the person may not look at its kind
   */
  Opened open(long session, SignedInUser who) {
    MeetingSession found =
        sessions.find(session).orElseThrow(() -> new NotFoundException("session " + session));
    return new Opened(found, kinds.open(found.kind(), who));
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
    CaseFile file = cases.get(found.caseId());
    if (!access.mayAct(who, file)) {
      throw new NotFoundException("case " + item + " in session " + session);
    }
    return new OpenedCase(opened.session(), opened.kind(), found, file);
  }
}
