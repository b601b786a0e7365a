package org.homeward.casefile;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.homeward.access.AccessPolicy;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.Team;
import org.homeward.audit.AuditTrail;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.homeward.person.People;
import org.homeward.person.PersonView;
import org.homeward.web.Crumb;
import org.homeward.web.Dates;
import org.homeward.web.StatusTag;
import org.homeward.web.SubNavItem;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of cases. */
@Controller
class CaseListController {

  private final CaseLists lists;
  private final CaseSearches searches;
  private final AccessPolicy policy;
  private final CaseFiles cases;
  private final CaseSteps steps;
  private final CaseAudiences audiences;
  private final CaseWords words;
  private final People people;
  private final AgencyDirectory agencies;
  private final AuditTrail audit;
  private final MessageSource messages;
  private final Clock clock;
  private final Dates dates;

  CaseListController(
      CaseLists lists,
      CaseSearches searches,
      AccessPolicy policy,
      CaseFiles cases,
      CaseSteps steps,
      CaseAudiences audiences,
      CaseWords words,
      People people,
      AgencyDirectory agencies,
      AuditTrail audit,
      MessageSource messages,
      Clock clock,
      Dates dates) {
    this.lists = lists;
    this.searches = searches;
    this.policy = policy;
    this.cases = cases;
    this.steps = steps;
    this.audiences = audiences;
    this.words = words;
    this.people = people;
    this.agencies = agencies;
    this.audit = audit;
    this.messages = messages;
    this.clock = clock;
    this.dates = dates;
  }

  /** One row, in words. */
  record Line(
      String href,
      String reference,
      String personName,
      String identifier,
      String place,
      String pathway,
      String stage,
      String ready,
      StatusTag tag,
      List<String> with,
      String outcome,
      String closedOn) {}

  @GetMapping("/cases")
  @OpenTo(Permission.CASES)
  String cases(
      @RequestParam(defaultValue = "open") String status,
      @RequestParam(required = false) String after,
      @RequestParam(required = false) String search,
      HttpServletRequest request,
      Model model) {
    SignedInUser me = CurrentUser.require();
    CaseSearches.Found found =
        search == null ? null : searches.find(request.getSession(false), search, me).orElse(null);
    String shown = Set.of("closed", "followed").contains(status) ? status : "open";
    boolean open = !shown.equals("closed");
    CaseLists.Page page =
        shown.equals("followed") ? lists.followed(me, after) : lists.page(me, open, after, found);
    Map<Long, CaseFile> files = cases.all(page.ids());
    Map<Long, PersonView> persons =
        people.findAll(files.values().stream().map(CaseFile::personId).collect(Collectors.toSet()));
    Map<Long, List<OpenStep>> openSteps = open ? steps.open(page.ids()) : Map.of();
    // What was typed is kept out of the trail: whom it showed says enough, and it may name others.
    if (found == null) {
      audit.listed(me, "case.list", persons.keySet());
    } else {
      audit.listed(me, "case.search", persons.keySet());
    }
    model.addAttribute(
        "cases",
        page.ids().stream()
            .map(files::get)
            .filter(Objects::nonNull)
            .map(
                file ->
                    line(
                        file,
                        persons.get(file.personId()),
                        openSteps.getOrDefault(file.id(), List.of()),
                        me))
            .toList());
    model.addAttribute("open", open);
    model.addAttribute("emergency", policy.may(me, Permission.EMERGENCY));
    model.addAttribute(
        "more", page.next() == null ? null : address(shown, found) + "&after=" + page.next());
    model.addAttribute("searchable", !shown.equals("followed"));
    model.addAttribute("search", shown.equals("followed") ? null : found);
    model.addAttribute("searchGone", search != null && found == null);
    model.addAttribute(
        "searched", say(words.seesNhsNumbers(me) ? "case.search.by.all" : "case.search.by"));
    model.addAttribute("hidden", List.of(new Hidden("status", shown)));
    model.addAttribute(
        "chips",
        found == null
            ? List.of()
            : List.of(
                new Crumb(
                    messages.getMessage("case.search.chip", new Object[] {found.text()}, Locale.UK),
                    address(shown, null))));
    model.addAttribute(
        "views",
        List.of(
            new SubNavItem(
                say("case.view.open"), address("open", found), null, shown.equals("open")),
            new SubNavItem(
                say("case.view.followed"),
                "/cases?status=followed",
                null,
                shown.equals("followed")),
            new SubNavItem(say("case.view.closed"), address("closed", found), null, !open)));
    model.addAttribute(
        "empty", found == null ? say("case.empty." + shown) : say("case.search.empty"));
    model.addAttribute("tableCaption", say("case.caption." + shown));
    return "casefile/list";
  }

  /** Something that the form of the search sends along. */
  record Hidden(String name, String value) {}

  /**
   * Searches in one's cases. The text goes into the session and a token for it into the address; no
   * text takes a search off.
   */
  @PostMapping("/cases/search")
  @OpenTo(Permission.CASES)
  String search(
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "open") String status,
      HttpServletRequest request) {
    String shown = status.equals("closed") ? "closed" : "open";
    String typed = text.strip();
    return "redirect:"
        + address(shown, typed.isEmpty() ? null : searches.keep(request.getSession(), typed));
  }

  private static String address(String status, CaseSearches.Found search) {
    return "/cases?status=" + status + (search == null ? "" : "&search=" + search.token());
  }

  private Line line(CaseFile file, PersonView person, List<OpenStep> steps, SignedInUser me) {
    List<OpenStep> open =
        steps.stream().filter(step -> audiences.mayKnow(me, step.audienceAgency())).toList();
    List<String> with =
        open.stream()
            .map(OpenStep::teamCode)
            .distinct()
            .map(code -> agencies.team(code).map(Team::name).orElse(code))
            .toList();
    return new Line(
        "/cases/" + file.reference(),
        file.reference(),
        person.displayName(),
        words.identifier(person, me),
        file.wardTeamCode() == null
            ? null
            : agencies.team(file.wardTeamCode()).map(Team::name).orElse(null),
        file.pathwayTitle(),
        open.isEmpty() ? null : open.getLast().phase(),
        words.readyFor(file),
        tag(open),
        with,
        file.outcome(),
        file.closedAt() == null ? null : dates.day(file.closedAt()));
  }

  private StatusTag tag(List<OpenStep> open) {
    if (open.stream().anyMatch(OpenStep::escalation)) {
      return StatusTag.ESCALATED;
    }
    Instant now = clock.instant();
    return open.stream().anyMatch(step -> step.dueAt().isBefore(now)) ? StatusTag.OVERDUE : null;
  }

  private String say(String key) {
    return messages.getMessage(key, null, Locale.UK);
  }
}
