package org.homeward.meeting;

import java.util.Locale;
import org.homeward.casefile.CaseClosed;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseFiles;
import org.homeward.casefile.PersonDied;
import org.homeward.casefile.PersonLeft;
import org.homeward.casefile.Timeline;
import org.homeward.casefile.TimelineEntry;
import org.homeward.meeting.Listing.LeftWhy;
import org.homeward.web.Dates;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A case that needs no meeting any more leaves the lists; its timeline says why. */
@Component
class LeavingLists {

  private final Listings listings;
  private final MeetingKinds kinds;
  private final CaseFiles cases;
  private final Timeline timeline;
  private final Dates dates;
  private final MessageSource messages;

  LeavingLists(
      Listings listings,
      MeetingKinds kinds,
      CaseFiles cases,
      Timeline timeline,
      Dates dates,
      MessageSource messages) {
    this.listings = listings;
    this.kinds = kinds;
    this.cases = cases;
    this.timeline = timeline;
    this.dates = dates;
    this.messages = messages;
  }

  @EventListener
  void closed(CaseClosed closed) {
    leave(closed.caseId(), LeftWhy.CLOSED);
  }

  @EventListener
  void left(PersonLeft left) {
    leave(left.caseId(), LeftWhy.LEFT_HOSPITAL);
  }

  @EventListener
  void died(PersonDied death) {
    leave(death.caseId(), LeftWhy.DIED);
  }

  private void leave(long caseId, LeftWhy why) {
    for (Listing listing : listings.leave(caseId, why)) {
      CaseFile file = cases.get(caseId);
      String kind =
          kinds.find(listing.kind()).map(MeetingProperties.Kind::title).orElse(listing.kind());
      timeline.add(
          caseId,
          TimelineEntry.Kind.CASE,
          say("meeting.gone.from", kind),
          say(why.key(), dates.day(dates.today())),
          Timeline.Actor.HOMEWARD,
          null,
          Audience.ofNoPartner(file));
    }
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
