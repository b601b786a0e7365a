package org.homeward.handoff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.agency.Agency;
import org.homeward.agency.AgencyDirectory;
import org.homeward.bottleneck.OpenTasks;
import org.homeward.identity.Accounts;
import org.homeward.identity.CurrentUser;
import org.homeward.pathway.Pathway;
import org.homeward.pathway.PathwayCatalogue;
import org.homeward.report.Cut;
import org.homeward.report.Percentiles;
import org.homeward.report.ReportPages;
import org.homeward.report.Scope;
import org.homeward.report.Scopes;
import org.homeward.web.Dates;
import org.homeward.web.SubNavItem;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** How long each agency had the cases that were closed, and what lies with whom now. */
@Controller
class HandOffController {

  static final String PAGE = "/reports/hand-offs";

  private static final int HALF = 50;
  private static final int MOST = 85;
  private static final int HUNDRED = 100;

  private final Scopes scopes;
  private final HandOffFigures figures;
  private final OpenTasks open;
  private final ReportPages pages;
  private final PathwayCatalogue pathways;
  private final AgencyDirectory agencies;
  private final Accounts accounts;
  private final Dates dates;
  private final MessageSource messages;

  HandOffController(
      Scopes scopes,
      HandOffFigures figures,
      OpenTasks open,
      ReportPages pages,
      PathwayCatalogue pathways,
      AgencyDirectory agencies,
      Accounts accounts,
      Dates dates,
      MessageSource messages) {
    this.scopes = scopes;
    this.figures = figures;
    this.open = open;
    this.pages = pages;
    this.pathways = pathways;
    this.agencies = agencies;
    this.accounts = accounts;
    this.dates = dates;
    this.messages = messages;
  }

  /**
   * Shares of one pathway, in words.
   *
   * @param cells a percentage for each {@link Holder}
   * @param perCase working days of a case on average
   * @param handOffs within how many hand-offs half of the cases stayed
   */
  record ShareRow(String name, int cases, String perCase, List<String> cells, String handOffs) {}

  /** An agency, in words; what nothing can be said of is null. */
  record AgencyRow(
      String name,
      int cases,
      String half,
      String most,
      String received,
      String answered,
      String returns,
      String paused) {}

  /** What lies with an agency or a team now, in words. */
  record NowRow(
      String name,
      String agency,
      int tasks,
      int overdue,
      String oldest,
      String people,
      String each) {}

  /** What an agency had in all of the cases together. */
  private static final class Together {
    private final Percentiles days = new Percentiles();
    private int all;
    private int paused;
    private int tasks;
    private int sentBack;
    private int received;

    void add(HandOffFigures.Held held) {
      days.add(held.held(), held.cases());
      all += held.held() * held.cases();
      paused += held.paused();
      tasks += held.tasks();
      sentBack += held.sentBack();
      received += held.received();
    }
  }

  @GetMapping(PAGE)
  @OpenTo(Permission.BOTTLENECKS)
  String handOffs(
      @RequestParam(required = false) String pathway,
      @RequestParam(required = false) String of,
      @RequestParam(required = false) String days,
      Model model) {
    Scope asked = scopes.of(CurrentUser.require(), of, days);
    // A team has tasks, not cases: its cases are not counted apart.
    Scope scope =
        asked.cut() == Cut.TEAM
            ? new Scope(asked.trust(), Cut.ALL, "", asked.from(), asked.to())
            : asked;
    String only = pathway == null ? "" : pathways.current(pathway).map(Pathway::id).orElse("");
    List<HandOffFigures.Held> held = figures.held(scope, only);
    Map<String, Percentiles> handed = figures.handed(scope, only);
    pages.show(scope, model, HandOffMeasure.values());
    model.addAttribute("pathway", only.isEmpty() ? null : only);
    model.addAttribute("pathways", pathways(scope, only));
    shares(held, handed, model);
    model.addAttribute("agencies", agencies(held, figures.answered(scope, only)));
    now(scope, only, model);
    return "handoff/hand-offs";
  }

  private List<SubNavItem> pathways(Scope scope, String only) {
    List<SubNavItem> items = new ArrayList<>();
    items.add(
        new SubNavItem(say("handoff.pathway.all"), address(scope, null), null, only.isEmpty()));
    for (Pathway pathway : pathways.all()) {
      items.add(
          new SubNavItem(
              pathway.title(), address(scope, pathway.id()), null, pathway.id().equals(only)));
    }
    return items;
  }

  private static String address(Scope scope, String pathway) {
    UriComponentsBuilder address = Scopes.with(UriComponentsBuilder.fromPath(PAGE), scope);
    if (pathway != null) {
      address.queryParam("pathway", pathway);
    }
    return address.encode().build().toUriString();
  }

  private void shares(
      List<HandOffFigures.Held> held, Map<String, Percentiles> handed, Model model) {
    Map<String, Shares> byPathway = new LinkedHashMap<>();
    Shares together = new Shares();
    for (HandOffFigures.Held row : held) {
      Holder holder = Holder.of(agencies.agency(row.agency()).map(Agency::kind).orElse(null));
      for (Shares shares :
          List.of(together, byPathway.computeIfAbsent(row.pathway(), id -> new Shares()))) {
        shares.add(holder, row.held() * row.cases());
        shares.add(Holder.STOPPED, row.paused());
      }
    }
    List<ShareRow> rows = new ArrayList<>();
    List<ShareBars.Value> values = new ArrayList<>();
    for (Pathway pathway : pathways.all()) {
      Shares shares = byPathway.get(pathway.id());
      Percentiles cases = handed.get(pathway.id());
      if (shares != null && cases != null) {
        ShareRow row = row(pathway.title(), shares, cases);
        rows.add(row);
        values.add(
            new ShareBars.Value(say("handoff.chart.bar", row.name(), row.perCase()), shares));
      }
    }
    model.addAttribute("holders", Stream.of(Holder.values()).map(Holder::key).toList());
    model.addAttribute("shares", rows);
    model.addAttribute("chart", rows.isEmpty() ? null : ShareBars.of(values));
    model.addAttribute("finding", finding(together, handed));
    model.addAttribute(
        "chartFinding",
        say(
            "handoff.chart.finding",
            say("handoff.holder." + together.most().key()),
            together.percent(together.most()),
            together.percent(Holder.STOPPED)));
  }

  private ShareRow row(String name, Shares shares, Percentiles cases) {
    return new ShareRow(
        name,
        cases.number(),
        say("handoff.per-case", Math.round((float) shares.days() / cases.number())),
        Stream.of(Holder.values())
            .map(holder -> say("report.percent", shares.percent(holder)))
            .toList(),
        say("handoff.hand-offs.half", cases.within(HALF)));
  }

  /** What one should know first. */
  private String finding(Shares together, Map<String, Percentiles> handed) {
    int cases = handed.values().stream().mapToInt(Percentiles::number).sum();
    if (cases == 0 || together.days() == 0) {
      return say("handoff.finding.none");
    }
    Holder most = together.most();
    return say(
        "handoff.finding",
        together.percent(most),
        Math.round((float) together.days() / cases),
        say("handoff.holder." + most.key()),
        cases);
  }

  /** Those with most days first. */
  private List<AgencyRow> agencies(
      List<HandOffFigures.Held> held, Map<String, Percentiles> answered) {
    Map<String, Together> byAgency = new HashMap<>();
    held.forEach(row -> byAgency.computeIfAbsent(row.agency(), code -> new Together()).add(row));
    return byAgency.entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<String, Together> entry) -> -entry.getValue().all)
                .thenComparing(Map.Entry::getKey))
        .map(entry -> row(entry.getKey(), entry.getValue(), answered.get(entry.getKey())))
        .toList();
  }

  private AgencyRow row(String code, Together had, Percentiles answered) {
    int cases = had.days.number();
    return new AgencyRow(
        scopes.nameOf(Cut.AGENCY, code),
        cases,
        say("report.half", say("report.days", had.days.within(HALF))),
        say("report.most", say("report.days", had.days.within(MOST))),
        say("handoff.received", had.received),
        answered == null ? null : say("report.half", say("report.days", answered.within(HALF))),
        had.tasks == 0
            ? null
            : say(
                "handoff.returns",
                Math.round((float) had.sentBack * HUNDRED / had.tasks),
                had.sentBack,
                had.tasks),
        had.paused == 0 ? null : say("handoff.paused", had.paused));
  }

  /** What lies with agencies and teams of the whole trust now. */
  private void now(Scope scope, String only, Model model) {
    List<OpenTasks.With> all = open.of(scope.trust(), only, scope.to());
    List<OpenTasks.With> teams = all.stream().filter(with -> with.cut() == Cut.TEAM).toList();
    Map<String, Integer> people =
        accounts.numbersOfMembers(teams.stream().map(OpenTasks.With::code).toList());
    model.addAttribute(
        "nowAgencies",
        all.stream()
            .filter(with -> with.cut() == Cut.AGENCY)
            .map(with -> row(with, null, null))
            .toList());
    model.addAttribute(
        "nowTeams",
        teams.stream()
            .sorted(
                Comparator.comparingDouble(
                        (OpenTasks.With with) -> each(with, people.getOrDefault(with.code(), 0)))
                    .reversed()
                    .thenComparing(OpenTasks.With::code))
            .map(with -> row(with, agencyOf(with.code()), people.getOrDefault(with.code(), 0)))
            .toList());
  }

  private NowRow row(OpenTasks.With with, String agency, Integer people) {
    return new NowRow(
        scopes.nameOf(with.cut(), with.code()),
        agency,
        with.tasks(),
        with.overdue(),
        dates.day(with.oldest()),
        people == null ? null : say("handoff.people", people),
        people == null || people == 0
            ? null
            : String.format(Locale.UK, "%.1f", each(with, people)).replace(".0", ""));
  }

  /** A team in which nobody works has the most to do for each. */
  private static double each(OpenTasks.With with, int people) {
    return people == 0 ? Double.MAX_VALUE : (double) with.tasks() / people;
  }

  private String agencyOf(String team) {
    return agencies
        .team(team)
        .map(found -> scopes.nameOf(Cut.AGENCY, found.agencyCode()))
        .orElse(null);
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
