package org.homeward.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.homeward.report.chart.Level;
import org.homeward.report.chart.Lines;
import org.homeward.report.chart.Mark;

/**
 * Numbers by week with what stands out.
 *
 * @param lines the drawing
 * @param finding what it says, in a sentence
 * @param reasons why weeks stand out, in words, by their place
 */
record RunChart(Lines lines, String finding, Map<Integer, String> reasons) {

  /**
   * @param weeks the weeks
   * @param values a number for each, null where there is none
   * @param good what one wishes it to be
   */
  static RunChart of(List<Span> weeks, List<Double> values, Good good, FlowWords words) {
    Xmr chart =
        Xmr.of(values.stream().filter(Objects::nonNull).mapToDouble(Double::doubleValue).toArray());
    boolean judged = judged(chart, good);
    List<Mark> marks = new ArrayList<>();
    Map<Integer, String> reasons = new TreeMap<>();
    int point = 0;
    int last = 0;
    for (int i = 0; i < weeks.size(); i++) {
      Mark mark = Mark.USUAL;
      if (values.get(i) != null) {
        String reason = judged ? words.reason(chart, point, good) : null;
        if (reason != null) {
          mark = good.mark(chart.high(point));
          reasons.put(i, reason);
          last = i;
        }
        point++;
      }
      marks.add(mark);
    }
    return new RunChart(
        Lines.of(
            weeks.stream().map(week -> FlowWords.shortDay(week.from())).toList(),
            List.of(new Lines.Series("", values, marks)),
            levels(chart, judged, words)),
        finding(chart, good, weeks, reasons, last, words),
        reasons);
  }

  /**
   * Counts of less than one a week on average are mostly zeros, of which these rules say nothing.
   */
  private static boolean judged(Xmr chart, Good good) {
    return chart.enough() && (good == Good.LOW || chart.mean() >= 1);
  }

  private static List<Level> levels(Xmr chart, boolean judged, FlowWords words) {
    List<Level> levels = new ArrayList<>();
    if (chart.points() > 0) {
      levels.add(level("flow.level.mean", chart.mean(), true, words));
    }
    if (judged) {
      levels.add(level("flow.level.limit", chart.upper(), false, words));
      levels.add(level("flow.level.limit", Math.max(0, chart.lower()), false, words));
    }
    return levels;
  }

  private static Level level(String key, double at, boolean main, FlowWords words) {
    return new Level(words.say(key, FlowWords.decimal(at)), at, main);
  }

  private static String finding(
      Xmr chart,
      Good good,
      List<Span> weeks,
      Map<Integer, String> reasons,
      int last,
      FlowWords words) {
    if (!chart.enough()) {
      return words.say("flow.run.few", chart.points(), Xmr.ENOUGH);
    }
    if (!judged(chart, good)) {
      return words.say("flow.run.rare");
    }
    if (reasons.isEmpty()) {
      return words.say(
          "flow.run.usual",
          FlowWords.decimal(Math.max(0, chart.lower())),
          FlowWords.decimal(chart.upper()));
    }
    return words.say(
        "flow.run.unusual", reasons.size(), words.day(weeks.get(last).from()), reasons.get(last));
  }
}
