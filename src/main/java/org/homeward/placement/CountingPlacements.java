package org.homeward.placement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homeward.agency.WorkingCalendar;
import org.homeward.report.CaseFigures;
import org.homeward.report.SumTable;
import org.homeward.report.Sums;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what happened to cases on the way to a home. */
@Component
class CountingPlacements implements CaseFigures {

  static final SumTable SUMS =
      new SumTable(
          "figure_placed",
          List.of("trust_code", "cut", "code", "on_day", "what", "reason", "days"),
          List.of("times"));

  private record Whose(String trust, String borough, String ward) {}

  private record Event(
      long caseId, String provider, LocalDate on, Placing.What what, String reason) {}

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  CountingPlacements(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  @Override
  public int rules() {
    return 1;
  }

  @Override
  public void forget() {
    batches.update("DELETE FROM " + SUMS.name());
    batches.update("DELETE FROM figure_placing");
  }

  @Override
  public void count(Collection<Long> cases) {
    List<Placing> before = counted(cases);
    List<Placing> now = now(cases);
    if (before.isEmpty() && now.isEmpty()) {
      return;
    }
    Sums sums = new Sums();
    before.forEach(was -> add(sums, was, -1));
    now.forEach(is -> add(sums, is, 1));
    sums.write(batches);
    jdbc.sql("DELETE FROM figure_placing WHERE case_id IN (:cases)").param("cases", cases).update();
    batches.batchUpdate(
        """
        INSERT INTO figure_placing (case_id, trust_code, borough_code, ward_team_code, agency_code,
          on_day, what, reason, days)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        now.stream().map(CountingPlacements::values).toList());
  }

  private static void add(Sums sums, Placing placing, int sign) {
    placing
        .cuts()
        .forEach(
            (cut, code) ->
                sums.add(
                    SUMS,
                    List.of(
                        placing.trust(),
                        cut.name(),
                        code,
                        placing.on(),
                        placing.what().name(),
                        placing.reason(),
                        placing.days()),
                    sign));
  }

  private List<Placing> now(Collection<Long> cases) {
    List<Event> events = new ArrayList<>(nominations(cases));
    events.addAll(unmet(cases));
    Map<Long, LocalDate> referred = new HashMap<>();
    Map<Long, LocalDate> movedIn = new HashMap<>();
    searches(cases, referred, movedIn);
    if (events.isEmpty() && movedIn.isEmpty()) {
      return List.of();
    }
    Map<Long, Whose> whose = whose(cases);
    Map<Long, LocalDate> offered = new HashMap<>();
    List<Placing> now = new ArrayList<>();
    for (Event event : events) {
      now.add(placing(event, whose.get(event.caseId()), 0));
      if (event.what() == Placing.What.OFFERED) {
        offered.merge(event.caseId(), event.on(), (a, b) -> a.isBefore(b) ? a : b);
      }
    }
    offered.forEach((id, on) -> first(id, Placing.What.FIRST_OFFER, on, referred, whose, now));
    movedIn.forEach((id, on) -> first(id, Placing.What.MOVED_IN, on, referred, whose, now));
    return now;
  }

  private static void first(
      long caseId,
      Placing.What what,
      LocalDate on,
      Map<Long, LocalDate> referred,
      Map<Long, Whose> whose,
      List<Placing> now) {
    LocalDate from = referred.get(caseId);
    if (from != null) {
      now.add(
          placing(
              new Event(caseId, null, on, what, null),
              whose.get(caseId),
              (int) Math.max(0, ChronoUnit.DAYS.between(from, on))));
    }
  }

  private static Placing placing(Event event, Whose whose, int days) {
    return new Placing(
        event.caseId(),
        whose.trust(),
        whose.borough(),
        whose.ward(),
        event.provider(),
        event.on(),
        event.what(),
        event.reason() == null ? "" : event.reason(),
        days);
  }

  private List<Event> nominations(Collection<Long> cases) {
    List<Event> events = new ArrayList<>();
    jdbc.sql(
            """
            SELECT case_id, agency_code, answered_at, decline_reason, state, outcome,
              outcome_reason, ended_at
            FROM nomination WHERE case_id IN (:cases)
            """)
        .param("cases", cases)
        .query(
            row -> {
              long id = row.getLong("case_id");
              String provider = row.getString("agency_code");
              LocalDate answered = day(row, "answered_at");
              String outcome = row.getString("outcome");
              String declined = row.getString("decline_reason");
              boolean declines =
                  declined != null
                      || "DECLINED".equals(row.getString("state"))
                      || Nomination.Outcome.PROVIDER_DECLINED.code().equals(outcome);
              if (answered != null) {
                events.add(
                    new Event(
                        id,
                        provider,
                        answered,
                        declines ? Placing.What.DECLINED : Placing.What.OFFERED,
                        declines ? declined : null));
              }
              LocalDate ended = day(row, "ended_at");
              Placing.What end = end(outcome);
              if (ended != null && end != null) {
                events.add(new Event(id, provider, ended, end, row.getString("outcome_reason")));
              }
            });
    return events;
  }

  private static Placing.What end(String outcome) {
    return Coded.find(Nomination.Outcome.values(), outcome)
        .map(
            known ->
                switch (known) {
                  case PERSON_REFUSED -> Placing.What.REFUSED;
                  case OFFER_WITHDRAWN -> Placing.What.TAKEN_BACK;
                  case UNIT_TAKEN -> Placing.What.TO_OTHER;
                  case PROVIDER_DECLINED, WITHDRAWN, NOT_NEEDED, MOVED_IN -> null;
                })
        .orElse(null);
  }

  private List<Event> unmet(Collection<Long> cases) {
    return jdbc.sql(
            """
            SELECT case_id, recorded_on, CONCAT(COALESCE(support_level, ''), '/', why) AS reason
            FROM unmet_need WHERE case_id IN (:cases)
            """)
        .param("cases", cases)
        .query(
            (row, n) ->
                new Event(
                    row.getLong("case_id"),
                    null,
                    row.getObject("recorded_on", LocalDate.class),
                    Placing.What.UNMET,
                    row.getString("reason")))
        .list();
  }

  private void searches(
      Collection<Long> cases, Map<Long, LocalDate> referred, Map<Long, LocalDate> movedIn) {
    jdbc.sql(
            """
            SELECT s.case_id, s.opened_on, (SELECT MIN(p.moved_in_on) FROM placement_stay p
              WHERE p.case_id = s.case_id) AS moved_in_on
            FROM placement_search s WHERE s.case_id IN (:cases)
            """)
        .param("cases", cases)
        .query(
            row -> {
              long id = row.getLong("case_id");
              referred.put(id, row.getObject("opened_on", LocalDate.class));
              LocalDate moved = row.getObject("moved_in_on", LocalDate.class);
              if (moved != null) {
                movedIn.put(id, moved);
              }
            });
  }

  private Map<Long, Whose> whose(Collection<Long> cases) {
    Map<Long, Whose> whose = new HashMap<>();
    jdbc.sql(
            """
            SELECT c.id, COALESCE(c.trust_code, '') AS trust_code, c.borough_code,
              COALESCE(c.ward_team_code, (SELECT MAX(w.ward_team_code) FROM ward_stay w
                WHERE w.id = (SELECT MAX(l.id) FROM ward_stay l
                  JOIN hospital_spell s ON s.id = l.spell_id
                  WHERE s.case_id = c.id))) AS ward_team_code
            FROM pathway_case c WHERE c.id IN (:cases)
            """)
        .param("cases", cases)
        .query(
            row -> {
              whose.put(
                  row.getLong("id"),
                  new Whose(
                      row.getString("trust_code"),
                      row.getString("borough_code"),
                      row.getString("ward_team_code")));
            });
    return whose;
  }

  private List<Placing> counted(Collection<Long> cases) {
    return jdbc.sql("SELECT * FROM figure_placing WHERE case_id IN (:cases)")
        .param("cases", cases)
        .query(
            (row, n) ->
                new Placing(
                    row.getLong("case_id"),
                    row.getString("trust_code"),
                    row.getString("borough_code"),
                    row.getString("ward_team_code"),
                    row.getString("agency_code"),
                    row.getObject("on_day", LocalDate.class),
                    Placing.What.valueOf(row.getString("what")),
                    row.getString("reason"),
                    row.getInt("days")))
        .list();
  }

  private static Object[] values(Placing placing) {
    return new Object[] {
      placing.caseId(),
      placing.trust(),
      placing.borough(),
      placing.ward(),
      placing.provider(),
      placing.on(),
      placing.what().name(),
      placing.reason(),
      placing.days()
    };
  }

  private static LocalDate day(ResultSet row, String column) throws SQLException {
    LocalDateTime at = row.getObject(column, LocalDateTime.class);
    return at == null ? null : WorkingCalendar.dayOf(at.toInstant(ZoneOffset.UTC));
  }
}
