package org.homeward.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homeward.agency.WorkingCalendar;
import org.homeward.forecast.Forecasts;
import org.homeward.report.CaseFigures;
import org.homeward.testsupport.EnginelessTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** What would have been said about cases of the past year, against what became of them. */
@EnginelessTest
@Transactional
class ForecastBacktestTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

  /** Of what is opened later only what ended soon is in a year in which everything has ended. */
  private static final LocalDate LATEST = TODAY.minusMonths(5);

  /** One case in so many is asked about; the others are known. */
  private static final int ONE_IN = 3;

  @Autowired ApplicationContext application;
  @Autowired JdbcClient jdbc;
  @Autowired List<CaseFigures> figures;
  @Autowired Forecasts forecasts;

  /** A closed case; the steps by name, with first day and last. */
  private record Past(
      long id, String trust, String borough, String pathway, LocalDate closed, List<Span> steps) {

    LocalDate opened() {
      return steps.stream().map(Span::came).min(LocalDate::compareTo).orElseThrow();
    }
  }

  private record Span(String step, LocalDate came, LocalDate over) {}

  @Test
  void asManyCasesEndByTheMarksAsTheySay() {
    PastYear.put(application, TODAY);
    List<Past> cases = past();
    Set<Long> askedAbout = oneInThree(cases);
    figures.forEach(CaseFigures::forget);
    List<Long> known = cases.stream().map(Past::id).filter(id -> !askedAbout.contains(id)).toList();
    figures.forEach(part -> part.count(known));

    int asked = 0;
    int said = 0;
    int byHalf = 0;
    int byMost = 0;
    for (Past past : cases) {
      if (!askedAbout.contains(past.id()) || past.opened().isAfter(LATEST)) {
        continue;
      }
      // Every week, as people read it; at a share of its length would give away when it ended.
      for (LocalDate then = past.opened(); then.isBefore(past.closed()); then = then.plusWeeks(1)) {
        Map<String, LocalDate> open = openAt(past, then);
        if (open.isEmpty()) {
          continue;
        }
        asked++;
        Forecasts.Forecast forecast =
            forecasts.ask(
                new Forecasts.Question(
                    past.id(), past.trust(), past.borough(), past.pathway(), open),
                then);
        if (forecast.half() != null) {
          said++;
          byHalf += past.closed().isAfter(forecast.half()) ? 0 : 1;
          byMost += past.closed().isAfter(forecast.most()) ? 0 : 1;
        }
      }
    }

    String found =
        "asked %d, said %d, by the half %d, by the 85 %d".formatted(asked, said, byHalf, byMost);
    assertThat(said).as(found).isGreaterThan(100);
    assertThat(100 * byHalf / said).as(found).isBetween(38, 62);
    assertThat(100 * byMost / said).as(found).isBetween(76, 94);
  }

  /** The borough that is planted to be slow at finding homes loses the most days there. */
  @Test
  void daysAreLostWhereItWasPlanted() {
    PastYear.put(application, TODAY);
    figures.forEach(CaseFigures::forget);
    List<Long> all = past().stream().map(Past::id).toList();
    figures.forEach(part -> part.count(all));

    assertThat(
            jdbc.sql(
                    """
                    SELECT element_id FROM figure_late_days
                    WHERE cut = 'BOROUGH' AND code = :borough AND pathway_id = 'delayed-discharge'
                    GROUP BY element_id ORDER BY SUM(late_days) DESC LIMIT 1
                    """)
                .param("borough", PastYear.SLOW_BOROUGH)
                .query(String.class)
                .single())
        .isEqualTo(PastYear.SLOW_STEP);
    assertThat(
            jdbc.sql("SELECT SUM(bed_days) FROM figure_late_days WHERE cut = 'ALL'")
                .query(Integer.class)
                .single())
        .isPositive();
  }

  private static Set<Long> oneInThree(List<Past> cases) {
    Set<Long> some = new HashSet<>();
    for (int i = 0; i < cases.size(); i += ONE_IN) {
      some.add(cases.get(i).id());
    }
    return some;
  }

  private static Map<String, LocalDate> openAt(Past past, LocalDate then) {
    Map<String, LocalDate> open = new HashMap<>();
    past.steps().stream()
        .filter(span -> !span.came().isAfter(then) && span.over().isAfter(then))
        .forEach(span -> open.put(span.step(), span.came()));
    return open;
  }

  private List<Past> past() {
    Map<Long, Past> cases = new HashMap<>();
    jdbc.sql(
            """
            SELECT c.id, c.trust_code, c.borough_code, c.pathway_id, c.closed_at, t.element_id,
              MIN(t.created_at) AS came_at, MAX(t.finished_at) AS over_at
            FROM pathway_case c JOIN human_task t ON t.case_id = c.id
            WHERE t.task_key BETWEEN :first AND :last
            GROUP BY c.id, c.trust_code, c.borough_code, c.pathway_id, c.closed_at, t.element_id
            """)
        .param("first", PastYear.FIRST_KEY)
        .param("last", 2 * PastYear.FIRST_KEY)
        .query(
            row -> {
              Past past =
                  new Past(
                      row.getLong("id"),
                      row.getString("trust_code"),
                      row.getString("borough_code"),
                      row.getString("pathway_id"),
                      day(row.getObject("closed_at", LocalDateTime.class)),
                      new ArrayList<>());
              cases.computeIfAbsent(past.id(), id -> past);
              cases
                  .get(past.id())
                  .steps()
                  .add(
                      new Span(
                          row.getString("element_id"),
                          day(row.getObject("came_at", LocalDateTime.class)),
                          day(row.getObject("over_at", LocalDateTime.class))));
            });
    return cases.values().stream().sorted(Comparator.comparingLong(Past::id)).toList();
  }

  private static LocalDate day(LocalDateTime at) {
    return WorkingCalendar.dayOf(at.toInstant(ZoneOffset.UTC));
  }
}
