package org.homeward.flow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.homeward.agency.WorkingCalendar;
import org.homeward.report.CaseFigures;
import org.homeward.report.Sums;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts cases as they are opened and closed. */
@Component
class CountingCases implements CaseFigures {

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  CountingCases(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  @Override
  public int rules() {
    return 1;
  }

  @Override
  public void forget() {
    for (CaseSums table : CaseSums.values()) {
      batches.update("DELETE FROM " + table.table().name());
    }
    batches.update("DELETE FROM figure_case");
  }

  @Override
  public void count(Collection<Long> cases) {
    Map<Long, CaseFigure> before = counted(cases);
    Map<Long, CaseFigure> now = now(cases);
    Sums sums = new Sums();
    List<CaseFigure> gone = new ArrayList<>();
    List<CaseFigure> come = new ArrayList<>();
    before.forEach(
        (id, was) -> {
          if (!was.equals(now.get(id))) {
            gone.add(was);
            add(sums, was, -1);
          }
        });
    now.forEach(
        (id, is) -> {
          if (!is.equals(before.get(id))) {
            come.add(is);
            add(sums, is, 1);
          }
        });
    sums.write(batches);
    if (!gone.isEmpty()) {
      batches.batchUpdate(
          "DELETE FROM figure_case WHERE case_id = ?",
          gone.stream().map(was -> new Object[] {was.caseId()}).toList());
    }
    if (!come.isEmpty()) {
      batches.batchUpdate(
          """
          INSERT INTO figure_case (case_id, trust_code, pathway_id, borough_code, ward_team_code,
            opened_on, closed_on)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          """,
          come.stream().map(CountingCases::values).toList());
    }
  }

  private static void add(Sums sums, CaseFigure figure, int sign) {
    figure
        .cuts()
        .forEach(
            (cut, code) -> {
              List<Object> whose = List.of(figure.trust(), cut.name(), code, figure.pathway());
              add(sums, CaseSums.DAY, whose, List.of(figure.openedOn()), sign, 0);
              if (figure.closedOn() == null) {
                add(sums, CaseSums.OPEN, whose, List.of(figure.openedOn()), sign);
              } else {
                add(sums, CaseSums.DAY, whose, List.of(figure.closedOn()), 0, sign);
                List<?> length = List.of(figure.closedOn(), figure.days());
                add(sums, CaseSums.LENGTH, whose, length, sign);
              }
            });
  }

  private static void add(Sums sums, CaseSums table, List<Object> whose, List<?> days, int... by) {
    sums.add(table.table(), Stream.concat(whose.stream(), days.stream()).toList(), by);
  }

  private Map<Long, CaseFigure> now(Collection<Long> cases) {
    return byId(
        jdbc.sql(
                """
                SELECT c.id, c.trust_code, c.pathway_id, c.borough_code, c.status, c.started_at,
                  c.closed_at,
                  COALESCE(c.ward_team_code, (SELECT MAX(w.ward_team_code) FROM ward_stay w
                    WHERE w.id = (SELECT MAX(l.id) FROM ward_stay l
                      JOIN hospital_spell s ON s.id = l.spell_id
                      WHERE s.case_id = c.id))) AS ward_team_code
                FROM pathway_case c WHERE c.id IN (:cases)
                """)
            .param("cases", cases)
            .query(CountingCases::asItIs)
            .list());
  }

  private static CaseFigure asItIs(ResultSet row, int number) throws SQLException {
    String trust = row.getString("trust_code");
    Instant opened = utc(row, "started_at");
    return new CaseFigure(
        row.getLong("id"),
        trust == null ? "" : trust,
        row.getString("pathway_id"),
        row.getString("borough_code"),
        row.getString("ward_team_code"),
        WorkingCalendar.dayOf(opened),
        row.getString("status").equals("OPEN")
            ? null
            // A row without its end must not stop the counting of all others.
            : WorkingCalendar.dayOf(Optional.ofNullable(utc(row, "closed_at")).orElse(opened)));
  }

  private Map<Long, CaseFigure> counted(Collection<Long> cases) {
    return byId(
        jdbc.sql("SELECT * FROM figure_case WHERE case_id IN (:cases)")
            .param("cases", cases)
            .query(
                (row, number) ->
                    new CaseFigure(
                        row.getLong("case_id"),
                        row.getString("trust_code"),
                        row.getString("pathway_id"),
                        row.getString("borough_code"),
                        row.getString("ward_team_code"),
                        row.getObject("opened_on", LocalDate.class),
                        row.getObject("closed_on", LocalDate.class)))
            .list());
  }

  private static Object[] values(CaseFigure figure) {
    return new Object[] {
      figure.caseId(),
      figure.trust(),
      figure.pathway(),
      figure.borough(),
      figure.ward(),
      figure.openedOn(),
      figure.closedOn()
    };
  }

  private static Map<Long, CaseFigure> byId(List<CaseFigure> figures) {
    Map<Long, CaseFigure> byId = new HashMap<>();
    figures.forEach(figure -> byId.put(figure.caseId(), figure));
    return byId;
  }

  private static Instant utc(ResultSet row, String column) throws SQLException {
    LocalDateTime at = row.getObject(column, LocalDateTime.class);
    return at == null ? null : at.toInstant(ZoneOffset.UTC);
  }
}
