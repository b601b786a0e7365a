package org.homeward.meeting;

import java.util.Locale;
import org.homeward.audit.AuditTrail;
import org.homeward.casefile.Act;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.Timeline;
import org.homeward.casefile.TimelineEntry;
import org.homeward.identity.SignedInUser;
import org.homeward.meeting.MeetingProperties.Kind;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/** Puts cases on the list of a kind of meeting. */
@Service
class Proposing {

  private final Listings listings;
  private final Timeline timeline;
  private final AuditTrail audit;
  private final MessageSource messages;

  Proposing(Listings listings, Timeline timeline, AuditTrail audit, MessageSource messages) {
    this.listings = listings;
    this.timeline = timeline;
    this.audit = audit;
    this.messages = messages;
  }

  /**
   * A person proposes a case.
   *
   * @return false if it is on the list already
   */
  @Act
  public boolean byHand(CaseFile file, Kind kind, String why, SignedInUser who) {
    if (!listings.put(
        kind.key(), file.id(), why, who.getDisplayName(), who.getAgencyName(), null)) {
      return false;
    }
    tell(file, kind, why, Timeline.Actor.of(who));
    audit.acted(
        who,
        "meeting.propose",
        new AuditTrail.Subject(file.personId(), file.reference(), null),
        kind.key());
    return true;
  }

  /** A step of the pathway proposes a case; the second time the same visit does it, nothing is. */
  @Act
  public void byPathway(CaseFile file, Kind kind, String why, long step) {
    if (listings.put(kind.key(), file.id(), why, null, null, step)) {
      tell(file, kind, why, Timeline.Actor.HOMEWARD);
    }
  }

  /** What meetings are about is between the trust, the councils and the care board. */
  private void tell(CaseFile file, Kind kind, String why, Timeline.Actor actor) {
    timeline.add(
        file.id(),
        TimelineEntry.Kind.CASE,
        messages.getMessage("meeting.listed", new Object[] {kind.title()}, Locale.UK),
        why,
        actor,
        null,
        Audience.ofNoPartner(file));
  }
}
