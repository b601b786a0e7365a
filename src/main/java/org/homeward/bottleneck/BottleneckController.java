package org.homeward.bottleneck;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.identity.CurrentUser;
import org.homeward.pathway.Pathway;
import org.homeward.pathway.PathwayCatalogue;
import org.homeward.report.Cut;
import org.homeward.report.ReportPages;
import org.homeward.report.Scope;
import org.homeward.report.Scopes;
import org.homeward.report.chart.Bars;
import org.homeward.web.Dates;
import org.homeward.web.SubNavItem;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Where people are stuck now, over all pathways. */
@Controller
class BottleneckController {

  private static final String PAGE = "/bottlenecks";

  /** Steps that are named on this page; the pages of the pathways have all. */
  private static final int STEPS = 8;

  private final Scopes scopes;
  private final Figures figures;
  private final StepLines lines;
  private final ReportPages pages;
  private final PathwayCatalogue pathways;
  private final Dates dates;
  private final MessageSource messages;

  BottleneckController(
      Scopes scopes,
      Figures figures,
      StepLines lines,
      ReportPages pages,
      PathwayCatalogue pathways,
      Dates dates,
      MessageSource messages) {
    this.scopes = scopes;
    this.figures = figures;
    this.lines = lines;
    this.pages = pages;
    this.pathways = pathways;
    this.dates = dates;
    this.messages = messages;
  }

  /**
   * Something with what waits in it and what it finished: a pathway, or an agency, a team, a
   * borough, a ward.
   *
   * @param late share of what was finished late, in words; null if nothing was finished
   * @param finished how many were finished in the period
   * @param standsOut the step that is late far more often than elsewhere, in words, or null
   */
  record Row(
      String name,
      String href,
      Waiting waiting,
      String oldest,
      String late,
      int finished,
      String standsOut) {}

  @GetMapping(PAGE)
  @OpenTo(Permission.BOTTLENECKS)
  String now(
      @RequestParam(required = false) String of,
      @RequestParam(required = false) String days,
      @RequestParam(required = false) String by,
      Model model) {
    Scope scope = scopes.of(CurrentUser.require(), of, days);
    List<StepLine> all = lines.of(scope);
    List<StepLine> worst =
        all.stream()
            .filter(line -> line.waiting().overdue() > 0)
            .sorted(
                Comparator.comparingInt((StepLine line) -> line.waiting().overdue())
                    .thenComparingInt(line -> line.waiting().tasks())
                    .reversed())
            .limit(STEPS)
            .toList();
    Cut cut = Cut.of(by).filter(Scopes.tables()::contains).orElse(Cut.AGENCY);
    pages.show(scope, model, Measure.values());
    model.addAttribute("finding", finding(all, worst));
    model.addAttribute("pathways", pathways(scope, all));
    model.addAttribute("steps", worst);
    model.addAttribute("chart", worst.isEmpty() ? null : chart(worst));
    model.addAttribute("cuts", cuts(scope, cut));
    model.addAttribute("by", cut.code());
    show(scope, cut, model);
    return "bottleneck/now";
  }

  /** What one should know first, in a sentence or two. */
  private String finding(List<StepLine> all, List<StepLine> worst) {
    Waiting together = sum(all);
    if (together.tasks() == 0) {
      return say("bottleneck.finding.nothing");
    }
    if (worst.isEmpty()) {
      return say("bottleneck.finding.in-time", together.tasks());
    }
    StepLine first = worst.getFirst();
    return say(
        "bottleneck.finding",
        together.overdue(),
        together.tasks(),
        first.title(),
        first.pathwayTitle(),
        first.waiting().overdue(),
        first.waiting().tasks(),
        first.oldest());
  }

  private Bars chart(List<StepLine> worst) {
    return Bars.of(
        worst.stream()
            .map(
                line ->
                    new Bars.Value(
                        line.title(),
                        line.waiting().tasks(),
                        line.waiting().overdue(),
                        say(
                            "bottleneck.chart.bar",
                            line.waiting().tasks(),
                            line.waiting().overdue())))
            .toList());
  }

  private static Waiting sum(List<StepLine> lines) {
    return lines.stream().map(StepLine::waiting).reduce(Waiting.NONE, Waiting::plus);
  }

  private List<Row> pathways(Scope scope, List<StepLine> all) {
    List<Row> rows = new ArrayList<>();
    for (Pathway pathway : pathways.all()) {
      List<StepLine> its =
          all.stream().filter(line -> line.pathway().equals(pathway.id())).toList();
      rows.add(
          row(
              pathway.title(),
              Scopes.with(UriComponentsBuilder.fromPath(PAGE + "/{pathway}"), scope)
                  .encode()
                  .buildAndExpand(pathway.id())
                  .toUriString(),
              sum(its),
              its.stream().mapToInt(line -> line.finished().tasks()).sum(),
              its.stream().mapToInt(line -> line.finished().late()).sum(),
              null));
    }
    return rows;
  }

  private void show(Scope scope, Cut cut, Model model) {
    Scope all = new Scope(scope.trust(), cut, "", scope.from(), scope.to());
    List<Done> done = figures.finishedBy(all);
    Map<String, StandingOut> outliers = StandingOut.among(done);
    Map<String, Waiting> waiting = new LinkedHashMap<>(figures.waitingBy(all));
    done.forEach(one -> waiting.putIfAbsent(one.code(), Waiting.NONE));
    List<Row> rows = new ArrayList<>();
    waiting.forEach(
        (code, tasks) -> {
          Scope its = new Scope(scope.trust(), cut, code, scope.from(), scope.to());
          List<Done> own = done.stream().filter(one -> one.code().equals(code)).toList();
          StandingOut outlier = outliers.get(code);
          rows.add(
              row(
                  scopes.nameOf(cut, code),
                  Scopes.with(UriComponentsBuilder.fromPath(PAGE), its)
                      .queryParam("by", cut.code())
                      .encode()
                      .build()
                      .toUriString(),
                  tasks,
                  own.stream().mapToInt(Done::tasks).sum(),
                  own.stream().mapToInt(Done::late).sum(),
                  outlier == null
                      ? null
                      : say(
                          "bottleneck.stands-out",
                          lines.title(outlier.place()),
                          outlier.here(),
                          outlier.elsewhere())));
        });
    Map.Entry<String, StandingOut> most = StandingOut.most(outliers);
    model.addAttribute("rows", rows);
    model.addAttribute(
        "outlier",
        most == null
            ? null
            : say(
                "bottleneck.by.finding",
                scopes.nameOf(cut, most.getKey()),
                most.getValue().here(),
                most.getValue().tasks(),
                lines.title(most.getValue().place()),
                most.getValue().elsewhere()));
  }

  private Row row(
      String name, String href, Waiting waiting, int finished, int late, String standsOut) {
    return new Row(
        name,
        href,
        waiting,
        waiting.oldest() == null ? null : dates.day(waiting.oldest()),
        finished == 0 ? null : lines.share(late, finished),
        finished,
        standsOut);
  }

  private List<SubNavItem> cuts(Scope scope, Cut current) {
    return Scopes.tables().stream()
        .map(
            cut ->
                new SubNavItem(
                    say("report.by." + cut.code()),
                    Scopes.with(UriComponentsBuilder.fromPath(PAGE), scope)
                            .queryParam("by", cut.code())
                            .encode()
                            .build()
                            .toUriString()
                        + "#by",
                    null,
                    cut == current))
        .toList();
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
