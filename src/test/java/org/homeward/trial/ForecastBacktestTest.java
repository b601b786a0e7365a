package org.homeward.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  /** What was closed before is known; nine months of the year. */
  private static final LocalDate KNOWN = TODAY.minusMonths(3);

  @Autowired ApplicationContext application;
  @Autowired JdbcClient jdbc;
  @Autowired List<CaseFigures> figures;
  @Autowired Forecasts forecasts;

  /** A closed case; the steps by name, with first day and last. */
  private record Past(
      long id, String trust, String borough, String pathway, LocalDate closed, List<Span> steps) {}

  private record Span(String step, LocalDate came, LocalDate over) {}

  @Test
  void theMarksAreNotTooEarlyAndThatOf85IsNotFarOff() {
    PastYear.put(application, TODAY);
    List<Past> cases = past();
    figures.forEach(CaseFigures::forget);
    List<Long> known =
        cases.stream().filter(past -> past.closed().isBefore(KNOWN)).map(Past::id).toList();
    figures.forEach(part -> part.count(known));

    int asked = 0;
    int said = 0;
    int byHalf = 0;
    int byMost = 0;
    for (Past past : cases) {
      if (past.closed().isBefore(KNOWN)) {
        continue;
      }
      // On fixed days, as people read it; at a share of its length would give away when it ended.
      for (LocalDate then = KNOWN; then.isBefore(past.closed()); then = then.plusWeeks(1)) {
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
    // The half is known to be too late on this data (83 in 100, ADR 42): guarded against too early.
    assertThat(100 * byHalf / said).as(found).isGreaterThan(40);
    assertThat(100 * byMost / said).as(found).isBetween(70, 97);
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
    return List.copyOf(cases.values());
  }

  private static LocalDate day(LocalDateTime at) {
    return WorkingCalendar.dayOf(at.toInstant(ZoneOffset.UTC));
  }
}
