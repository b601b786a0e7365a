package org.homeward.employment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.audit.AuditTrail;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseFiles;
import org.homeward.casefile.CaseWords;
import org.homeward.identity.Accounts;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.homeward.person.People;
import org.homeward.person.PersonView;
import org.homeward.web.Crumb;
import org.homeward.web.Dates;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Advisers' caseloads, and the people behind each number. */
@Controller
class CaseloadController {

  private static final String PEOPLE = "/employment/people";

  private final Caseloads caseloads;
  private final SupportLists lists;
  private final CaseFiles cases;
  private final CaseWords words;
  private final People people;
  private final Accounts accounts;
  private final AuditTrail audit;
  private final Dates dates;
  private final MessageSource messages;

  CaseloadController(
      Caseloads caseloads,
      SupportLists lists,
      CaseFiles cases,
      CaseWords words,
      People people,
      Accounts accounts,
      AuditTrail audit,
      Dates dates,
      MessageSource messages) {
    this.caseloads = caseloads;
    this.lists = lists;
    this.cases = cases;
    this.words = words;
    this.people = people;
    this.accounts = accounts;
    this.audit = audit;
    this.dates = dates;
    this.messages = messages;
  }

  /** A number and the list behind it; no address where it is zero. */
  record Count(int number, String href) {}

  /** One adviser. */
  record Adviser(
      String name, Count open, String routes, Count waiting, Count quiet, String fidelity) {}

  /** One national band: its words and how many people. */
  record Band(String words, int people) {}

  /** Bands under a heading. */
  record BandTable(String heading, List<Band> bands) {}

  /** One person. */
  record Line(
      String href,
      String reference,
      String personName,
      String identifier,
      String route,
      String adviser,
      String contact,
      String stage) {}

  @GetMapping("/employment/caseloads")
  @OpenTo(Permission.CASELOADS)
  String caseloads(Model model) {
    SignedInUser me = CurrentUser.require();
    Map<String, List<Caseloads.Load>> byAdviser = new LinkedHashMap<>();
    for (Caseloads.Load load : caseloads.loads(me)) {
      byAdviser
          .computeIfAbsent(Objects.toString(load.adviser(), ""), a -> new ArrayList<>())
          .add(load);
    }
    Map<String, String> names = accounts.namesOf(byAdviser.keySet());
    List<Adviser> advisers =
        byAdviser.entrySet().stream()
            .map(entry -> adviser(entry.getKey(), entry.getValue(), names))
            .toList();
    model.addAttribute("advisers", advisers);
    model.addAttribute("bands", advisers.isEmpty() ? List.of() : tables(caseloads.bands(me)));
    return "employment/caseloads";
  }

  @GetMapping(PEOPLE)
  @OpenTo(Permission.CASELOADS)
  String people(
      @RequestParam(required = false) String adviser,
      @RequestParam(required = false) String route,
      @RequestParam(required = false) String view,
      @RequestParam(required = false) String after,
      Model model) {
    SignedInUser me = CurrentUser.require();
    SupportLists.Filter filter =
        new SupportLists.Filter("none".equals(adviser) ? "" : adviser, route(route), view(view));
    SupportLists.Page page = lists.page(me, filter, after);
    Map<Long, CaseFile> files =
        cases.all(page.rows().stream().map(SupportLists.Row::caseId).toList());
    Map<Long, PersonView> persons =
        people.findAll(files.values().stream().map(CaseFile::personId).collect(Collectors.toSet()));
    Map<String, String> names =
        accounts.namesOf(
            java.util.stream.Stream.concat(
                    page.rows().stream().map(SupportLists.Row::adviser),
                    java.util.stream.Stream.ofNullable(filter.adviser()))
                .filter(name -> name != null && !name.isEmpty())
                .collect(Collectors.toSet()));
    audit.listed(me, "employment.people", persons.keySet());
    model.addAttribute(
        "people",
        page.rows().stream()
            .map(row -> line(row, files.get(row.caseId()), persons, names, me))
            .toList());
    model.addAttribute("chips", chips(filter, names));
    model.addAttribute("more", page.next() == null ? null : href(filter, page.next()));
    return "employment/people";
  }

  private Adviser adviser(String username, List<Caseloads.Load> loads, Map<String, String> names) {
    String adviser = username.isEmpty() ? "none" : username;
    int open = loads.stream().mapToInt(Caseloads.Load::open).sum();
    int waiting = loads.stream().mapToInt(Caseloads.Load::waiting).sum();
    int quiet = loads.stream().mapToInt(Caseloads.Load::quiet).sum();
    String routes =
        loads.stream()
            .map(load -> say("employment.load.route." + load.route(), load.open()))
            .collect(Collectors.joining(", "));
    int ips =
        loads.stream()
            .filter(load -> load.route().equals(Route.IPS.name()))
            .mapToInt(load -> load.open() - load.waiting())
            .sum();
    return new Adviser(
        username.isEmpty()
            ? say("employment.adviser.none")
            : names.getOrDefault(username, username),
        new Count(open, href(adviser, null)),
        routes,
        new Count(waiting, waiting == 0 ? null : href(adviser, SupportLists.Filter.WAITING)),
        new Count(quiet, quiet == 0 ? null : href(adviser, SupportLists.Filter.QUIET)),
        username.isEmpty() || ips == 0
            ? null
            : say("employment.fidelity", ips, Fidelity.of(ips).score()));
  }

  private List<BandTable> tables(Caseloads.Bands bands) {
    return List.of(
        new BandTable(
            say("employment.bands.ips"),
            List.of(
                band("employment.band.7", bands.ipsUpTo7()),
                band("employment.band.30", bands.ips8To30()),
                band("employment.band.over30", bands.ipsOver30()))),
        new BandTable(
            say("employment.bands.waiting"),
            List.of(
                band("employment.band.60", bands.waitUpTo60()),
                band("employment.band.90", bands.wait61To90()),
                band("employment.band.120", bands.wait91To120()),
                band("employment.band.over120", bands.waitOver120()))),
        new BandTable(
            say("employment.bands.last"),
            List.of(
                band("employment.band.60", bands.lastUpTo60()),
                band("employment.band.90", bands.last61To90()),
                band("employment.band.120", bands.last91To120()),
                band("employment.band.over120", bands.lastOver120()))));
  }

  private Band band(String key, int people) {
    return new Band(say(key), people);
  }

  private Line line(
      SupportLists.Row row,
      CaseFile file,
      Map<Long, PersonView> persons,
      Map<String, String> names,
      SignedInUser me) {
    PersonView person = persons.get(file.personId());
    return new Line(
        "/cases/" + file.reference(),
        file.reference(),
        person.displayName(),
        words.identifier(person, me),
        say("employment.route." + row.route().name()),
        row.adviser() == null
            ? say("employment.adviser.none")
            : names.getOrDefault(row.adviser(), row.adviser()),
        row.firstContactOn() == null
            ? say("employment.first-contact.waiting", dates.day(row.referredOn()))
            : say("employment.contact.last", dates.day(row.quietSince())),
        stage(row));
  }

  private String stage(SupportLists.Row row) {
    if (row.pausedOn() != null) {
      return say("employment.stage.paused", dates.day(row.pausedOn()));
    }
    return say(row.planOn() == null ? "employment.stage.starting" : "employment.stage.plan");
  }

  private List<Crumb> chips(SupportLists.Filter filter, Map<String, String> names) {
    List<Crumb> chips = new ArrayList<>();
    if (filter.adviser() != null) {
      String name =
          filter.adviser().isEmpty()
              ? say("employment.adviser.none")
              : names.getOrDefault(filter.adviser(), filter.adviser());
      chips.add(
          new Crumb(
              name, href(new SupportLists.Filter(null, filter.route(), filter.view()), null)));
    }
    if (filter.route() != null) {
      chips.add(
          new Crumb(
              say("employment.route." + filter.route().name()),
              href(new SupportLists.Filter(filter.adviser(), null, filter.view()), null)));
    }
    if (filter.view() != null) {
      chips.add(
          new Crumb(
              say("employment.view." + filter.view()),
              href(new SupportLists.Filter(filter.adviser(), filter.route(), null), null)));
    }
    return chips;
  }

  private static String href(String adviser, String view) {
    return href(new SupportLists.Filter("none".equals(adviser) ? "" : adviser, null, view), null);
  }

  private static String href(SupportLists.Filter filter, String after) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath(PEOPLE);
    if (filter.adviser() != null) {
      address.queryParam("adviser", filter.adviser().isEmpty() ? "none" : filter.adviser());
    }
    if (filter.route() != null) {
      address.queryParam("route", filter.route().code());
    }
    if (filter.view() != null) {
      address.queryParam("view", filter.view());
    }
    if (after != null) {
      address.queryParam("after", after);
    }
    return address.encode().build().toUriString();
  }

  private static Route route(String code) {
    for (Route route : Route.values()) {
      if (route.code().equals(code)) {
        return route;
      }
    }
    return null;
  }

  private static String view(String view) {
    return SupportLists.Filter.WAITING.equals(view) || SupportLists.Filter.QUIET.equals(view)
        ? view
        : null;
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
