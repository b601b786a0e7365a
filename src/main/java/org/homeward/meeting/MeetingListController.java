package org.homeward.meeting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.audit.AuditTrail;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.homeward.meeting.MeetingLines.Line;
import org.homeward.meeting.MeetingProperties.Kind;
import org.homeward.web.Dates;
import org.homeward.web.NotFoundException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The kinds of meetings, and the list and the sessions of each. */
@Controller
class MeetingListController {

  /**
   * A kind on the overview.
   *
   * @param kind the kind
   * @param waiting how many cases are on its list
   * @param next when its next session is, or null
   */
  record KindCard(Kind kind, int waiting, String next) {}

  /**
   * A session on the page of its kind.
   *
   * @param session the session
   * @param when when it is or was
   */
  record SessionCard(MeetingSession session, String when) {}

  private final MeetingKinds kinds;
  private final Listings listings;
  private final SessionStore sessions;
  private final MeetingLines lines;
  private final AuditTrail audit;
  private final Dates dates;

  MeetingListController(
      MeetingKinds kinds,
      Listings listings,
      SessionStore sessions,
      MeetingLines lines,
      AuditTrail audit,
      Dates dates) {
    this.kinds = kinds;
    this.listings = listings;
    this.sessions = sessions;
    this.lines = lines;
    this.audit = audit;
    this.dates = dates;
  }

  @GetMapping("/meetings")
  @OpenTo(Permission.MEETINGS)
  String overview(Model model) {
    List<Kind> mine = kinds.seenBy(CurrentUser.require());
    if (mine.isEmpty()) {
      throw new NotFoundException("meetings");
    }
    Map<String, Integer> waiting = listings.waitingByKind();
    Map<String, MeetingSession> next =
        sessions.next().stream()
            .collect(Collectors.toMap(MeetingSession::kind, Function.identity(), (a, b) -> a));
    model.addAttribute(
        "kinds",
        mine.stream()
            .map(
                kind ->
                    new KindCard(
                        kind,
                        waiting.getOrDefault(kind.key(), 0),
                        next.containsKey(kind.key())
                            ? dates.appointment(next.get(kind.key()).startsAt())
                            : null))
            .toList());
    return "meeting/overview";
  }

  @GetMapping("/meetings/{kind}")
  @OpenTo(Permission.MEETINGS)
  String kind(
      @PathVariable("kind") String key,
      @RequestParam(name = "after", required = false) String after,
      Model model) {
    SignedInUser me = CurrentUser.require();
    Kind kind = kinds.open(key, me);
    long begin = number(after);
    Listings.Page page = listings.waiting(kind.key(), begin);
    List<Listing> both = new ArrayList<>(page.listings());
    both.addAll(listings.gone(kind.key()));
    List<Line> all = lines.of(both, me);
    audit.listed(me, "meeting.list", MeetingLines.persons(all));
    List<Line> waiting = all.stream().filter(line -> !line.listing().gone()).toList();
    model.addAttribute("kind", kind);
    model.addAttribute("mayRun", kinds.mayRun(kind, me));
    List<Line> shown = waiting.stream().filter(Line::shown).toList();
    model.addAttribute("waiting", shown);
    // Of one page among several nothing can be said about the whole list.
    model.addAttribute("none", shown.isEmpty() && begin == 0 && page.next() == null);
    model.addAttribute(
        "more", page.next() == null ? null : "/meetings/" + key + "?after=" + page.next());
    model.addAttribute("hidden", waiting.size() - shown.size());
    model.addAttribute(
        "gone", all.stream().filter(line -> line.listing().gone() && line.shown()).toList());
    model.addAttribute("planned", sessions.planned(kind.key()).stream().map(this::card).toList());
    model.addAttribute("held", sessions.held(kind.key()).stream().map(this::card).toList());
    return "meeting/kind";
  }

  /** Where a page begins; an address that was cut or typed begins at the beginning. */
  private static long number(String text) {
    return text != null && text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
  }

  private SessionCard card(MeetingSession session) {
    return new SessionCard(session, dates.appointment(session.startsAt()));
  }
}
