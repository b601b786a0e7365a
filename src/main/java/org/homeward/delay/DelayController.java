package org.homeward.delay;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.identity.CurrentUser;
import org.homeward.report.Cut;
import org.homeward.report.Percentiles;
import org.homeward.report.ReportPages;
import org.homeward.report.Scope;
import org.homeward.report.Scopes;
import org.homeward.report.chart.Bars;
import org.homeward.web.SubNavItem;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Delay: who waits now and why, what is reported nationally, and how stays ended. */
@Controller
class DelayController {

  static final String PAGE = "/reports/delay";

  /** A year and the running month. */
  static final int MONTHS = 13;

  private static final List<Cut> CUTS = List.of(Cut.WARD, Cut.BOROUGH, Cut.AGENCY);

  private final Scopes scopes;
  private final Delays delays;
  private final ReportPages pages;
  private final MessageSource messages;

  DelayController(Scopes scopes, Delays delays, ReportPages pages, MessageSource messages) {
    this.scopes = scopes;
    this.delays = delays;
    this.pages = pages;
    this.messages = messages;
  }

  /** People who wait, for one reason or in one place; {@code href} is null if it leads nowhere. */
  record WaitingRow(String name, String href, Waiting waiting) {}

  /** A month; {@code share} is of its days in bed. */
  record MonthRow(String name, String href, int days, int bedDays, String share, boolean chosen) {}

  /** Days of delay for one reason. */
  record DaysRow(String name, String group, int days) {}

  /** A figure of what ended. */
  record EndedRow(String name, String value, String of) {}

  @GetMapping(PAGE)
  @OpenTo(Permission.BOTTLENECKS)
  String delay(
      @RequestParam(required = false) String of,
      @RequestParam(required = false) String days,
      @RequestParam(required = false) String month,
      @RequestParam(required = false) String by,
      Model model) {
    Scope scope = stays(scopes.of(CurrentUser.require(), of, days));
    List<YearMonth> months =
        Stream.iterate(YearMonth.from(scope.to()), each -> each.minusMonths(1))
            .limit(MONTHS)
            .toList();
    // Addresses are typed: an unknown month is the last that is over.
    YearMonth chosen =
        months.stream()
            .filter(each -> each.toString().equals(month))
            .findFirst()
            .orElse(months.get(1));
    Cut cut = Cut.of(by).filter(CUTS::contains).orElse(Cut.WARD);
    Delays.Picture picture = delays.picture(scope, months);
    Waiting all = sum(picture.waiting().values().stream());
    pages.show(scope, model, DelayMeasure.values());
    model.addAttribute("by", cut.code());
    model.addAttribute("file", file(scope));
    model.addAttribute("council", scope.cut() == Cut.AGENCY);
    model.addAttribute("all", all);
    model.addAttribute("finding", finding(scope, picture, all));
    waitingNow(picture, model);
    model.addAttribute("cuts", cuts(scope, cut));
    model.addAttribute("places", places(scope, cut));
    months(scope, months, chosen, cut, picture, model);
    model.addAttribute("ended", ended(delays.ended(scope)));
    return "delay/delay";
  }

  /** Stays are those of wards, not of other teams. */
  static Scope stays(Scope scope) {
    return scope.cut() == Cut.TEAM
        ? new Scope(scope.trust(), Cut.ALL, "", scope.from(), scope.to())
        : scope;
  }

  /** What one should know first. */
  private String finding(Scope scope, Delays.Picture picture, Waiting all) {
    if (all.people() == 0) {
      return say("delay.finding.none");
    }
    return scope.cut() == Cut.AGENCY || picture.inBed() == 0
        ? say("delay.finding.council", all.people(), all.days())
        : say(
            "delay.finding",
            all.people(),
            all.days(),
            picture.inBed(),
            percent(all.people(), picture.inBed()));
  }

  private void waitingNow(Delays.Picture picture, Model model) {
    List<WaitingRow> groups = waiting(picture, why -> DelayWords.group(why.reason()));
    model.addAttribute("groupRows", groups);
    model.addAttribute("reasonRows", waiting(picture, why -> DelayWords.reason(why.reason())));
    model.addAttribute(
        "attributionRows", waiting(picture, why -> DelayWords.attribution(why.attribution())));
    model.addAttribute(
        "groupChart",
        groups.isEmpty()
            ? null
            : Bars.of(
                groups.stream()
                    .map(
                        row ->
                            new Bars.Value(
                                row.name(),
                                row.waiting().people(),
                                row.waiting().overFourWeeks(),
                                say(
                                    "delay.groups.bar",
                                    row.waiting().people(),
                                    row.waiting().overFourWeeks())))
                    .toList()));
  }

  private static List<WaitingRow> waiting(
      Delays.Picture picture, Function<Delays.Why, String> name) {
    Map<String, Waiting> byName = new HashMap<>();
    picture
        .waiting()
        .forEach((why, waiting) -> byName.merge(name.apply(why), waiting, Waiting::plus));
    return byName.entrySet().stream()
        .map(row -> new WaitingRow(row.getKey(), null, row.getValue()))
        .sorted(mostFirst())
        .toList();
  }

  private static Comparator<WaitingRow> mostFirst() {
    return Comparator.comparingInt((WaitingRow row) -> row.waiting().people())
        .thenComparingInt(row -> row.waiting().days())
        .reversed()
        .thenComparing(WaitingRow::name);
  }

  private List<WaitingRow> places(Scope scope, Cut cut) {
    return delays.waitingBy(scope, cut).entrySet().stream()
        .map(
            place ->
                new WaitingRow(
                    scopes.nameOf(cut, place.getKey()),
                    address(
                        new Scope(scope.trust(), cut, place.getKey(), scope.from(), scope.to()),
                        cut,
                        null),
                    place.getValue()))
        .sorted(mostFirst())
        .toList();
  }

  private List<SubNavItem> cuts(Scope scope, Cut current) {
    return CUTS.stream()
        .map(
            cut ->
                new SubNavItem(
                    say("delay.by." + cut.code()),
                    address(scope, cut, null) + "#by",
                    null,
                    cut == current))
        .toList();
  }

  private void months(
      Scope scope,
      List<YearMonth> months,
      YearMonth chosen,
      Cut cut,
      Delays.Picture picture,
      Model model) {
    List<MonthRow> rows = new ArrayList<>();
    for (YearMonth month : months) {
      Delays.Month figures = picture.months().get(month);
      rows.add(
          new MonthRow(
              name(month, months.getFirst()),
              address(scope, cut, month) + "#month",
              figures.days(),
              figures.bedDays(),
              figures.bedDays() == 0 || scope.cut() == Cut.AGENCY
                  ? null
                  : percent(figures.days(), figures.bedDays()),
              month.equals(chosen)));
    }
    Delays.Month figures = picture.months().get(chosen);
    boolean any = rows.stream().anyMatch(row -> row.days() > 0);
    model.addAttribute("monthRows", rows);
    model.addAttribute(
        "monthChart",
        any
            ? Bars.of(
                rows.stream()
                    .map(
                        row ->
                            new Bars.Value(
                                row.name(), row.days(), 0, say("delay.months.bar", row.days())))
                    .toList())
            : null);
    model.addAttribute(
        "monthFinding",
        any
            ? rows.stream()
                .max(Comparator.comparingInt(MonthRow::days))
                .map(most -> say("delay.months.finding", most.name(), most.days()))
                .orElseThrow()
            : say("delay.months.none"));
    model.addAttribute("month", name(chosen, months.getFirst()));
    model.addAttribute("monthDays", figures.days());
    model.addAttribute(
        "monthReasons",
        days(
            figures,
            why -> DelayWords.reason(why.reason()),
            why -> DelayWords.group(why.reason())));
    model.addAttribute(
        "monthAttributions",
        days(figures, why -> DelayWords.attribution(why.attribution()), why -> ""));
  }

  private static List<DaysRow> days(
      Delays.Month month, Function<Delays.Why, String> name, Function<Delays.Why, String> group) {
    Map<String, DaysRow> byName = new HashMap<>();
    month
        .national()
        .forEach(
            (why, days) ->
                byName.merge(
                    name.apply(why),
                    new DaysRow(name.apply(why), group.apply(why), days),
                    (one, other) ->
                        new DaysRow(one.name(), one.group(), one.days() + other.days())));
    return byName.values().stream()
        .sorted(Comparator.comparingInt(DaysRow::days).reversed().thenComparing(DaysRow::name))
        .toList();
  }

  private List<EndedRow> ended(Ended ended) {
    Percentiles episodes = ended.of(StayFigure.Kind.EPISODE);
    int left = ended.number(StayFigure.Kind.LEFT) + ended.number(StayFigure.Kind.LEFT_DELAYED);
    return List.of(
        new EndedRow(
            say("delay.ended.episodes"),
            episodes.number() == 0
                ? say("delay.ended.none")
                : say(
                    "delay.ended.median-and-mean",
                    episodes.within(50),
                    // To a tenth of a day.
                    Math.round(10.0 * ended.episodeDays() / episodes.number()) / 10.0),
            say("delay.ended.of-episodes", episodes.number())),
        nights("delay.ended.delayed", ended.of(StayFigure.Kind.LEFT_DELAYED)),
        nights("delay.ended.not-delayed", ended.of(StayFigure.Kind.LEFT)),
        nights("delay.ended.less", ended.of(StayFigure.Kind.LEFT_LESS)),
        share(
            "delay.ended.follow-up",
            ended.number(StayFigure.Kind.FOLLOW_UP_MET),
            ended.number(StayFigure.Kind.FOLLOW_UP_DUE)),
        share(
            "delay.ended.returned",
            ended.number(StayFigure.Kind.RETURNED),
            ended.number(StayFigure.Kind.RETURN_POSSIBLE)),
        new EndedRow(
            say("delay.ended.out-of-area"),
            say("delay.ended.not-held"),
            say("delay.ended.of", left)));
  }

  private EndedRow nights(String name, Percentiles nights) {
    return new EndedRow(
        say(name),
        nights.number() == 0
            ? say("delay.ended.none")
            : say("delay.ended.median", nights.within(50)),
        say("delay.ended.of", nights.number()));
  }

  private EndedRow share(String name, int part, int whole) {
    return new EndedRow(
        say(name),
        whole == 0 ? say("delay.ended.none") : say("delay.ended.share", percent(part, whole), part),
        say("delay.ended.of", whole));
  }

  private String name(YearMonth month, YearMonth running) {
    return month.equals(running)
        ? say("delay.month.running", DelayWords.month(month))
        : DelayWords.month(month);
  }

  private static String file(Scope scope) {
    return Scopes.with(UriComponentsBuilder.fromPath(PAGE + ".csv"), scope)
        .encode()
        .build()
        .toUriString();
  }

  private static String address(Scope scope, Cut cut, YearMonth month) {
    UriComponentsBuilder address =
        Scopes.with(UriComponentsBuilder.fromPath(PAGE), scope).queryParam("by", cut.code());
    Optional.ofNullable(month).ifPresent(each -> address.queryParam("month", each));
    return address.encode().build().toUriString();
  }

  private String percent(int part, int whole) {
    return say("report.percent", Math.round(100.0 * part / whole));
  }

  private static Waiting sum(Stream<Waiting> waiting) {
    return waiting.reduce(Waiting.NONE, Waiting::plus);
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
