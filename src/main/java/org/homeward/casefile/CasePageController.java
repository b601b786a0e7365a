package org.homeward.casefile;

import java.util.List;
import org.homeward.audit.AuditTrail;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.homeward.pathway.Pathway;
import org.homeward.web.Dates;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of a case. */
@Controller
class CasePageController {

  private static final int ON_PAGE = 20;

  private final CaseDoor door;
  private final CaseAccess access;
  private final CaseViews views;
  private final Timeline timeline;
  private final ReportingEvent reporting;
  private final AuditTrail audit;
  private final Dates dates;

  CasePageController(
      CaseDoor door,
      CaseAccess access,
      CaseViews views,
      Timeline timeline,
      ReportingEvent reporting,
      AuditTrail audit,
      Dates dates) {
    this.door = door;
    this.access = access;
    this.views = views;
    this.timeline = timeline;
    this.reporting = reporting;
    this.audit = audit;
    this.dates = dates;
  }

  @GetMapping("/cases/{reference}")
  String page(
      @PathVariable String reference, @RequestParam(required = false) Long before, Model model) {
    SignedInUser me = CurrentUser.require();
    CaseFile file = door.open(reference, me);
    CaseView view = views.of(file, me);
    boolean mayReadAnswers = access.looksAfter(me, file);
    List<TimelineEntry> entries = timeline.newestFirst(file.id(), before, ON_PAGE + 1);
    boolean more = entries.size() > ON_PAGE;
    List<TimelineEntry> shown = more ? entries.subList(0, ON_PAGE) : entries;
    audit.read(me, "case.page", new AuditTrail.Subject(file.personId(), file.reference(), null));
    model.addAttribute("view", view);
    model.addAttribute("person", view.person());
    model.addAttribute("timeline", shown.stream().map(e -> entry(e, mayReadAnswers)).toList());
    model.addAttribute("older", more ? shown.getLast().id() : null);
    model.addAttribute("continued", before != null);
    model.addAttribute("events", reportable(file, me));
    return "casefile/page";
  }

  private List<Pathway.ReportableEvent> reportable(CaseFile file, SignedInUser me) {
    return reporting.possible(file, me.getRoles());
  }

  private org.homeward.web.TimelineEntry entry(TimelineEntry entry, boolean mayReadAnswers) {
    String by =
        entry.actorName() == null
            ? "Homeward"
            : entry.agencyName() == null
                ? entry.actorName()
                : entry.actorName() + ", " + entry.agencyName();
    return new org.homeward.web.TimelineEntry(
        entry.title(),
        by,
        dates.momentInWords(entry.at()),
        entry.at().toString(),
        entry.detail(),
        entry.answered() && mayReadAnswers ? "/tasks/" + entry.taskKey() : null);
  }
}
