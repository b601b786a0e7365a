package org.homeward.delay;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homeward.discharge.DelayedDays;
import org.homeward.discharge.FollowUpRule;
import org.homeward.report.Cut;
import org.homeward.report.Percentiles;
import org.homeward.report.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the sums: what a page costs depends on days and reasons, not on how many stays there are.
 */
@Component
class Delays {

  private final JdbcClient jdbc;

  Delays(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Why somebody waits.
   *
   * @param reason national reason
   * @param attribution national code of who it is attributed to
   */
  record Why(String reason, String attribution) {}

  private record Open(StayFigure.Kind kind, LocalDate on, Why why, int number) {}

  /**
   * What is so now and was so in some months.
   *
   * @param waiting people who are clinically ready now, by why
   * @param inBed people who are in a bed now
   * @param months of each month the MHS26 days by why, and the days in bed
   */
  record Picture(Map<Why, Waiting> waiting, int inBed, Map<YearMonth, Month> months) {}

  /**
   * A month.
   *
   * @param national MHS26 days by why
   * @param bedDays days in bed
   */
  record Month(Map<Why, Integer> national, int bedDays) {

    int days() {
      return national.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  /**
   * Who waits now, and in each of some months the days of delay; two statements.
   *
   * @param months the months, none later than the present one
   */
  @Transactional(readOnly = true)
  public Picture picture(Scope scope, List<YearMonth> months) {
    LocalDate today = scope.to();
    List<Open> open = open(scope);
    Map<Why, Waiting> waiting = new HashMap<>();
    int inBed = 0;
    for (Open each : open) {
      if (each.kind() == StayFigure.Kind.READY) {
        waiting.merge(each.why(), Waiting.of(each.on(), today, each.number()), Waiting::plus);
      } else if (each.kind() == StayFigure.Kind.BED_OPEN) {
        inBed += each.number();
      }
    }
    Map<YearMonth, Map<Why, Integer>> national = new HashMap<>();
    Map<YearMonth, Integer> beds = new HashMap<>();
    for (YearMonth month : months) {
      LocalDate last = month.atEndOfMonth().isAfter(today) ? today : month.atEndOfMonth();
      for (Open each : open) {
        // What runs counts in a month as what is over does; see DelayedDays.
        int days =
            each.number()
                * (int) new DelayedDays.Counted(null, each.on(), null).within(month.atDay(1), last);
        if (each.kind() == StayFigure.Kind.MHS26_OPEN && days > 0) {
          national
              .computeIfAbsent(month, any -> new HashMap<>())
              .merge(each.why(), days, Integer::sum);
        } else if (each.kind() == StayFigure.Kind.BED_OPEN) {
          beds.merge(month, days, Integer::sum);
        }
      }
    }
    over(scope, months, national, beds);
    Map<YearMonth, Month> all = new HashMap<>();
    months.forEach(
        month ->
            all.put(
                month,
                new Month(national.getOrDefault(month, Map.of()), beds.getOrDefault(month, 0))));
    return new Picture(waiting, inBed, all);
  }

  private List<Open> open(Scope scope) {
    return select(
            """
            SELECT kind, on_day, reason, attribution, number FROM figure_delay
            WHERE trust_code = :trust AND cut = :cut AND code = :code
              AND kind IN ('READY', 'MHS26_OPEN', 'BED_OPEN')
            """,
            scope)
        .query(
            (row, n) ->
                new Open(
                    StayFigure.Kind.valueOf(row.getString("kind")),
                    row.getObject("on_day", LocalDate.class),
                    new Why(row.getString("reason"), row.getString("attribution")),
                    row.getInt("number")))
        .list();
  }

  private void over(
      Scope scope,
      List<YearMonth> months,
      Map<YearMonth, Map<Why, Integer>> national,
      Map<YearMonth, Integer> beds) {
    select(
            """
            SELECT kind, on_day, reason, attribution, number FROM figure_delay
            WHERE trust_code = :trust AND cut = :cut AND code = :code
              AND kind IN ('MHS26', 'BED') AND on_day IN (:months)
            """,
            scope)
        .param("months", months.stream().map(month -> month.atDay(1)).toList())
        .query(
            row -> {
              YearMonth month = YearMonth.from(row.getObject("on_day", LocalDate.class));
              int days = row.getInt("number");
              if (StayFigure.Kind.valueOf(row.getString("kind")) == StayFigure.Kind.BED) {
                beds.merge(month, days, Integer::sum);
              } else {
                national
                    .computeIfAbsent(month, any -> new HashMap<>())
                    .merge(
                        new Why(row.getString("reason"), row.getString("attribution")),
                        days,
                        Integer::sum);
              }
            });
  }

  /**
   * People of the trust who are clinically ready now, by ward, borough or responsible council; one
   * statement.
   *
   * @return by code
   */
  @Transactional(readOnly = true)
  public Map<String, Waiting> waitingBy(Scope scope, Cut cut) {
    Map<String, Waiting> waiting = new HashMap<>();
    jdbc.sql(
            """
            SELECT code, on_day, SUM(number) AS people FROM figure_delay
            WHERE trust_code = :trust AND cut = :cut AND kind = 'READY' GROUP BY code, on_day
            """)
        .param("trust", scope.trust())
        .param("cut", cut.name())
        .query(
            row -> {
              waiting.merge(
                  row.getString("code"),
                  Waiting.of(
                      row.getObject("on_day", LocalDate.class), scope.to(), row.getInt("people")),
                  Waiting::plus);
            });
    return waiting;
  }

  /**
   * Stays and episodes that ended in the period; one statement. Of discharges that are to be
   * followed by something only those are in whose time for it is over.
   *
   * @return how many, by how many days
   */
  @Transactional(readOnly = true)
  public Ended ended(Scope scope) {
    Map<StayFigure.Kind, Percentiles> byKind = new EnumMap<>(StayFigure.Kind.class);
    List<String> kinds = new ArrayList<>();
    for (StayFigure.Kind kind : Ended.KINDS) {
      byKind.put(kind, new Percentiles());
      kinds.add(kind.name());
    }
    long[] episodeDays = new long[1];
    select(
            """
            SELECT kind, days, SUM(number) AS number FROM figure_delay
            WHERE trust_code = :trust AND cut = :cut AND code = :code AND kind IN (:kinds)
              AND on_day BETWEEN :from AND :to
              AND (kind NOT IN ('FOLLOW_UP_DUE', 'FOLLOW_UP_MET') OR on_day < :followed)
              AND (kind NOT IN ('RETURN_POSSIBLE', 'RETURNED') OR on_day <= :returned)
            GROUP BY kind, days
            """,
            scope)
        .param("kinds", kinds)
        .param("from", scope.from())
        .param("to", scope.to())
        .param("followed", scope.to().minusDays(FollowUpRule.days()))
        .param("returned", scope.to().minus(Stay.RETURN_DAYS, ChronoUnit.DAYS))
        .query(
            row -> {
              StayFigure.Kind kind = StayFigure.Kind.valueOf(row.getString("kind"));
              byKind.get(kind).add(row.getInt("days"), row.getInt("number"));
              if (kind == StayFigure.Kind.EPISODE) {
                episodeDays[0] += (long) row.getInt("days") * row.getInt("number");
              }
            });
    return new Ended(byKind, episodeDays[0]);
  }

  private JdbcClient.StatementSpec select(String sql, Scope scope) {
    return jdbc.sql(sql)
        .param("trust", scope.trust())
        .param("cut", scope.cut().name())
        .param("code", scope.code());
  }
}
