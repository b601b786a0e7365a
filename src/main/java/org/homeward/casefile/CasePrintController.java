package org.homeward.casefile;

import java.time.Clock;
import java.util.List;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.audit.AuditTrail;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.homeward.web.Dates;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * A case on paper, for a meeting or the file: what the page of the case says to the one who prints
 * it and nothing more, marked, with who printed it and when.
 */
@Controller
class CasePrintController {

  /** As much as fits on two sheets with the rest; a paper with all of it would not be read. */
  private static final int LATEST = 10;

  private final CaseDoor door;
  private final CaseAccess access;
  private final CaseAudiences audiences;
  private final CaseViews views;
  private final CaseGlances glances;
  private final Timeline timeline;
  private final TimelineLines lines;
  private final AuditTrail audit;
  private final Dates dates;
  private final Clock clock;

  CasePrintController(
      CaseDoor door,
      CaseAccess access,
      CaseAudiences audiences,
      CaseViews views,
      CaseGlances glances,
      Timeline timeline,
      TimelineLines lines,
      AuditTrail audit,
      Dates dates,
      Clock clock) {
    this.door = door;
    this.access = access;
    this.audiences = audiences;
    this.views = views;
    this.glances = glances;
    this.timeline = timeline;
    this.lines = lines;
    this.audit = audit;
    this.dates = dates;
    this.clock = clock;
  }

  @GetMapping("/cases/{reference}/print")
  @OpenTo(Permission.CASES)
  String page(@PathVariable String reference, Model model) {
    SignedInUser me = CurrentUser.require();
    CaseFile file = door.open(reference, me);
    CaseView view = views.of(file, me);
    List<TimelineEntry> entries =
        timeline.newestFirst(
            file.id(),
            null,
            LATEST + 1,
            audiences.partnerOf(me),
            me.getRoles(),
            me.getAgencyCode(),
            TimelineFilter.of(null, null));
    audit.read(me, "case.print", new AuditTrail.Subject(file.personId(), file.reference(), null));
    model.addAttribute("view", view);
    model.addAttribute("person", view.person());
    model.addAttribute(
        "timeline", entries.stream().limit(LATEST).map(entry -> lines.of(entry, false)).toList());
    model.addAttribute("more", entries.size() > LATEST);
    model.addAttribute("waits", glances.linkedWith(file, me).stream().anyMatch(CaseGlance::open));
    model.addAttribute("emergency", access.isEmergency(me, file));
    model.addAttribute("by", me);
    model.addAttribute("at", dates.appointment(clock.instant()));
    return "casefile/print";
  }
}
