package org.homeward.flow;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.homeward.report.Percentiles;
import org.homeward.report.chart.Bars;
import org.homeward.report.chart.Dots;
import org.homeward.report.chart.Level;
import org.homeward.report.chart.Lines;
import org.springframework.stereotype.Component;

/** Draws the flow of cases or tasks, each chart with a sentence that says what it shows. */
@Component
class FlowCharts {

  private static final int HALF = 50;
  private static final int MOST = 85;

  /** Days at which bands of age end. */
  private static final int[] BANDS = {7, 28, 91};

  private final FlowWords words;

  FlowCharts(FlowWords words) {
    this.words = words;
  }

  /** A drawing with what it says. */
  record Drawn<T>(T chart, String finding) {}

  /** A week of the table behind the charts. */
  record Week(String from, int came, int left, int open, String half, String unusual) {}

  /** Charts by week with the numbers behind them. */
  record Weekly(
      RunChart came,
      RunChart left,
      RunChart took,
      Drawn<Lines> cumulative,
      Drawn<Lines> open,
      List<Week> weeks) {}

  /**
   * @param weeks whole weeks, one at least
   * @param cases whether it is about cases; otherwise about tasks
   */
  Weekly weekly(Flow flow, List<Span> weeks, boolean cases) {
    List<Double> came = weeks.stream().map(week -> (double) flow.came(week)).toList();
    List<Double> left = weeks.stream().map(week -> (double) flow.left(week)).toList();
    List<Double> half = new ArrayList<>();
    for (Span week : weeks) {
      Percentiles took = flow.took(week);
      half.add(took.number() == 0 ? null : (double) took.within(HALF));
    }
    RunChart cameChart = RunChart.of(weeks, came, Good.NEITHER, words);
    RunChart leftChart = RunChart.of(weeks, left, Good.NEITHER, words);
    RunChart tookChart = RunChart.of(weeks, half, Good.LOW, words);
    List<Week> table = new ArrayList<>();
    for (int i = 0; i < weeks.size(); i++) {
      List<String> unusual = new ArrayList<>();
      note(unusual, "flow.unusual.came", cameChart.reasons().get(i));
      note(unusual, "flow.unusual.left", leftChart.reasons().get(i));
      note(unusual, "flow.unusual.took", tookChart.reasons().get(i));
      table.add(
          new Week(
              words.day(weeks.get(i).from()),
              came.get(i).intValue(),
              left.get(i).intValue(),
              flow.openAt(weeks.get(i).to()),
              half.get(i) == null
                  ? words.say("flow.none")
                  : words.days(cases, half.get(i).intValue()),
              unusual.isEmpty() ? words.say("flow.unusual.none") : String.join(". ", unusual)));
    }
    return new Weekly(
        cameChart,
        leftChart,
        tookChart,
        cumulative(flow, weeks, cases),
        open(flow, weeks, cases),
        table);
  }

  private void note(List<String> unusual, String key, String reason) {
    if (reason != null) {
      unusual.add(words.say(key, reason));
    }
  }

  private Drawn<Lines> cumulative(Flow flow, List<Span> weeks, boolean cases) {
    LocalDate first = weeks.getFirst().from();
    int before = flow.openAt(first.minusDays(1));
    List<String> times = new ArrayList<>(List.of(FlowWords.shortDay(first)));
    List<Double> came = new ArrayList<>(List.of((double) before));
    List<Double> left = new ArrayList<>(List.of(0.0));
    for (Span week : weeks) {
      times.add(FlowWords.shortDay(week.to().plusDays(1)));
      came.add(came.getLast() + flow.came(week));
      left.add(left.getLast() + flow.left(week));
    }
    int open = (int) (came.getLast() - left.getLast());
    return new Drawn<>(
        Lines.of(
            times,
            List.of(
                new Lines.Series(words.say("flow.cumulative.came"), came, List.of()),
                new Lines.Series(words.say("flow.cumulative.left"), left, List.of())),
            List.of()),
        words.say(
            "flow.cumulative.finding",
            words.number(cases, before),
            (int) (came.getLast() - before),
            left.getLast().intValue(),
            open));
  }

  private Drawn<Lines> open(Flow flow, List<Span> weeks, boolean cases) {
    List<Double> open = weeks.stream().map(week -> (double) flow.openAt(week.to())).toList();
    int most = 0;
    for (int i = 1; i < open.size(); i++) {
      if (open.get(i) > open.get(most)) {
        most = i;
      }
    }
    return new Drawn<>(
        Lines.of(
            weeks.stream().map(week -> FlowWords.shortDay(week.from())).toList(),
            List.of(
                new Lines.Series(words.number(cases, open.getLast().intValue()), open, List.of())),
            List.of()),
        words.say(
            "flow.open.finding",
            words.number(cases, open.getFirst().intValue()),
            open.getLast().intValue(),
            open.get(most).intValue(),
            words.day(weeks.get(most).from())));
  }

  /** How long each took that was over in the period; null if none was. */
  Drawn<Dots> scatter(Flow flow, Span period, boolean cases) {
    Percentiles took = flow.took(period);
    if (took.number() == 0) {
      return null;
    }
    int half = took.within(HALF);
    int most = took.within(MOST);
    return new Drawn<>(
        Dots.of(
            period.from().datesUntil(period.to().plusDays(1)).map(FlowWords::shortDay).toList(),
            flow.took().stream()
                .filter(one -> period.has(one.on()))
                .map(
                    one ->
                        new Dots.Value(
                            (int) ChronoUnit.DAYS.between(period.from(), one.on()),
                            one.days(),
                            one.number()))
                .toList(),
            List.of(
                new Level(words.say("flow.scatter.half", half), half, true),
                new Level(words.say("flow.scatter.most", most), most, false))),
        words.say("flow.scatter.finding", words.days(cases, half), words.days(cases, most)));
  }

  /** How old what is open now is; null if nothing is. */
  Drawn<Bars> ages(Flow flow, LocalDate today, boolean cases) {
    int all = flow.openNow();
    if (all == 0) {
      return null;
    }
    List<Bars.Value> bars = new ArrayList<>();
    LocalDate to = today;
    for (int i = 0; i < BANDS.length; i++) {
      LocalDate from = today.minusDays(BANDS[i]);
      bars.add(
          bar(
              i == 0
                  ? words.say("flow.ages.first", BANDS[i])
                  : words.say("flow.ages.between", BANDS[i - 1] + 1, BANDS[i]),
              flow.openSince(new Span(from, to)),
              cases));
      to = from.minusDays(1);
    }
    int oldest = all - bars.stream().mapToInt(Bars.Value::number).sum();
    int last = BANDS[BANDS.length - 1];
    bars.add(bar(words.say("flow.ages.last", last), oldest, cases));
    return new Drawn<>(
        Bars.of(bars), words.say("flow.ages.finding", oldest, words.number(cases, all), last));
  }

  private Bars.Value bar(String label, int number, boolean cases) {
    return new Bars.Value(label, number, 0, words.number(cases, number));
  }
}
