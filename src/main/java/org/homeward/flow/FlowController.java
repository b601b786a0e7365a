package org.homeward.flow;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.identity.CurrentUser;
import org.homeward.pathway.Pathway;
import org.homeward.pathway.PathwayCatalogue;
import org.homeward.report.Cut;
import org.homeward.report.ReportPages;
import org.homeward.report.Scope;
import org.homeward.report.Scopes;
import org.homeward.web.NotFoundException;
import org.homeward.web.SubNavItem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** How cases of a pathway, or tasks of one of its steps, come and go over time. */
@Controller
class FlowController {

  static final String PAGE = "/reports/flow";

  /** A period of which more than so much is missing at its beginning compares with nothing. */
  private static final int QUARTER = 4;

  private final Scopes scopes;
  private final FlowFigures figures;
  private final FlowCharts charts;
  private final Periods periods;
  private final FlowWords words;
  private final ReportPages pages;
  private final PathwayCatalogue pathways;

  FlowController(
      Scopes scopes,
      FlowFigures figures,
      FlowCharts charts,
      Periods periods,
      FlowWords words,
      ReportPages pages,
      PathwayCatalogue pathways) {
    this.scopes = scopes;
    this.figures = figures;
    this.charts = charts;
    this.periods = periods;
    this.words = words;
    this.pages = pages;
    this.pathways = pathways;
  }

  @GetMapping(PAGE)
  @OpenTo(Permission.BOTTLENECKS)
  String flow(
      @RequestParam(name = "pathway", required = false) String pathwayId,
      @RequestParam(required = false) String of,
      @RequestParam(required = false) String days,
      @RequestParam(required = false) String step,
      Model model) {
    Scope asked = scopes.of(CurrentUser.require(), of, days);
    Pathway pathway = pathway(pathwayId);
    Pathway.Step ofStep = step == null ? null : pathway.steps().get(step);
    boolean cases = ofStep == null;
    boolean trustOnly = cases && (asked.cut() == Cut.AGENCY || asked.cut() == Cut.TEAM);
    Scope scope =
        trustOnly ? new Scope(asked.trust(), Cut.ALL, "", asked.from(), asked.to()) : asked;
    Flow flow =
        cases
            ? figures.cases(scope, pathway.id())
            : figures.tasks(scope, pathway.id(), ofStep.elementId());
    Span period = new Span(scope.from(), scope.to());
    // Today is not over, so the week it is in is not whole.
    List<Span> weeks = flow.weeks(new Span(scope.from(), scope.to().minusDays(1)));
    pages.show(scope, model, FlowMeasure.values());
    model.addAttribute("pathway", pathway);
    model.addAttribute("step", ofStep);
    model.addAttribute("pathways", pathways(pathway, scope));
    model.addAttribute("trustOnly", trustOnly);
    model.addAttribute("length", period.days());
    model.addAttribute("finding", finding(flow, period, cases));
    model.addAttribute("rows", periods.rows(flow, period, cases));
    model.addAttribute("littleBefore", littleBefore(flow, period));
    model.addAttribute("weekly", weeks.isEmpty() ? null : charts.weekly(flow, weeks, cases));
    model.addAttribute("partial", period.days() - weeks.stream().mapToInt(Span::days).sum());
    model.addAttribute("scatter", charts.scatter(flow, period, cases));
    model.addAttribute("ages", charts.ages(flow, scope.to(), cases));
    model.addAttribute("waiting", cases ? null : waiting(pathway, ofStep, scope));
    return "flow/flow";
  }

  /** A warning where the period before is one of which little was counted; null where it is not. */
  private String littleBefore(Flow flow, Span period) {
    LocalDate first = flow.first();
    Span before = period.before();
    if (first == null || first.isAfter(before.to())) {
      return words.say("flow.periods.none-before", before.days());
    }
    return first.isAfter(before.from().plusDays(before.days() / QUARTER))
        ? words.say("flow.periods.little-before", before.days(), words.day(first))
        : null;
  }

  /** Addresses are typed: a pathway that is unknown counts as the first. */
  private Pathway pathway(String id) {
    Collection<Pathway> all = pathways.all();
    return all.stream()
        .filter(pathway -> pathway.id().equals(id))
        .findFirst()
        .or(() -> all.stream().findFirst())
        .orElseThrow(() -> new NotFoundException("any pathway"));
  }

  /** What one should know first. */
  private String finding(Flow flow, Span period, boolean cases) {
    int came = flow.came(period);
    int left = flow.left(period);
    String open = words.number(cases, flow.openNow());
    if (came == 0 && left == 0) {
      return words.say("flow.finding.nothing", period.days(), open);
    }
    String key =
        came == left
            ? "flow.finding.even"
            : came > left ? "flow.finding.grew" : "flow.finding.shrank";
    return words.say(
        key, period.days(), words.number(cases, came), left, Math.abs(came - left), open);
  }

  private List<SubNavItem> pathways(Pathway current, Scope scope) {
    List<SubNavItem> items = new ArrayList<>();
    for (Pathway pathway : pathways.all()) {
      items.add(
          new SubNavItem(
              pathway.title(),
              Scopes.with(UriComponentsBuilder.fromPath(PAGE), scope)
                  .queryParam("pathway", pathway.id())
                  .encode()
                  .build()
                  .toUriString(),
              null,
              pathway.id().equals(current.id())));
    }
    return items;
  }

  /** The people behind what is open at a step. */
  private static String waiting(Pathway pathway, Pathway.Step step, Scope scope) {
    return Scopes.with(UriComponentsBuilder.fromPath("/bottlenecks/{pathway}/{step}"), scope)
        .encode()
        .buildAndExpand(pathway.id(), step.elementId())
        .toUriString();
  }
}
