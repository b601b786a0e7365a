package org.homeward.placement;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.Borough;
import org.homeward.audit.AuditTrail;
import org.homeward.casefile.CaseAccess;
import org.homeward.casefile.CaseFacts;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseFiles;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.homeward.person.People;
import org.homeward.person.PersonView;
import org.homeward.web.Dates;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What waits for the panel of the borough that decides who may be nominated. */
@Controller
class PanelController {

  /** Facts the agenda shows beside what is needed of a home. */
  private static final List<String> AGENDA = List.of("panelDate", "panelName");

  private final StockAccess access;
  private final AgencyDirectory agencies;
  private final Searches searches;
  private final CaseFiles cases;
  private final CaseAccess caseAccess;
  private final CaseFacts facts;
  private final People people;
  private final HomeWords words;
  private final Dates dates;
  private final AuditTrail audit;

  PanelController(
      StockAccess access,
      AgencyDirectory agencies,
      Searches searches,
      CaseFiles cases,
      CaseAccess caseAccess,
      CaseFacts facts,
      People people,
      HomeWords words,
      Dates dates,
      AuditTrail audit) {
    this.access = access;
    this.agencies = agencies;
    this.searches = searches;
    this.cases = cases;
    this.caseAccess = caseAccess;
    this.facts = facts;
    this.people = people;
    this.words = words;
    this.dates = dates;
    this.audit = audit;
  }

  /**
   * A case on the agenda.
   *
   * @param href the case
   * @param person name of the person
   * @param reference reference of the case
   * @param since since when it waits, or that the panel has put it off
   * @param asked what is needed, a line each
   * @param meets when and before whom it comes, or null while that is not fixed
   */
  record Item(
      String href,
      String person,
      String reference,
      String since,
      List<String> asked,
      String meets) {}

  @GetMapping("/panel")
  @OpenTo(Permission.PANEL)
  String agenda(@RequestParam(name = "after", required = false) String after, Model model) {
    SignedInUser me = CurrentUser.require();
    Set<String> boroughs =
        agencies.boroughs().stream()
            .filter(borough -> borough.councilCode().equals(me.getAgencyCode()))
            .map(Borough::code)
            .collect(Collectors.toSet());
    Searches.Page page = searches.waiting(boroughs, after);
    List<Searches.Search> waiting = page.searches();
    Map<Long, CaseFile> files = cases.all(waiting.stream().map(Searches.Search::caseId).toList());
    Set<Long> readable = caseAccess.readable(me, files.values());
    List<Searches.Search> shown =
        waiting.stream()
            .filter(search -> readable.contains(search.caseId()))
            .filter(search -> files.get(search.caseId()).open())
            .toList();
    Map<Long, PersonView> persons =
        people.findAll(shown.stream().map(Searches.Search::personId).toList());
    Map<Long, Map<String, Object>> said =
        facts.ofAll(
            shown.stream().map(Searches.Search::caseId).toList(),
            Stream.concat(Needs.FACTS.stream(), AGENDA.stream()).toList());
    audit.listed(me, "panel", persons.keySet());
    model.addAttribute(
        "items",
        shown.stream()
            .map(
                search ->
                    item(
                        search,
                        files.get(search.caseId()),
                        persons.get(search.personId()),
                        said.getOrDefault(search.caseId(), search.asked())))
            .toList());
    model.addAttribute("more", page.next() == null ? null : "/panel?after=" + page.next());
    return "placement/panel";
  }

  private Item item(
      Searches.Search search, CaseFile file, PersonView person, Map<String, Object> said) {
    Needs needs = Needs.of(said);
    return new Item(
        "/cases/" + file.reference(),
        person.displayName(),
        file.reference(),
        words.say(
            search.stage() == Searches.Stage.DEFERRED
                ? "placement.panel.deferred"
                : "placement.panel.since",
            dates.day(search.openedOn())),
        asked(needs),
        meets(said));
  }

  /** What is needed, as far as it is known. */
  private List<String> asked(Needs needs) {
    return Stream.of(
            needs.support() == null ? null : needs.support().words(),
            needs.boroughsWanted() == null
                ? null
                : words.say(
                    "placement.panel.boroughs",
                    needs.boroughsWanted().stream()
                        .map(words::borough)
                        .collect(Collectors.joining(", "))),
            needs.mobility() == null || needs.mobility() == Needs.Mobility.NONE
                ? null
                : words.say("placement.panel.step-free"),
            needs.selfContained() == Needs.Wish.NEEDED
                ? words.say("placement.self-contained")
                : null,
            needs.livesWith() == null || needs.livesWith() == GenderRule.ANY
                ? null
                : needs.livesWith().words(),
            Boolean.TRUE.equals(needs.pets()) ? words.say("placement.panel.pets") : null,
            needs.moveBy() == null
                ? null
                : words.say("placement.panel.by", dates.day(needs.moveBy())))
        .filter(java.util.Objects::nonNull)
        .toList();
  }

  private String meets(Map<String, Object> said) {
    String date = Needs.text(said, "panelDate");
    if (date == null) {
      return null;
    }
    try {
      String day = dates.day(LocalDate.parse(date));
      String name = Needs.text(said, "panelName");
      return name == null
          ? words.say("placement.panel.meets", day)
          : words.say("placement.panel.meets.at", day, name);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
