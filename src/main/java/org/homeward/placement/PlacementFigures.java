package org.homeward.placement;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.homeward.report.Percentiles;
import org.homeward.report.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the figures of placements: sums for what happened; for homes and searches as they are now
 * the stock and the open cases, never history.
 */
@Component
class PlacementFigures {

  private final JdbcClient jdbc;

  PlacementFigures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What happened in a period. */
  static final class Happened {

    private final Map<Placing.What, Map<String, Integer>> times = new EnumMap<>(Placing.What.class);
    private final Map<Placing.What, Percentiles> days = new EnumMap<>(Placing.What.class);

    private void add(Placing.What what, String reason, int took, int number) {
      times.computeIfAbsent(what, any -> new TreeMap<>()).merge(reason, number, Integer::sum);
      days.computeIfAbsent(what, any -> new Percentiles()).add(took, number);
    }

    /** How often, by reason. */
    Map<String, Integer> reasons(Placing.What what) {
      return times.getOrDefault(what, Map.of());
    }

    /** How often. */
    int times(Placing.What what) {
      return reasons(what).values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Days from the referral. */
    Percentiles days(Placing.What what) {
      return days.getOrDefault(what, new Percentiles());
    }
  }

  /**
   * Homes and searches of a borough, now.
   *
   * @param ready homes that are ready and promised to nobody
   * @param empty homes that are empty and not ready yet
   * @param soon homes whose tenant has given notice
   * @param looking people of the trust for whom a home is looked for
   * @param longest days since the home that is empty longest fell empty; 0 if none is
   */
  record Borough(int ready, int empty, int soon, int looking, int longest) {

    static final Borough NONE = new Borough(0, 0, 0, 0, 0);

    Borough plus(Borough other) {
      return new Borough(
          ready + other.ready,
          empty + other.empty,
          soon + other.soon,
          looking + other.looking,
          Math.max(longest, other.longest));
    }
  }

  /** What happened in the period, to those whom the scope is about. */
  @Transactional(readOnly = true)
  public Happened happened(Scope scope) {
    Happened happened = new Happened();
    jdbc.sql(
            """
            SELECT what, reason, days, SUM(times) AS times FROM figure_placed
            WHERE trust_code = :trust AND cut = :cut AND code = :code
              AND on_day BETWEEN :from AND :to
            GROUP BY what, reason, days
            """)
        .param("trust", scope.trust())
        .param("cut", scope.cut().name())
        .param("code", scope.code())
        .param("from", scope.from())
        .param("to", scope.to())
        .query(
            row -> {
              happened.add(
                  Placing.What.valueOf(row.getString("what")),
                  row.getString("reason"),
                  row.getInt("days"),
                  row.getInt("times"));
            });
    return happened;
  }

  /**
   * What providers did in the period, over the whole trust.
   *
   * @return by code of the agency
   */
  @Transactional(readOnly = true)
  public Map<String, Map<Placing.What, Integer>> byProvider(Scope scope) {
    Map<String, Map<Placing.What, Integer>> providers = new HashMap<>();
    jdbc.sql(
            """
            SELECT code, what, SUM(times) AS times FROM figure_placed
            WHERE trust_code = :trust AND cut = 'AGENCY' AND on_day BETWEEN :from AND :to
            GROUP BY code, what
            """)
        .param("trust", scope.trust())
        .param("from", scope.from())
        .param("to", scope.to())
        .query(
            row -> {
              providers
                  .computeIfAbsent(row.getString("code"), any -> new EnumMap<>(Placing.What.class))
                  .put(Placing.What.valueOf(row.getString("what")), row.getInt("times"));
            });
    return providers;
  }

  /**
   * Homes beside those who look for one; two statements.
   *
   * @return by code of the borough
   */
  @Transactional(readOnly = true)
  public Map<String, Borough> boroughs(String trust, LocalDate today) {
    Map<String, Borough> boroughs = new HashMap<>();
    jdbc.sql(
            """
            SELECT s.borough_code, h.state, MIN(h.void_on) AS void_on, COUNT(*) AS homes
            FROM home h JOIN home_scheme s ON s.id = h.scheme_id
            WHERE h.state IN ('READY', 'VOID_NOT_READY', 'NOTICE_GIVEN')
              AND NOT EXISTS (SELECT 1 FROM home_hold x WHERE x.home_id = h.id)
            GROUP BY s.borough_code, h.state
            """)
        .query(
            row -> {
              int homes = row.getInt("homes");
              LocalDate empty = row.getObject("void_on", LocalDate.class);
              int longest =
                  empty == null ? 0 : (int) Math.max(0, ChronoUnit.DAYS.between(empty, today));
              Borough some =
                  switch (row.getString("state")) {
                    case "READY" -> new Borough(homes, 0, 0, 0, longest);
                    case "VOID_NOT_READY" -> new Borough(0, homes, 0, 0, longest);
                    default -> new Borough(0, 0, homes, 0, 0);
                  };
              boroughs.merge(row.getString("borough_code"), some, Borough::plus);
            });
    jdbc.sql(
            """
            SELECT f.borough_code, COUNT(*) AS people
            FROM pathway_case c JOIN placement_search f ON f.case_id = c.id
            WHERE c.trust_code = :trust AND c.status = 'OPEN' AND f.borough_code IS NOT NULL
              AND f.stage = 'SEARCHING'
            GROUP BY f.borough_code
            """)
        .param("trust", trust)
        .query(
            row -> {
              boroughs.merge(
                  row.getString("borough_code"),
                  new Borough(0, 0, 0, row.getInt("people"), 0),
                  Borough::plus);
            });
    return boroughs;
  }
}
