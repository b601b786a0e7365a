package org.homeward.placement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.Borough;
import org.homeward.identity.CurrentUser;
import org.homeward.report.Cells;
import org.homeward.report.Cut;
import org.homeward.report.Percentiles;
import org.homeward.report.ReportPages;
import org.homeward.report.Scope;
import org.homeward.report.Scopes;
import org.homeward.report.chart.Bars;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How people come to a home: offers, refusals, what is missing, and homes beside demand. */
@Controller
class PlacementReportController {

  static final String PAGE = "/reports/placement";

  private static final int HALF = 50;
  private static final int MOST = 85;
  private static final double PERCENT = 100;

  private final Scopes scopes;
  private final PlacementFigures figures;
  private final ReportPages pages;
  private final AgencyDirectory agencies;
  private final HomeWords words;
  private final MessageSource messages;

  PlacementReportController(
      Scopes scopes,
      PlacementFigures figures,
      ReportPages pages,
      AgencyDirectory agencies,
      HomeWords words,
      MessageSource messages) {
    this.scopes = scopes;
    this.figures = figures;
    this.pages = pages;
    this.agencies = agencies;
    this.words = words;
    this.messages = messages;
  }

  @GetMapping(PAGE)
  @OpenTo(Permission.BOTTLENECKS)
  String placement(
      @RequestParam(required = false) String of,
      @RequestParam(required = false) String days,
      Model model) {
    Scope asked = scopes.of(CurrentUser.require(), of, days);
    Scope scope =
        asked.cut() == Cut.TEAM
            ? new Scope(asked.trust(), Cut.ALL, "", asked.from(), asked.to())
            : asked;
    PlacementFigures.Happened happened = figures.happened(scope);
    List<Said> said = said(happened);
    pages.show(scope, model, PlacementMeasure.values());
    model.addAttribute("finding", finding(happened));
    model.addAttribute(
        "took",
        List.of(
            took(PlacementMeasure.FIRST_OFFER, happened.days(Placing.What.FIRST_OFFER)),
            took(PlacementMeasure.MOVED_IN, happened.days(Placing.What.MOVED_IN))));
    model.addAttribute("said", said.stream().map(this::cells).toList());
    model.addAttribute("chart", said.isEmpty() ? null : chart(said));
    model.addAttribute("most", said.isEmpty() ? null : said.getFirst().words());
    model.addAttribute("providers", providers(figures.byProvider(scope)));
    model.addAttribute("unmet", unmet(happened));
    model.addAttribute("boroughs", boroughs(figures.boroughs(scope.trust(), scope.to())));
    return "placement/report";
  }

  /** A no, by whose it was and why. */
  private record Said(String side, String reason, int times) {

    String words() {
      return side + ": " + reason;
    }
  }

  private String finding(PlacementFigures.Happened happened) {
    int offered = happened.times(Placing.What.OFFERED);
    int declined = happened.times(Placing.What.DECLINED);
    if (offered + declined == 0) {
      return say("placing.finding.none");
    }
    Percentiles movedIn = happened.days(Placing.What.MOVED_IN);
    return say(
            "placing.finding", offered, offered + declined, percent(declined, offered + declined))
        + " "
        + (movedIn.number() == 0
            ? say("placing.finding.nobody")
            : say("placing.finding.moved", movedIn.number(), movedIn.within(HALF)));
  }

  private Cells took(PlacementMeasure measure, Percentiles days) {
    return days.number() == 0
        ? Cells.of(say(measure.key()), "0", say("placing.none"), say("placing.none"))
        : Cells.of(
            say(measure.key()),
            String.valueOf(days.number()),
            say("placing.days", days.within(HALF)),
            say("placing.days", days.within(MOST)));
  }

  /** Most often first. */
  private List<Said> said(PlacementFigures.Happened happened) {
    List<Said> said = new ArrayList<>();
    for (Placing.What what :
        List.of(
            Placing.What.DECLINED,
            Placing.What.REFUSED,
            Placing.What.TAKEN_BACK,
            Placing.What.TO_OTHER)) {
      String side = say("placing.said." + what.name().toLowerCase(Locale.ROOT).replace('_', '-'));
      happened
          .reasons(what)
          .forEach((reason, times) -> said.add(new Said(side, reason(reason), times)));
    }
    said.sort(
        Comparator.comparingInt(Said::times)
            .reversed()
            .thenComparing(Said::side)
            .thenComparing(Said::reason));
    return said;
  }

  private Cells cells(Said said) {
    return Cells.of(said.side(), said.reason(), String.valueOf(said.times()));
  }

  private Bars chart(List<Said> said) {
    return Bars.of(
        said.stream()
            .limit(8)
            .map(
                one ->
                    new Bars.Value(one.words(), one.times(), 0, say("placing.times", one.times())))
            .toList());
  }

  private List<Cells> providers(Map<String, Map<Placing.What, Integer>> byProvider) {
    return byProvider.entrySet().stream()
        .sorted(
            Comparator.comparingInt(
                    (Map.Entry<String, Map<Placing.What, Integer>> one) ->
                        -one.getValue().getOrDefault(Placing.What.DECLINED, 0))
                .thenComparing(Map.Entry::getKey))
        .map(
            one -> {
              int offered = one.getValue().getOrDefault(Placing.What.OFFERED, 0);
              int declined = one.getValue().getOrDefault(Placing.What.DECLINED, 0);
              return Cells.of(
                  words.agency(one.getKey()),
                  String.valueOf(offered),
                  String.valueOf(declined),
                  offered + declined == 0
                      ? say("placing.none")
                      : say("report.percent", percent(declined, offered + declined)),
                  String.valueOf(one.getValue().getOrDefault(Placing.What.REFUSED, 0)));
            })
        .toList();
  }

  private List<Cells> unmet(PlacementFigures.Happened happened) {
    return happened.reasons(Placing.What.UNMET).entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .map(
            one -> {
              String[] need = one.getKey().split("/", 2);
              return Cells.of(
                  Coded.find(SupportLevel.values(), need[0])
                      .map(SupportLevel::words)
                      .orElse(say("placing.unmet.any")),
                  messages.getMessage(
                      "placing.unmet." + need[1], null, need[1].replace('-', ' '), Locale.UK),
                  String.valueOf(one.getValue()));
            })
        .toList();
  }

  private List<Cells> boroughs(Map<String, PlacementFigures.Borough> found) {
    Stream<Cells> rows =
        agencies.boroughs().stream()
            .filter(borough -> found.containsKey(borough.code()))
            .map(borough -> cells(borough, found.get(borough.code())));
    return rows.toList();
  }

  private Cells cells(Borough borough, PlacementFigures.Borough homes) {
    return Cells.of(
        borough.name(),
        String.valueOf(homes.looking()),
        String.valueOf(homes.ready()),
        String.valueOf(homes.empty()),
        homes.longest() == 0 ? say("placing.none") : say("placing.days", homes.longest()),
        String.valueOf(homes.soon()));
  }

  /** The forms' codes have words here too. */
  private String reason(String code) {
    return code.isEmpty()
        ? say("placing.no-reason")
        : messages.getMessage("placement.reason." + code, null, code.replace('-', ' '), Locale.UK);
  }

  private static long percent(int part, int whole) {
    return Math.round(PERCENT * part / whole);
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
