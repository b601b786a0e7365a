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

/** Counts the days by which tasks were finished late, and those of them spent in hospital. */
@Component
class CountingLateDays implements CaseFigures {

  private static final SumTable LATE =
      new SumTable(
          "figure_late_days",
          List.of("trust_code", "cut", "code", "pathway_id", "element_id", "over_on"),
          List.of("tasks", "late_days", "bed_days"));

  /**
   * A task that was finished late.
   *
   * @param lateDays calendar days from its due day to the day it was finished
   * @param bedDays nights of them that the person was in hospital
   */
  private record Late(
      long taskKey,
      long caseId,
      String trust,
      String pathway,
      String step,
      String agency,
      String team,
      String borough,
      String ward,
      LocalDate overOn,
      int lateDays,
      int bedDays) {}

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  CountingLateDays(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  @Override
  public int rules() {
    return 1;
  }

  @Override
  public void forget() {
    batches.update("DELETE FROM figure_late_days");
    batches.update("DELETE FROM figure_late_task");
  }

  @Override
  public void count(Collection<Long> cases) {
    Set<Late> before = counted(cases);
    Set<Late> now = now(cases);
    List<Late> gone = before.stream().filter(late -> !now.contains(late)).toList();
    List<Late> added = now.stream().filter(late -> !before.contains(late)).toList();
    Sums sums = new Sums();
    gone.forEach(late -> add(sums, late, -1));
    added.forEach(late -> add(sums, late, 1));
    sums.write(batches);
    if (!gone.isEmpty()) {
      batches.batchUpdate(
          "DELETE FROM figure_late_task WHERE task_key = ?",
          gone.stream().map(late -> new Object[] {late.taskKey()}).toList());
    }
    if (!added.isEmpty()) {
      batches.batchUpdate(
          """
          INSERT INTO figure_late_task (task_key, case_id, trust_code, pathway_id, element_id,
            agency_code, team_code, borough_code, ward_team_code, over_on, late_days, bed_days)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
          added.stream().map(CountingLateDays::values).toList());
    }
  }

  private static void add(Sums sums, Late late, int sign) {
    add(sums, late, Cut.ALL, "", sign);
    add(sums, late, Cut.AGENCY, late.agency(), sign);
    add(sums, late, Cut.TEAM, late.team(), sign);
    add(sums, late, Cut.BOROUGH, late.borough(), sign);
    add(sums, late, Cut.WARD, late.ward(), sign);
  }

  private static void add(Sums sums, Late late, Cut cut, String code, int sign) {
    if (code != null) {
      sums.add(
          LATE,
          List.of(late.trust(), cut.name(), code, late.pathway(), late.step(), late.overOn()),
          sign,
          sign * late.lateDays(),
          sign * late.bedDays());
    }
  }

  private static Object[] values(Late late) {
    return new Object[] {
      late.taskKey(),
      late.caseId(),
      late.trust(),
      late.pathway(),
      late.step(),
      late.agency(),
      late.team(),
      late.borough(),
      late.ward(),
      late.overOn(),
      late.lateDays(),
      late.bedDays()
    };
  }

  private Set<Late> now(Collection<Long> cases) {
    return new HashSet<>(
        jdbc.sql(
                """
                SELECT t.task_key, t.case_id, c.trust_code, c.pathway_id, t.element_id,
                  t.agency_code, t.team_code, c.borough_code, t.due_at, t.finished_at,
                  s.admitted_on, s.discharged_on,
                  COALESCE(c.ward_team_code, (SELECT MAX(w.ward_team_code) FROM ward_stay w
                    WHERE w.id = (SELECT MAX(l.id) FROM ward_stay l
                      WHERE l.spell_id = s.id))) AS ward_team_code
                FROM human_task t JOIN pathway_case c ON c.id = t.case_id
                LEFT JOIN hospital_spell s ON s.case_id = c.id AND s.voided = FALSE
                WHERE t.case_id IN (:cases) AND t.state = 'COMPLETED' AND t.finished_at > t.due_at
                """)
            .param("cases", cases)
            .query(CountingLateDays::late)
            .list());
  }

  private static Late late(ResultSet row, int number) throws SQLException {
    LocalDate due = day(row, "due_at");
    LocalDate over = day(row, "finished_at");
    LocalDate admitted = row.getObject("admitted_on", LocalDate.class);
    LocalDate discharged = row.getObject("discharged_on", LocalDate.class);
    int bedDays = 0;
    if (admitted != null) {
      LocalDate from = due.isBefore(admitted) ? admitted : due;
      LocalDate to = discharged != null && discharged.isBefore(over) ? discharged : over;
      bedDays = (int) Math.max(0, ChronoUnit.DAYS.between(from, to));
    }
    String trust = row.getString("trust_code");
    return new Late(
        row.getLong("task_key"),
        row.getLong("case_id"),
        trust == null ? "" : trust,
        row.getString("pathway_id"),
        row.getString("element_id"),
        row.getString("agency_code"),
        row.getString("team_code"),
        row.getString("borough_code"),
        row.getString("ward_team_code"),
        over,
        (int) ChronoUnit.DAYS.between(due, over),
        bedDays);
  }

  private Set<Late> counted(Collection<Long> cases) {
    return new HashSet<>(
        jdbc.sql("SELECT * FROM figure_late_task WHERE case_id IN (:cases)")
            .param("cases", cases)
            .query(
                (row, number) ->
                    new Late(
                        row.getLong("task_key"),
                        row.getLong("case_id"),
                        row.getString("trust_code"),
                        row.getString("pathway_id"),
                        row.getString("element_id"),
                        row.getString("agency_code"),
                        row.getString("team_code"),
                        row.getString("borough_code"),
                        row.getString("ward_team_code"),
                        row.getObject("over_on", LocalDate.class),
                        row.getInt("late_days"),
                        row.getInt("bed_days")))
            .list());
  }

  private static LocalDate day(ResultSet row, String column) throws SQLException {
    return WorkingCalendar.dayOf(
        row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC));
  }
}
