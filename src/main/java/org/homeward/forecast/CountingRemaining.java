package org.homeward.forecast;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.homeward.agency.WorkingCalendar;
import org.homeward.report.CaseFigures;
import org.homeward.report.Cut;
import org.homeward.report.SumTable;
import org.homeward.report.Sums;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts how long closed cases still took from each step that they went through. */
@Component
class CountingRemaining implements CaseFigures {

  static final SumTable REMAINING =
      new SumTable(
          "figure_remaining",
          List.of("trust_code", "cut", "code", "pathway_id", "element_id", "step_days", "days"),
          List.of("cases"));

  /** Longer counts as so many days: it bounds how many rows there can be. */
  private static final int MOST_DAYS = 1000;

  /**
   * A step of a closed case.
   *
   * @param stepDays calendar days from its first task to the end of its last
   * @param days calendar days from its first task to the closing of the case; no fewer
   */
  private record Way(
      long caseId,
      String step,
      String trust,
      String pathway,
      String borough,
      int stepDays,
      int days) {}

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  CountingRemaining(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  @Override
  public int rules() {
    return 1;
  }

  @Override
  public void forget() {
    batches.update("DELETE FROM figure_remaining");
    batches.update("DELETE FROM figure_remaining_case");
  }

  @Override
  public void count(Collection<Long> cases) {
    Set<Way> before = counted(cases);
    Set<Way> now = now(cases);
    List<Way> gone = before.stream().filter(way -> !now.contains(way)).toList();
    List<Way> added = now.stream().filter(way -> !before.contains(way)).toList();
    Sums sums = new Sums();
    gone.forEach(way -> add(sums, way, -1));
    added.forEach(way -> add(sums, way, 1));
    sums.write(batches);
    if (!gone.isEmpty()) {
      batches.batchUpdate(
          "DELETE FROM figure_remaining_case WHERE case_id = ? AND element_id = ?",
          gone.stream().map(way -> new Object[] {way.caseId(), way.step()}).toList());
    }
    if (!added.isEmpty()) {
      batches.batchUpdate(
          """
          INSERT INTO figure_remaining_case (case_id, element_id, trust_code, pathway_id,
            borough_code, step_days, days) VALUES (?, ?, ?, ?, ?, ?, ?)
          """,
          added.stream().map(CountingRemaining::values).toList());
    }
  }

  private static void add(Sums sums, Way way, int sign) {
    sums.add(REMAINING, key(way, Cut.ALL, ""), sign);
    if (way.borough() != null) {
      sums.add(REMAINING, key(way, Cut.BOROUGH, way.borough()), sign);
    }
  }

  private static List<Object> key(Way way, Cut cut, String code) {
    return List.of(
        way.trust(), cut.name(), code, way.pathway(), way.step(), way.stepDays(), way.days());
  }

  private static Object[] values(Way way) {
    return new Object[] {
      way.caseId(),
      way.step(),
      way.trust(),
      way.pathway(),
      way.borough(),
      way.stepDays(),
      way.days()
    };
  }

  private Set<Way> now(Collection<Long> cases) {
    return new HashSet<>(
        jdbc.sql(
                """
                SELECT c.id, c.trust_code, c.pathway_id, c.borough_code, c.closed_at,
                  t.element_id, MIN(t.created_at) AS came_at,
                  MAX(COALESCE(t.finished_at, c.closed_at)) AS over_at
                FROM pathway_case c JOIN human_task t ON t.case_id = c.id
                WHERE c.id IN (:cases) AND c.closed_at IS NOT NULL
                GROUP BY c.id, c.trust_code, c.pathway_id, c.borough_code, c.closed_at,
                  t.element_id
                """)
            .param("cases", cases)
            .query(CountingRemaining::way)
            .list());
  }

  private static Way way(ResultSet row, int number) throws SQLException {
    LocalDate came = day(row, "came_at");
    int stepDays = between(came, day(row, "over_at"));
    String trust = row.getString("trust_code");
    return new Way(
        row.getLong("id"),
        row.getString("element_id"),
        trust == null ? "" : trust,
        row.getString("pathway_id"),
        row.getString("borough_code"),
        stepDays,
        Math.max(stepDays, between(came, day(row, "closed_at"))));
  }

  private Set<Way> counted(Collection<Long> cases) {
    return new HashSet<>(
        jdbc.sql("SELECT * FROM figure_remaining_case WHERE case_id IN (:cases)")
            .param("cases", cases)
            .query(
                (row, number) ->
                    new Way(
                        row.getLong("case_id"),
                        row.getString("element_id"),
                        row.getString("trust_code"),
                        row.getString("pathway_id"),
                        row.getString("borough_code"),
                        row.getInt("step_days"),
                        row.getInt("days")))
            .list());
  }

  private static int between(LocalDate from, LocalDate to) {
    return (int) Math.clamp(ChronoUnit.DAYS.between(from, to), 0, MOST_DAYS);
  }

  private static LocalDate day(ResultSet row, String column) throws SQLException {
    return WorkingCalendar.dayOf(
        row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC));
  }
}
