package org.homeward.delay;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.homeward.report.CaseFigures;
import org.homeward.report.SumTable;
import org.homeward.report.Sums;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts the hospital stays of cases, with their delays. */
@Component
class CountingStays implements CaseFigures {

  private static final SumTable SUMS =
      new SumTable(
          "figure_delay",
          List.of("trust_code", "cut", "code", "kind", "on_day", "days", "reason", "attribution"),
          List.of("number"));

  private static final String INSERT =
      """
      INSERT INTO figure_stay (case_id, trust_code, borough_code, ward_team_code, council_code,
        kind, on_day, days, reason, attribution, number)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  CountingStays(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  @Override
  public int rules() {
    return 1;
  }

  @Override
  public void forget() {
    jdbc.sql("DELETE FROM figure_delay").update();
    jdbc.sql("DELETE FROM figure_stay").update();
  }

  @Override
  public void count(Collection<Long> cases) {
    Set<Long> all = withOtherStays(cases);
    Map<Long, Map<StayFigure, Integer>> before = counted(all);
    Map<Long, Map<StayFigure, Integer>> now = now(all);
    Sums sums = new Sums();
    List<Object[]> gone = new ArrayList<>();
    List<Object[]> added = new ArrayList<>();
    for (long id : all) {
      Map<StayFigure, Integer> was = before.getOrDefault(id, Map.of());
      Map<StayFigure, Integer> is = now.getOrDefault(id, Map.of());
      if (!was.equals(is)) {
        was.forEach((figure, number) -> add(sums, figure, -number));
        is.forEach((figure, number) -> add(sums, figure, number));
        gone.add(new Object[] {id});
        is.forEach((figure, number) -> added.add(values(id, figure, number)));
      }
    }
    sums.write(batches);
    if (!gone.isEmpty()) {
      batches.batchUpdate("DELETE FROM figure_stay WHERE case_id = ?", gone);
    }
    if (!added.isEmpty()) {
      batches.batchUpdate(INSERT, added);
    }
  }

  /** Whether somebody came back is counted with the stay before. */
  private Set<Long> withOtherStays(Collection<Long> cases) {
    Set<Long> all = new HashSet<>(cases);
    jdbc.sql(
            """
            SELECT o.case_id FROM hospital_spell s JOIN hospital_spell o ON o.person_id = s.person_id
            WHERE s.case_id IN (:cases)
            """)
        .param("cases", cases)
        .query(
            row -> {
              all.add(row.getLong("case_id"));
            });
    return all;
  }

  private static void add(Sums sums, StayFigure figure, int number) {
    figure
        .cuts()
        .forEach(
            (cut, code) ->
                sums.add(
                    SUMS,
                    List.of(
                        figure.trust(),
                        cut.name(),
                        code,
                        figure.kind().name(),
                        figure.on(),
                        figure.days(),
                        figure.reason(),
                        figure.attribution()),
                    number));
  }

  private static Object[] values(long caseId, StayFigure figure, int number) {
    return new Object[] {
      caseId,
      figure.trust(),
      figure.borough(),
      figure.ward(),
      figure.council(),
      figure.kind().name(),
      figure.on(),
      figure.days(),
      figure.reason(),
      figure.attribution(),
      number
    };
  }

  private Map<Long, Map<StayFigure, Integer>> counted(Collection<Long> cases) {
    Map<Long, Map<StayFigure, Integer>> counted = new HashMap<>();
    jdbc.sql("SELECT * FROM figure_stay WHERE case_id IN (:cases)")
        .param("cases", cases)
        .query(
            row -> {
              counted
                  .computeIfAbsent(row.getLong("case_id"), any -> new HashMap<>())
                  .merge(
                      new StayFigure(
                          row.getString("trust_code"),
                          row.getString("borough_code"),
                          row.getString("ward_team_code"),
                          row.getString("council_code"),
                          StayFigure.Kind.valueOf(row.getString("kind")),
                          day(row, "on_day"),
                          row.getInt("days"),
                          row.getString("reason"),
                          row.getString("attribution")),
                      row.getInt("number"),
                      Integer::sum);
            });
    return counted;
  }

  private Map<Long, Map<StayFigure, Integer>> now(Collection<Long> cases) {
    Map<Long, List<Stay.Ready>> periods = new HashMap<>();
    jdbc.sql(
            """
            SELECT s.case_id, r.started_on, r.ended_on, r.delay_reason, r.attribution,
              r.responsible_council
            FROM ready_period r JOIN hospital_spell s ON s.id = r.spell_id
            WHERE s.case_id IN (:cases) ORDER BY r.started_on, r.id
            """)
        .param("cases", cases)
        .query(
            row -> {
              periods
                  .computeIfAbsent(row.getLong("case_id"), any -> new ArrayList<>())
                  .add(
                      new Stay.Ready(
                          day(row, "started_on"),
                          day(row, "ended_on"),
                          row.getString("delay_reason"),
                          row.getString("attribution"),
                          row.getString("responsible_council")));
            });
    Map<Long, Map<StayFigure, Integer>> now = new HashMap<>();
    jdbc.sql(
            """
            SELECT s.case_id, c.trust_code, c.borough_code,
              COALESCE(s.ward_team_code, c.ward_team_code) AS ward_team_code, s.bed_type,
              s.admitted_on, s.discharged_on, s.discharge_method, s.discharge_destination,
              EXISTS (SELECT 1 FROM follow_up f
                WHERE f.spell_id = s.id AND f.counts_nationally) AS followed_up,
              (SELECT MIN(n.admitted_on) FROM hospital_spell n
                WHERE n.person_id = s.person_id AND n.id <> s.id AND NOT n.voided
                  AND n.admitted_on >= s.discharged_on) AS next_on
            FROM hospital_spell s JOIN pathway_case c ON c.id = s.case_id
            WHERE s.case_id IN (:cases) AND NOT s.voided
            """)
        .param("cases", cases)
        .query(
            row -> {
              long id = row.getLong("case_id");
              now.put(id, stay(row, periods.getOrDefault(id, List.of())).figures());
            });
    return now;
  }

  private static Stay stay(ResultSet row, List<Stay.Ready> periods) throws SQLException {
    return new Stay(
        Stream.ofNullable(row.getString("trust_code")).findFirst().orElse(""),
        row.getString("borough_code"),
        row.getString("ward_team_code"),
        row.getString("bed_type"),
        day(row, "admitted_on"),
        day(row, "discharged_on"),
        row.getString("discharge_method"),
        row.getString("discharge_destination"),
        row.getBoolean("followed_up"),
        day(row, "next_on"),
        periods);
  }

  private static LocalDate day(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDate.class);
  }
}
