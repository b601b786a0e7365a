package org.homeward.handoff;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.homeward.agency.WorkingCalendar;
import org.homeward.report.CaseFigures;
import org.homeward.report.SumTable;
import org.homeward.report.Sums;
import org.homeward.task.HandOffClock;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts what each agency had of cases. Only closed ones: what an open one adds would change from
 * day to day without anything happening.
 */
@Component
class CountingHandOffs implements CaseFigures {

  private static final String INSERT =
      """
      INSERT INTO figure_hand_off (case_id, agency_code, trust_code, pathway_id, borough_code,
        ward_team_code, closed_on, held, paused, tasks, sent_back, received, answered)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private record Closed(
      long id, String trust, String pathway, String borough, String ward, Instant at) {}

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final HandOffClock clock;

  CountingHandOffs(JdbcClient jdbc, JdbcTemplate batches, HandOffClock clock) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.clock = clock;
  }

  @Override
  public int rules() {
    return 1;
  }

  @Override
  public void forget() {
    for (SumTable table : HandOffTables.ALL) {
      batches.update("DELETE FROM " + table.name());
    }
    batches.update("DELETE FROM figure_hand_off");
  }

  @Override
  public void count(Collection<Long> cases) {
    Map<Long, List<HandOffFigure>> before = counted(cases);
    Map<Long, List<HandOffFigure>> now = now(cases);
    Sums sums = new Sums();
    before.values().forEach(was -> HandOffTables.count(sums, was, -1));
    now.values().forEach(is -> HandOffTables.count(sums, is, 1));
    sums.write(batches);
    if (!before.isEmpty()) {
      jdbc.sql("DELETE FROM figure_hand_off WHERE case_id IN (:cases)")
          .param("cases", before.keySet())
          .update();
    }
    if (!now.isEmpty()) {
      batches.batchUpdate(
          INSERT,
          now.values().stream().flatMap(List::stream).map(CountingHandOffs::values).toList());
    }
  }

  private Map<Long, List<HandOffFigure>> now(Collection<Long> cases) {
    Map<Long, Closed> closed =
        closed(cases).stream().collect(Collectors.toMap(Closed::id, one -> one));
    Map<Long, Instant> ends = new HashMap<>();
    closed.forEach((id, one) -> ends.put(id, one.at()));
    Map<Long, List<HandOffFigure>> figures = new HashMap<>();
    clock
        .until(ends)
        .forEach(
            (id, agencies) ->
                figures.put(
                    id, agencies.stream().map(held -> figure(closed.get(id), held)).toList()));
    return figures;
  }

  private static HandOffFigure figure(Closed closed, HandOffClock.Held held) {
    return new HandOffFigure(
        closed.id(),
        held.agency(),
        closed.trust(),
        closed.pathway(),
        closed.borough(),
        closed.ward(),
        WorkingCalendar.dayOf(closed.at()),
        held.days(),
        held.paused(),
        held.tasks(),
        held.sentBack(),
        held.received(),
        held.response());
  }

  private List<Closed> closed(Collection<Long> cases) {
    return jdbc.sql(
            """
            SELECT c.id, COALESCE(c.trust_code, '') AS trust_code, c.pathway_id, c.borough_code,
              COALESCE(c.ward_team_code, (SELECT MAX(w.ward_team_code) FROM ward_stay w
                WHERE w.id = (SELECT MAX(l.id) FROM ward_stay l
                  JOIN hospital_spell s ON s.id = l.spell_id
                  WHERE s.case_id = c.id))) AS ward_team_code,
              c.closed_at
            FROM pathway_case c WHERE c.id IN (:cases) AND c.closed_at IS NOT NULL
            """)
        .param("cases", cases)
        .query(
            (row, number) ->
                new Closed(
                    row.getLong("id"),
                    row.getString("trust_code"),
                    row.getString("pathway_id"),
                    row.getString("borough_code"),
                    row.getString("ward_team_code"),
                    row.getObject("closed_at", LocalDateTime.class).toInstant(ZoneOffset.UTC)))
        .list();
  }

  private Map<Long, List<HandOffFigure>> counted(Collection<Long> cases) {
    Map<Long, List<HandOffFigure>> figures = new HashMap<>();
    jdbc.sql("SELECT * FROM figure_hand_off WHERE case_id IN (:cases)")
        .param("cases", cases)
        .query(
            row -> {
              figures
                  .computeIfAbsent(row.getLong("case_id"), id -> new ArrayList<>())
                  .add(
                      new HandOffFigure(
                          row.getLong("case_id"),
                          row.getString("agency_code"),
                          row.getString("trust_code"),
                          row.getString("pathway_id"),
                          row.getString("borough_code"),
                          row.getString("ward_team_code"),
                          row.getObject("closed_on", LocalDate.class),
                          row.getInt("held"),
                          row.getInt("paused"),
                          row.getInt("tasks"),
                          row.getInt("sent_back"),
                          row.getInt("received"),
                          row.getObject("answered", Integer.class)));
            });
    return figures;
  }

  private static Object[] values(HandOffFigure had) {
    return new Object[] {
      had.caseId(),
      had.agency(),
      had.trust(),
      had.pathway(),
      had.borough(),
      had.ward(),
      had.closedOn(),
      had.held(),
      had.paused(),
      had.tasks(),
      had.sentBack(),
      had.received(),
      had.answered()
    };
  }
}
