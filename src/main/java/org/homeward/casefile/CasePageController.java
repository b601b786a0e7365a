package org.homeward.casefile;

import java.util.List;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.audit.AuditTrail;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.homeward.pathway.Pathway;
import org.homeward.pathway.PathwayCatalogue;
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
  private final CaseFollowers followers;
  private final CaseAccess access;
  private final EmergencyOpenings emergencies;
  private final CaseAudiences audiences;
  private final CaseViews views;
  private final Timeline timeline;
  private final TimelineLines lines;
  private final ReportingEvent reporting;
  private final CaseGlances glances;
  private final PathwayCatalogue pathways;
  private final List<CasePagePart> parts;
  private final AuditTrail audit;
  private final Dates dates;
  private final List<CaseOffer> offers;

  CasePageController(
      CaseDoor door,
      CaseFollowers followers,
      CaseAccess access,
      EmergencyOpenings emergencies,
      CaseAudiences audiences,
      CaseViews views,
      Timeline timeline,
      TimelineLines lines,
      ReportingEvent reporting,
      CaseGlances glances,
      PathwayCatalogue pathways,
      List<CasePagePart> parts,
      AuditTrail audit,
      Dates dates,
      List<CaseOffer> offers) {
    this.door = door;
    this.followers = followers;
    this.access = access;
    this.emergencies = emergencies;
    this.audiences = audiences;
    this.views = views;
    this.timeline = timeline;
    this.lines = lines;
    this.reporting = reporting;
    this.glances = glances;
    this.pathways = pathways;
    this.parts = parts;
    this.audit = audit;
    this.dates = dates;
    this.offers = offers;
  }

  @GetMapping("/cases/{reference}")
  @OpenTo(Permission.CASES)
  String page(
      @PathVariable String reference,
      @RequestParam(required = false) Long before,
      @RequestParam(required = false) String kind,
      @RequestParam(required = false) String agency,
      Model model) {
    SignedInUser me = CurrentUser.require();
    CaseFile file = door.open(reference, me);
    CaseView view = views.of(file, me);
    boolean mayReadAnswers = access.looksAfter(me, file);
    boolean emergency = access.isEmergency(me, file);
    TimelineFilter filter = TimelineFilter.of(kind, agency);
    List<TimelineEntry> entries =
        timeline.newestFirst(
            file.id(),
            before,
            ON_PAGE + 1,
            audiences.partnerOf(me),
            me.getRoles(),
            me.getAgencyCode(),
            filter);
    boolean more = entries.size() > ON_PAGE;
    List<TimelineEntry> shown = more ? entries.subList(0, ON_PAGE) : entries;
    audit.read(me, "case.page", new AuditTrail.Subject(file.personId(), file.reference(), null));
    model.addAttribute("view", view);
    model.addAttribute("person", view.person());
    model.addAttribute("timeline", shown.stream().map(e -> lines.of(e, mayReadAnswers)).toList());
    model.addAttribute("older", more ? shown.getLast().id() : null);
    model.addAttribute("continued", before != null);
    model.addAttribute("filter", filter);
    model.addAttribute("kinds", TimelineEntry.Kind.values());
    model.addAttribute(
        "agencies",
        timeline.agencies(file.id(), audiences.partnerOf(me), me.getRoles(), me.getAgencyCode()));
    model.addAttribute("mayFollow", !emergency && file.open());
    model.addAttribute("follows", !emergency && followers.follows(me, file));
    model.addAttribute("emergency", emergency ? closesAt(file, me) : null);
    model.addAttribute("events", emergency ? List.of() : reportable(file, me));
    model.addAttribute(
        "parts", parts.stream().flatMap(part -> part.shown(file, me).stream()).toList());
    model.addAttribute(
        "offers",
        emergency
            ? List.of()
            : offers.stream().flatMap(offer -> offer.on(file, me).stream()).toList());
    List<CaseGlance> linked = glances.linkedWith(file, me);
    model.addAttribute("linked", linked);
    model.addAttribute("waits", linked.stream().anyMatch(CaseGlance::open));
    model.addAttribute("startable", view.died() || emergency ? List.of() : startable(file, me));
    return "casefile/page";
  }

  private String closesAt(CaseFile file, SignedInUser me) {
    return dates.momentInWords(emergencies.openFor(me).get(file.personId()));
  }

  private List<Pathway.ReportableEvent> reportable(CaseFile file, SignedInUser me) {
    return reporting.possible(file, me.getRoles());
  }

  /** What else may be started for the person; not the same once more while it is open. */
  private List<Pathway> startable(CaseFile file, SignedInUser me) {
    return pathways.startableBy(me.getRoles()).stream()
        .filter(pathway -> !file.open() || !pathway.id().equals(file.pathwayId()))
        .toList();
  }
}
