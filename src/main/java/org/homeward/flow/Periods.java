package org.homeward.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import org.homeward.report.Percentiles;
import org.springframework.stereotype.Component;

/** Sets a period against the one before it. */
@Component
class Periods {

  private static final int HALF = 50;
  private static final int MOST = 85;
  private static final int ALL = 100;

  private final FlowWords words;

  Periods(FlowWords words) {
    this.words = words;
  }

  /**
   * One figure of both periods, in words.
   *
   * @param difference the difference, in words
   */
  record Row(String figure, String now, String before, String difference) {}

  /**
   * @param flow what happened in both
   * @param period the period
   * @param cases whether it is about cases; otherwise about tasks
   */
  List<Row> rows(Flow flow, Span period, boolean cases) {
    Span before = period.before();
    IntFunction<String> number = each -> words.say("flow.count", each);
    BiFunction<Integer, Integer, String> count =
        (now, then) -> difference(now - then, "flow.more", "flow.fewer", each -> each);
    List<Row> rows = new ArrayList<>();
    rows.add(row(FlowMeasure.CAME, flow.came(period), flow.came(before), number, count));
    rows.add(row(FlowMeasure.LEFT, flow.left(period), flow.left(before), number, count));
    rows.add(
        row(FlowMeasure.OPEN, flow.openAt(period.to()), flow.openAt(before.to()), number, count));
    IntFunction<String> days = each -> words.days(cases, each);
    BiFunction<Integer, Integer, String> longer =
        (now, then) -> difference(now - then, "flow.longer", "flow.shorter", days::apply);
    Percentiles took = flow.took(period);
    Percentiles tookBefore = flow.took(before);
    rows.add(row(FlowMeasure.HALF, within(took, HALF), within(tookBefore, HALF), days, longer));
    rows.add(row(FlowMeasure.MOST, within(took, MOST), within(tookBefore, MOST), days, longer));
    rows.add(
        row(
            words.say("flow.row.longest"),
            within(took, ALL),
            within(tookBefore, ALL),
            days,
            longer));
    rows.add(
        row(
            FlowMeasure.LATE,
            share(flow.late()),
            share(flow.lateBefore()),
            each -> words.say("report.percent", each),
            (now, then) ->
                difference(now - then, "flow.points.more", "flow.points.fewer", each -> each)));
    return rows;
  }

  private static Integer within(Percentiles took, int percent) {
    return took.number() == 0 ? null : took.within(percent);
  }

  private static Integer share(Flow.Late late) {
    return late.finished() == 0 ? null : late.share();
  }

  private Row row(
      FlowMeasure measure,
      Integer now,
      Integer before,
      IntFunction<String> say,
      BiFunction<Integer, Integer, String> difference) {
    return row(words.say(measure.key()), now, before, say, difference);
  }

  private Row row(
      String figure,
      Integer now,
      Integer before,
      IntFunction<String> say,
      BiFunction<Integer, Integer, String> difference) {
    return new Row(
        figure,
        now == null ? words.say("flow.none") : say.apply(now),
        before == null ? words.say("flow.none") : say.apply(before),
        now == null || before == null
            ? words.say("flow.not-comparable")
            : difference.apply(now, before));
  }

  private String difference(int by, String more, String fewer, IntFunction<Object> say) {
    if (by == 0) {
      return words.say("flow.same");
    }
    return words.say(by > 0 ? more : fewer, say.apply(Math.abs(by)));
  }
}
